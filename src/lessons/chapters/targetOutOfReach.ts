import { targetsOf } from '../../core/diagnosis/baseline.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { LEARNABLE, onlyDiffers, SQUARED_ERROR } from '../judging/conditions.ts';
import { nameOf } from '../judging/lossSentence.ts';
import { medianOf, measure, type Reading } from '../judging/measure.ts';
import { deadNow, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, DEAD, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

/** Smallest value that each output activation can take. */
const LOWEST: Readonly<Record<Experiment['output'], number>> = { sigmoid: 0, linear: -Infinity, relu: 0 };

/** Smallest mean squared error in reach of an output that cannot get down to the low target; 0 where it can. */
export function lossFloor(experiment: Experiment, validationPositiveShare: number): number {
  const [low] = targetsOf(experiment);
  const miss = Math.max(0, LOWEST[experiment.output] - low);
  return experiment.loss === 'mean_squared_error' ? (1 - validationPositiveShare) * miss ** 2 : 0;
}

const floorOf: Reading = ({ experiment, facts }) => (facts === null ? null : lossFloor(experiment, facts.validationPositiveShare));

/** 1 when the output unit is dead, 0 when it is not; null where it has no dead state. */
const outputDead: Reading = ({ frames }) => frames.at(-1)?.layers.at(-1)?.deadFraction ?? null;

function decide(settings: readonly Setting[]): Decision | null {
  const shown = settings.flatMap((setting) => {
    const [loss, floor, dead, best] = [medianOf(setting, ({ validationLoss }) => validationLoss), medianOf(setting, floorOf), medianOf(setting, deadNow), medianOf(setting, ({ baseline }) => baseline?.loss ?? null)];
    return loss === null || floor === null || dead === null || best === null ? [] : [{ setting, loss, floor, dead, best }];
  });
  const bound = shown.find(({ floor }) => floor > 0);
  const free = shown.find(({ floor }) => floor === 0);
  if (bound === undefined || free === undefined) return null;
  const atFloor = answerOf(bound) === 'floor';
  return {
    verdicts: [told(atFloor), told(free.loss < bound.floor)],
    answer: answerOf(bound),
    explanation: [
      say('reach.floor', { setting: nameOf(bound.setting), floor: bound.floor, loss: bound.loss, dead: bound.dead }),
      ...(medianOf(bound.setting, outputDead) === 1 ? [say('reach.output-dead', { setting: nameOf(bound.setting) })] : []),
      say('reach.free', { setting: nameOf(free.setting), loss: free.loss }),
    ],
  };
}

/** Nearer to the floor than to the best constant, or the other way round. */
function answerOf({ loss, floor, best }: { readonly loss: number; readonly floor: number; readonly best: number }): string {
  if (loss < floor) return 'below';
  return loss < (floor + best) / 2 ? 'floor' : 'constant';
}

/** A ReLU output asked for −1. */
export const targetOutOfReach = lessonFrom({
  ...headingOf('target-out-of-reach'),
  claim: {
    section: null,
    text: 'An output that cannot take a target keeps a loss above zero even when the network has learnt all that is in reach: that is not dying ReLU, and a linear output has no such floor.',
    parts: [
      { text: 'The output that cannot take a target ends at its floor, above zero', isReason: false },
      { text: 'The linear output ends below that floor', isReason: false },
    ],
  },
  prediction: {
    question: 'Half of the targets are −1. Where does the loss of the ReLU output end?',
    options: [
      { id: 'below', text: 'Near 0: the network finds a way' },
      { id: 'floor', text: 'Near 0.5: each −1 is missed by 1, the rest is right' },
      { id: 'constant', text: 'Near 1: nothing is learnt' },
    ],
  },
  conditions: [SQUARED_ERROR, LEARNABLE, onlyDiffers('output', 'output')],
  numbersOf: (settings) => measure(settings, [LOSS, { quantity: 'floor', unit: 'loss', of: floorOf }, BASELINE, ACCURACY, DEAD, { quantity: 'dead-output', unit: 'count', of: outputDead }]),
  decide,
});
