import type { Experiment } from './experiment.ts';
import { layoutOf, probeRowsOf, stepsPerEpochOf, trainRowsOf } from './layout.ts';

/** Epochs, from the first, whose units are read within the epoch too: most deaths fall into them. */
export const EARLY_EPOCHS = 2;
/** Parts of an early epoch, each of which ends with a reading. */
const PARTS = 20;
/** Multiply-adds of a reading, some 50 ms, above which readings may cost no more than `COSTLY_SHARE` of training. */
const COSTLY = 2e8;
const COSTLY_SHARE = 0.1;
/** Passes of a row through the network and back, by what a pass forward costs. */
const PASSES = 3;

/** Where a reading within an early epoch is taken. */
export interface EarlyMark {
  /** Epochs trained: twentieths, or larger parts where an epoch has fewer. */
  readonly epoch: number;
  /** Updates done, as the trainer counts them: epochs of the length at hand. */
  readonly step: number;
}

/** In how many parts an early epoch is read, its end among their ends: 20, or fewer where it has fewer steps or reading a large network would cost much of a short run. */
export function earlyPartsOf(experiment: Experiment): number {
  const rows = probeRowsOf(experiment);
  const affordable = (COSTLY_SHARE * PASSES * trainRowsOf(experiment) * experiment.epochs) / (rows * EARLY_EPOCHS);
  const most = rows * layoutOf(experiment).parameterCount <= COSTLY ? PARTS : Math.min(PARTS, 1 + Math.floor(affordable));
  return Math.min(most, stepsPerEpochOf(experiment));
}

/** The marks of a run in order, where its epochs have so many steps. None stands at the end of an epoch, which has its frame, and no two at a step. */
export function earlyMarksOf(experiment: Experiment, stepsPerEpoch = stepsPerEpochOf(experiment)): readonly EarlyMark[] {
  const parts = earlyPartsOf(experiment);
  const epochs = Math.min(EARLY_EPOCHS, experiment.epochs);
  const columns = Array.from({ length: epochs * parts }, (_, index) => index + 1).filter((column) => column % parts !== 0);
  const stepOf = (column: number): number => Math.floor(column / parts) * stepsPerEpoch + Math.round(((column % parts) * stepsPerEpoch) / parts);
  return columns.map((column) => ({ epoch: column / parts, step: stepOf(column) })).filter(({ step }, index, marks) => step % stepsPerEpoch !== 0 && step !== marks[index - 1]?.step);
}
