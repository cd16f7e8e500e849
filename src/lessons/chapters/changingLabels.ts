import type { Experiment } from '../../core/experiment/experiment.ts';
import { LABEL_WORLDS, onlyDiffers, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, optionFor, told, type Decision } from '../judging/judge.ts';
import { worldOf, type LabelWorld } from '../judging/labelWorlds.ts';
import { medianOf, measure, type Reading } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { deadAfter } from '../judging/readings.ts';
import { LITTLE, MANY_DEAD } from '../judging/thresholds.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

/** The epochs that end the quarters of training, each once. */
function quarters({ epochs }: Experiment): readonly number[] {
  return [...new Set([1, 2, 3, 4].map((quarter) => Math.max(1, Math.round((epochs * quarter) / 4))))];
}

const accuracyIn = (epoch: number): Reading => ({ frames }) => frames.find((frame) => frame.epoch === epoch)?.trainAccuracy ?? null;

/** A world's shares at the end of the first quarter and of the last. */
interface Course {
  readonly from: number;
  readonly to: number;
  readonly dead: readonly [number, number];
  readonly accuracy: readonly [number, number];
}

function courseOf(settings: readonly Setting[], world: LabelWorld): Course | null {
  const setting = settings.find(({ experiment }) => worldOf(experiment) === world);
  if (setting === undefined) return null;
  const [from = 1] = quarters(setting.experiment);
  const to = setting.experiment.epochs;
  const [deadBefore, dead] = [medianOf(setting, deadAfter(from)), medianOf(setting, deadAfter(to))];
  const [accuracyBefore, accuracy] = [medianOf(setting, accuracyIn(from)), medianOf(setting, accuracyIn(to))];
  if (deadBefore === null || dead === null || accuracyBefore === null || accuracy === null) return null;
  return { from, to, dead: [deadBefore, dead], accuracy: [accuracyBefore, accuracy] };
}

function decide(settings: readonly Setting[]): Decision | null {
  const [fixed, redrawn, recycled] = [courseOf(settings, 'fixed'), courseOf(settings, 'redrawn'), courseOf(settings, 'recycled')];
  if (fixed === null || redrawn === null || recycled === null) return null;
  const grows = redrawn.dead[1] - redrawn.dead[0] > LITTLE && redrawn.dead[1] - fixed.dead[1] > LITTLE;
  const forgets = redrawn.accuracy[0] - redrawn.accuracy[1] > LITTLE;
  const keeps = redrawn.dead[1] - recycled.dead[1] > LITTLE && recycled.accuracy[1] - redrawn.accuracy[1] > LITTLE;
  return {
    verdicts: [told(fixed.dead[1] <= LITTLE), redrawn.from === redrawn.to ? 'undecided' : told(grows), redrawn.from === redrawn.to ? 'undecided' : told(forgets), told(keeps)],
    answer: optionFor(redrawn.dead[1], [[LITTLE, 'few'], [MANY_DEAD, 'some'], [Infinity, 'many']]),
    explanation: [
      say('worlds.fixed', { epoch: fixed.to, dead: fixed.dead[1], accuracy: fixed.accuracy[1] }),
      say('worlds.redrawn', { epoch: redrawn.to, dead: redrawn.dead[1], accuracy: redrawn.accuracy[1] }),
      ...(redrawn.from === redrawn.to ? [] : [say('worlds.earlier', { epoch: redrawn.from, dead: redrawn.dead[0], accuracy: redrawn.accuracy[0] })]),
      say('worlds.recycled', { epoch: recycled.to, dead: recycled.dead[1], accuracy: recycled.accuracy[1] }),
      say('worlds.chance'),
    ],
  };
}

/** Rows by what is done to the labels, the epochs that end the quarters across. */
function numbersOf(settings: readonly Setting[]): ReturnType<typeof measure> {
  return settings.flatMap((setting) => {
    const world = worldOf(setting.experiment);
    const named = world === null ? setting : { ...setting, label: say(`world.${world}`) };
    return measure([named], [
      ...quarters(setting.experiment).map((epoch) => ({ quantity: 'dead-earlier', unit: 'share', of: deadAfter(epoch), values: { epoch } }) as const),
      ...quarters(setting.experiment).map((epoch) => ({ quantity: 'train-accuracy', unit: 'share', of: accuracyIn(epoch), values: { epoch } }) as const),
    ]);
  });
}

/** A network that has to learn other labels again and again. */
export const changingLabels = lessonFrom({
  ...headingOf('changing-labels'),
  claim: {
    section: null,
    text: 'Long training on fixed labels kills hardly a unit. Labels that change again and again do, and the network gets worse at learning the next ones; recycling dormant units at each change (ReDo) prevents much of both.',
    parts: [
      { text: `With fixed labels at most a tenth of the units end dead`, isReason: false },
      { text: 'With labels redrawn again and again more and more die', isReason: false },
      { text: 'It gets worse at learning the labels of the day', isReason: false },
      { text: 'With ReDo fewer die, and more rows are right', isReason: false },
    ],
  },
  prediction: {
    question: 'The labels are redrawn every 20 epochs, 19 times. How many of the units are dead after epoch 400?',
    options: [
      { id: 'few', text: 'Fewer than a tenth' },
      { id: 'some', text: 'Between 10 % and 40 %' },
      { id: 'many', text: '40 % or more' },
    ],
  },
  conditions: [onlyDiffers('at', 'operations'), LABEL_WORLDS, UNITS_CAN_DIE],
  numbersOf,
  decide,
});
