import { streamKey } from '../../random/streams.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import type { Experiment } from '../experiment.ts';
import { seedsOf } from './seeds.ts';

/**
 * Fills `target` (as long as there are training rows) with the order in which an epoch, from 1, takes them;
 * batch b is `target[b · batchSize …]`. A Fisher-Yates shuffle of 0, 1, … from the top: entry i is swapped
 * with entry ⌊word · (i + 1) / 2³²⌋. Every epoch starts from the sorted order, so no epoch needs those before it.
 */
export function shuffledTrainRows(experiment: Experiment, epoch: number, target: Uint32Array): void {
  const seed = seedsOf(experiment).shuffle;
  const key = streamKey('shuffle', 0);
  const words = new Uint32Array(2);
  for (let i = 0; i < target.length; i++) target[i] = i;
  let pair = -1;
  for (let i = target.length - 1; i > 0; i--) {
    if (i >>> 1 !== pair) {
      pair = i >>> 1;
      threefry2x32(words, seed, key, epoch, pair);
    }
    const j = Math.floor(((words[i & 1] ?? 0) * (i + 1)) / 2 ** 32);
    const swapped = target[i] ?? 0;
    target[i] = target[j] ?? 0;
    target[j] = swapped;
  }
}
