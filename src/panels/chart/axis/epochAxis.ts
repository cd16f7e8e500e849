import { ticks } from 'd3-array';

/**
 * Epochs to label on an axis `width` pixels long: birth and the last epoch always, round numbers between
 * them, none closer than `room` pixels.
 */
export function epochTicks(lastEpoch: number, width: number, room = 44): readonly number[] {
  if (lastEpoch <= 0) return [0];
  const most = Math.max(1, Math.floor(width / (1.8 * room)));
  const gap = (lastEpoch * room) / Math.max(width, 1);
  const between = ticks(0, lastEpoch, most).filter((epoch) => Number.isInteger(epoch) && epoch >= gap && lastEpoch - epoch >= gap);
  return [0, ...between, lastEpoch];
}

/** `birth` for epoch 0, else its number. */
export function formatEpochTick(epoch: number): string {
  return epoch === 0 ? 'birth' : String(epoch);
}

/** `birth` or `epoch 12`, for sentences. */
export function epochName(epoch: number): string {
  return epoch === 0 ? 'birth' : `epoch ${epoch}`;
}
