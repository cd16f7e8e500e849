import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { ONE_SETTING, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure, type Reading } from '../judging/measure.ts';
import { deadNow, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, deadAfter, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { validationMargin } from '../../core/diagnosis/baseline.ts';
import { LITTLE } from '../judging/thresholds.ts';
import { unitEvents } from '../judging/unitFates.ts';
import { headingOf } from '../headings.ts';

/** The epoch where the article stops is a quarter of this lesson's; a changed number of epochs is split likewise. */
function earlierEpoch({ experiment }: Setting): number {
  return Math.max(1, Math.round(experiment.epochs / 4));
}

const countAfter = (epoch: number, event: 'died' | 'revived'): Reading => ({ frames, dead }) =>
  frames.length === 0 || dead.includes(null) ? null : unitEvents(frames, epoch)[event];

const lossAfterEpoch = (epoch: number): Reading => ({ frames }) => frames.find((frame) => frame.epoch === epoch)?.validationLoss ?? null;

function decide(setting: Setting): Decision | null {
  const from = earlierEpoch(setting);
  const to = setting.outcomes[0]?.epoch ?? 0;
  const [before, after] = [medianOf(setting, deadAfter(from)), medianOf(setting, deadNow)];
  const [died, revived] = [medianOf(setting, countAfter(from, 'died')), medianOf(setting, countAfter(from, 'revived'))];
  if (from >= to || before === null || after === null || died === null || revived === null) return null;
  const [lossBefore, lossAfter] = [medianOf(setting, lossAfterEpoch(from)), medianOf(setting, LOSS.of)];
  const learntMore = learns(setting) && lossBefore !== null && lossAfter !== null && lossBefore - lossAfter > validationMargin(setting.experiment);
  return {
    verdicts: [told(!learntMore && after >= before - LITTLE), told(revived === 0)],
    answer: answerOf(died, revived),
    explanation: [
      say('epochs.counts', { from, to, died, revived, before, after }),
      ...(revived > 0 ? [say('epochs.revived')] : []),
      ...lossSentence(from, to, lossBefore, lossAfter),
      ...(learntMore ? [say('epochs.learnt', { from })] : []),
      ...lossSentences([setting]),
    ],
  };
}

function lossSentence(from: number, to: number, before: number | null, after: number | null): readonly string[] {
  return before === null || after === null ? [] : [say('epochs.loss', { from, to, before, after })];
}

function answerOf(died: number, revived: number): string {
  if (revived === 0) return 'none';
  return revived <= died ? 'some' : 'many';
}

/** Four times the epochs of the article. */
export const moreEpochs = lessonFrom({
  ...headingOf('more-epochs'),
  claim: {
    section: 'Solution? 4. Does increasing the epochs help?',
    text: 'No: a dead unit has no gradient, its kernel is never updated again, and another epoch computes the same zero.',
    parts: [
      { text: 'More epochs do not help', isReason: false },
      { text: 'A dead unit is never updated again', isReason: true },
    ],
  },
  prediction: {
    question: 'From epoch 25 to epoch 100, how many units that are dead on the probe come back?',
    options: [
      { id: 'none', text: 'None' },
      { id: 'some', text: 'Some, but no more than die' },
      { id: 'many', text: 'More than die' },
    ],
  },
  conditions: [ONE_SETTING, UNITS_CAN_DIE],
  numbersOf: (settings) => settings.flatMap((setting) => {
    const epoch = earlierEpoch(setting);
    return measure([setting], [
      { quantity: 'dead-earlier', unit: 'share', of: deadAfter(epoch), values: { epoch } },
      DEAD, DEAD_ON_TRAINING, BORN_DEAD,
      { quantity: 'died', unit: 'count', of: countAfter(epoch, 'died'), values: { epoch } },
      { quantity: 'revived', unit: 'count', of: countAfter(epoch, 'revived'), values: { epoch } },
      { quantity: 'loss-earlier', unit: 'loss', of: lossAfterEpoch(epoch), values: { epoch } },
      LOSS, BASELINE, ACCURACY,
    ]);
  }),
  decide: ([setting]) => decide(setting),
});
