import { fourDraws } from './threefry';

const WORDS: usize = memory.data(32, 16);

/** The order of rows of an epoch, as `shuffledTrainRows` in core/experiment/shuffle.ts makes it, eight words at a time. */
export function shuffle(order: usize, count: i32, seed: i32, stream: i32, epoch: i32): void {
  for (let i = 0; i < count; i++) store<i32>(order + (i << 2), i);
  for (let eight = (count - 1) >> 3; eight >= 0; eight--) {
    fourDraws(WORDS, seed, stream, i32x4.splat(epoch), i32x4.add(i32x4.splat(eight << 2), i32x4(0, 1, 2, 3)));
    for (let i = min(count - 1, (eight << 3) + 7); i >= max(1, eight << 3); i--) {
      const word = load<u32>(WORDS + ((i & 6) << 1) + ((i & 1) << 4));
      const at = order + (i << 2);
      const other = order + (<usize>((<u64>word * <u64>(i + 1)) >> 32) << 2);
      const swapped = load<i32>(at);
      store<i32>(at, load<i32>(other));
      store<i32>(other, swapped);
    }
  }
}
