import { ONE_SETTING, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { blowOf, UNIT_17, victimOf, type Blow } from '../judging/lastFall.ts';
import { measure, type Reading } from '../judging/measure.ts';
import type { Outcome, Setting } from '../judging/outcome.ts';
import { BORN_DEAD, DEAD } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

/** The blow of the unit in question, where its last epoch has been recorded. */
function blowIn({ experiment, frames, recording }: Outcome): Blow | null {
  const victim = victimOf(experiment, frames);
  if (victim === null || recording?.unit !== victim.unit || recording.layer !== victim.layer || recording.epoch !== victim.epoch) return null;
  return blowOf(recording);
}

const ofBlow = (read: (blow: Blow) => number): Reading => (outcome) => {
  const blow = blowIn(outcome);
  return blow === null ? null : read(blow);
};

const before = ofBlow(({ death }) => death.largestBefore);
const after = ofBlow(({ death }) => death.largestAfter);
const byBias = ofBlow((blow) => blow.byBias);
const byKernel = ofBlow((blow) => blow.byKernel);
const byOtherRow = ofBlow(({ death }) => death.byOtherRow);
const byGradient = ofBlow((blow) => blow.byGradient);
const byMomentum = ofBlow((blow) => blow.byMomentum);

function undecided(sentence: string): Decision {
  return { verdicts: ['undecided', 'undecided'], answer: null, explanation: [sentence] };
}

function decide(setting: Setting): Decision | null {
  const [outcome] = setting.outcomes;
  if (outcome === undefined || outcome.frames.length === 0) return null;
  const victim = victimOf(outcome.experiment, outcome.frames);
  if (victim === null) return undecided(say('autopsy.none'));
  const { unit, epoch } = victim;
  const blow = blowIn(outcome);
  if (blow === null) return undecided(say(outcome.recording?.unit === unit && outcome.recording.epoch === epoch ? 'autopsy.lived' : 'autopsy.waits', { number: unit + 1, epoch }));
  const { death } = blow;
  return {
    verdicts: [told(blow.byKernel < blow.byBias), told(blow.byMomentum < blow.byGradient)],
    answer: answerOf(blow),
    explanation: [
      ...(unit === UNIT_17 ? [] : [say('autopsy.other')]),
      say('autopsy.fall', { number: unit + 1, epoch, step: death.step, before: death.largestBefore, after: death.largestAfter }),
      say('autopsy.parts', { bias: blow.byBias, kernel: blow.byKernel }),
      ...(death.byOtherRow > 0 ? [say('autopsy.other-row', { moved: death.byOtherRow })] : []),
      say('autopsy.momentum', { gradient: blow.byGradient, momentum: blow.byMomentum, rows: death.batch.rows.length, ones: death.batch.labels.reduce((sum, label) => sum + label, 0) }),
    ],
  };
}

/** What moved z furthest down. The inputs of layer 1 stay, and another row that is largest now can only be higher. */
function answerOf({ byBias: bias, byKernel: kernel }: Blow): string | null {
  if (Math.min(bias, kernel) >= 0) return null;
  return kernel < bias ? 'kernel' : 'bias';
}

/** The death of one unit, taken apart. */
export const whoKilled = lessonFrom({
  ...headingOf('who-killed'),
  claim: {
    section: null,
    text: 'In the step that kills a unit its kernel moves it further down than its bias, and the rows of that step’s batch hardly matter: what earlier batches left in the optimizer’s mean carries it over the edge.',
    parts: [
      { text: 'Its kernel moved its largest z further down than its bias did', isReason: false },
      { text: 'What the optimizer kept of earlier batches moved it further down than the gradient of the last one', isReason: false },
    ],
  },
  prediction: {
    question: 'Unit 17 was alive at birth and is dead at the end. What moved its largest z furthest down in the step that killed it?',
    options: [
      { id: 'bias', text: 'Its bias' },
      { id: 'kernel', text: 'Its kernel' },
      { id: 'other-row', text: 'Another row became the largest' },
      { id: 'inputs', text: 'Its inputs changed' },
    ],
  },
  conditions: [ONE_SETTING, UNITS_CAN_DIE],
  watched: ({ runs: [run] }) => (run?.finished === true ? victimOf(run.experiment, run.frames) : null),
  numbersOf: (settings) => measure(settings, [
    { quantity: 'z-before', unit: 'number', of: before },
    { quantity: 'z-by-bias', unit: 'number', of: byBias },
    { quantity: 'z-by-kernel', unit: 'number', of: byKernel },
    { quantity: 'z-by-other-row', unit: 'number', of: byOtherRow },
    { quantity: 'z-after', unit: 'number', of: after },
    { quantity: 'z-by-gradient', unit: 'number', of: byGradient },
    { quantity: 'z-by-momentum', unit: 'number', of: byMomentum },
    DEAD, BORN_DEAD,
  ]),
  decide: ([setting]) => decide(setting),
});
