import { ticks } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';

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

/** Epochs 0 to the last onto 0 to `width`: points, for lines. */
export function epochScale(lastEpoch: number, width: number): ScaleLinear<number, number> {
  return scaleLinear().domain([0, Math.max(1, lastEpoch)]).range([0, width]);
}

/** Where the column of an epoch lies when the columns of epochs 0 to the last fill `width` pixels: bands, for rasters. */
export function epochBand(epoch: number, lastEpoch: number, width: number): { readonly x: number; readonly width: number } {
  const from = Math.round((epoch * width) / (lastEpoch + 1));
  const to = Math.round(((epoch + 1) * width) / (lastEpoch + 1));
  return { x: from, width: Math.max(1, to - from) };
}

/** The epoch whose column holds pixel `x`, clamped to 0 … the last. */
export function epochAtBand(x: number, lastEpoch: number, width: number): number {
  const epoch = Math.floor((x * (lastEpoch + 1)) / Math.max(1, width));
  return Math.min(lastEpoch, Math.max(0, epoch));
}
