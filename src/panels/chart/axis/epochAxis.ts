import { ticks } from 'd3-array';
import { theLab, useLab } from '../../../store/theLab.ts';

/** Round numbers between birth and the last epoch, so that wide panels have the ticks of narrower ones. */
const MOST_BETWEEN = 5;

/**
 * Epochs to label on an axis `width` pixels long: birth and the last epoch always, a few round numbers between
 * them, none closer than `room` pixels.
 */
export function epochTicks(lastEpoch: number, width: number, room = 44): readonly number[] {
  if (lastEpoch <= 0) return [0];
  const most = Math.min(MOST_BETWEEN, Math.max(1, Math.floor(width / (1.8 * room))));
  const gap = (lastEpoch * room) / Math.max(width, 1);
  const between = ticks(0, lastEpoch, most).filter((epoch) => Number.isInteger(epoch) && epoch >= gap && lastEpoch - epoch >= gap);
  return [0, ...between, lastEpoch];
}

const LEAST = 50;

/**
 * Last epoch of an epoch axis: the planned one, so that the axis stands still; of a long run, 50, 100, 200 …,
 * the first that holds the newest epoch, so that its beginning can be seen.
 */
export function axisEndOf(newestEpoch: number, plannedEpochs: number): number {
  let end = LEAST;
  while (end < newestEpoch) end *= 2;
  return Math.max(1, newestEpoch, Math.min(plannedEpochs, end));
}

/** Last epoch of the epoch axis that several runs share. */
export function axisEndOfRuns(runs: readonly { readonly newestEpoch: number; readonly experiment: { readonly epochs: number } }[]): number {
  return axisEndOf(Math.max(-1, ...runs.map(({ newestEpoch }) => newestEpoch)), Math.max(1, ...runs.map(({ experiment }) => experiment.epochs)));
}

/**
 * At most `most` of the epochs 0 to `newestEpoch`, in order: all, if they are few enough, else evenly spaced
 * ones with birth and the newest among them. Empty when the newest is negative.
 */
export function thinEpochs(newestEpoch: number, most: number): readonly number[] {
  const count = newestEpoch + 1;
  if (count <= most) return Array.from({ length: Math.max(0, count) }, (_, epoch) => epoch);
  return Array.from({ length: most }, (_, index) => Math.round((index * newestEpoch) / Math.max(1, most - 1)));
}

/** The epoch under the pointer or the keyboard focus in any panel, or null. */
export function useHoverEpoch(): number | null {
  return useLab((state) => state.view.hoverEpoch);
}

/** Marks an epoch in all panels while the pointer or the focus is on it. */
export function hoverEpoch(epoch: number | null): void {
  theLab().setHoverEpoch(epoch);
}

/** Shows a chosen epoch in all panels; choosing the newest follows the run again. */
export function selectEpoch(epoch: number, newestEpoch: number): void {
  theLab().setEpoch(epoch >= newestEpoch ? null : epoch);
}
