import { stepsPerEpochOf } from '../../core/experiment/layout.ts';
import { formatCount } from '../../panels/kit/format.ts';
import type { Run } from '../../store/lab.ts';
import { formatDuration } from './duration.ts';

/** What the progress counters are made of. */
export type Progress = Pick<Run, 'experiment' | 'status' | 'step' | 'seconds' | 'stepsPerSecond'>;

/** Epochs wholly trained. */
export function epochsDone({ experiment, step }: Pick<Progress, 'experiment' | 'step'>): number {
  return Math.floor(step / stepsPerEpochOf(experiment));
}

/** Seconds until the last epoch at the present rate; null while the rate is unknown or nothing is left. */
export function secondsLeft({ experiment, step, stepsPerSecond }: Progress): number | null {
  const left = stepsPerEpochOf(experiment) * experiment.epochs - step;
  return left > 0 && stepsPerSecond > 0 ? left / stepsPerSecond : null;
}

/** How far training has come: `Epoch 3 of 25`. */
export function epochText(progress: Progress): string {
  return `Epoch ${formatCount(epochsDone(progress))} of ${formatCount(progress.experiment.epochs)}`;
}

/** The counters beside the scrubber, one for each thing that is known. */
export function counters(progress: Progress): readonly string[] {
  const { status, step, seconds, stepsPerSecond, experiment } = progress;
  if (step === 0 && status !== 'running') return [`${formatCount(stepsPerEpochOf(experiment) * experiment.epochs)} steps to go`];
  const left = secondsLeft(progress);
  const rate = status === 'running' && stepsPerSecond > 0 ? [`${formatCount(Math.round(stepsPerSecond))} steps/s`] : [];
  const time = status === 'running' && left !== null ? [`${formatDuration(left)} left`] : [formatDuration(seconds)];
  return [`${formatCount(step)} steps`, ...rate, ...time];
}
