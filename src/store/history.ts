import type { Frame } from '../core/telemetry/frame.ts';
import type { RunId } from './lab.ts';

/** Frames of each run by epoch: `frames[0]` is birth. Kept outside React state. */
const histories = new Map<RunId, Frame[]>();
const EMPTY: readonly Frame[] = [];

/** The frames of a run in order of epoch; empty for an unknown run. The same array until the run is reset. */
export function framesOf(run: RunId): readonly Frame[] {
  return histories.get(run) ?? EMPTY;
}

/** Adds a frame, or replaces the one of its epoch. */
export function recordFrame(run: RunId, frame: Frame): void {
  let frames = histories.get(run);
  if (frames === undefined) histories.set(run, (frames = []));
  frames[frame.epoch] = frame;
}

/** Forgets the frames of a run, or only those after an epoch. */
export function forgetFrames(run: RunId, afterEpoch = -1): void {
  const frames = histories.get(run);
  if (frames === undefined) return;
  if (afterEpoch < 0) histories.delete(run);
  else frames.length = Math.min(frames.length, afterEpoch + 1);
}
