/**
 * At most `most` of the epochs 0 to `newestEpoch`, in order: all, if they are few enough, else evenly spaced
 * ones with birth and the newest among them. Empty when the newest is negative.
 */
export function thinEpochs(newestEpoch: number, most: number): readonly number[] {
  const count = newestEpoch + 1;
  if (count <= most) return Array.from({ length: Math.max(0, count) }, (_, epoch) => epoch);
  return Array.from({ length: most }, (_, index) => Math.round((index * newestEpoch) / Math.max(1, most - 1)));
}
