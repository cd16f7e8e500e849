/**
 * The epoch at which several runs can be compared while some are still in training: the newest that all of those have
 * reached. Infinity when all have ended; each is then judged at its own end, were they to be of different lengths.
 */
export function commonEpoch(runs: readonly { readonly newestEpoch: number; readonly epochs: number }[]): number {
  return Math.min(...runs.filter(({ newestEpoch, epochs }) => newestEpoch < epochs).map(({ newestEpoch }) => newestEpoch));
}
