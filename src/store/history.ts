import type { Frame } from '../core/telemetry/frame.ts';
import type { RunId } from './state.ts';

/** The frames of all runs. Kept outside React state. */
export interface History {
  /** The frames of a run in order of epoch, birth first; empty for an unknown run. The same array until the run is reset. */
  readonly framesOf: (run: RunId) => readonly Frame[];
  /** Adds a frame, or replaces the one of its epoch. */
  readonly recordFrame: (run: RunId, frame: Frame) => void;
  /** Forgets the frames of a run, or only those after an epoch. */
  readonly forgetFrames: (run: RunId, afterEpoch?: number) => void;
}

const EMPTY: readonly Frame[] = [];

export function createHistory(): History {
  const histories = new Map<RunId, Frame[]>();
  return {
    framesOf: (run) => histories.get(run) ?? EMPTY,
    recordFrame(run, frame) {
      let frames = histories.get(run);
      if (frames === undefined) histories.set(run, (frames = []));
      frames[frame.epoch] = frame;
    },
    forgetFrames(run, afterEpoch = -1) {
      const frames = histories.get(run);
      if (frames === undefined) return;
      if (afterEpoch < 0) histories.delete(run);
      else frames.length = Math.min(frames.length, afterEpoch + 1);
    },
  };
}
