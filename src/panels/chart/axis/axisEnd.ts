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
