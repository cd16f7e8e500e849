import { placeOf, updatesUntil } from '../../../core/experiment/schedule.ts';
import { countOf, formatCount, formatDuration } from '../../../core/words/numbers.ts';
import type { Run } from '../../../store/run.ts';

/** What the progress counters are made of. */
export type Progress = Pick<Run, 'experiment' | 'status' | 'step' | 'seconds' | 'stepsPerSecond'>;

/** Epochs wholly trained. */
export function epochsDone({ experiment, step }: Pick<Progress, 'experiment' | 'step'>): number {
  return placeOf(experiment, step).epoch;
}

/** Seconds until the last epoch at the present rate; null while the rate is unknown or nothing is left. */
export function secondsLeft({ experiment, step, stepsPerSecond }: Progress): number | null {
  const left = updatesUntil(experiment, experiment.epochs) - step;
  return left > 0 && stepsPerSecond > 0 ? left / stepsPerSecond : null;
}

/** How far training has come: `Epoch 3 of 25`. */
export function epochText(progress: Progress): string {
  return `Epoch ${formatCount(epochsDone(progress))} of ${formatCount(progress.experiment.epochs)}`;
}

/** Which epoch of the past is shown: `Epoch 3 of 25 shown`. */
export function shownEpochText(epoch: number, epochs: number): string {
  return epoch === 0 ? 'Birth shown' : `Epoch ${formatCount(epoch)} of ${formatCount(epochs)} shown`;
}

/** Time left while training, time taken otherwise; empty before there is any. */
export function timeText(progress: Progress): string {
  const { status, step, seconds } = progress;
  if (status !== 'running') return step === 0 ? '' : formatDuration(seconds);
  const left = secondsLeft(progress);
  return left === null ? '' : `${formatDuration(left)} left`;
}

/** Steps done and their rate; before the first one, how many there will be. */
export function stepsText({ experiment, status, step, stepsPerSecond }: Progress): string {
  if (step === 0) return `${countOf(updatesUntil(experiment, experiment.epochs), 'step')} to go`;
  const rate = status === 'running' && stepsPerSecond > 0 ? ` · ${formatCount(Math.round(stepsPerSecond))} steps/s` : '';
  return `${countOf(step, 'step')}${rate}`;
}
