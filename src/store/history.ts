import type { EarlyReading } from '../core/telemetry/early.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { RunId } from './state.ts';

/** The frames of all runs, and what was read of them within their first epochs. Kept outside React state. */
export interface History {
  /** The frames of a run in order of epoch, birth first; empty for an unknown run. The same array until the run is reset. */
  readonly framesOf: (run: RunId) => readonly Frame[];
  /** What was read within the first epochs of a run, in order; empty for an unknown run. The same array until the run is reset. */
  readonly earlyOf: (run: RunId) => readonly EarlyReading[];
  /** Adds a frame, or replaces the one of its epoch. */
  readonly recordFrame: (run: RunId, frame: Frame) => void;
  /** Adds a reading, in place of any at its step or later. */
  readonly recordEarly: (run: RunId, reading: EarlyReading) => void;
  /** Forgets all that is recorded of a run, or only what came after an epoch, and, where a number of updates is given, of the readings within epochs those after that. */
  readonly forgetFrames: (run: RunId, afterEpoch?: number, afterStep?: number) => void;
}

const NO_FRAMES: readonly Frame[] = [];
const NO_READINGS: readonly EarlyReading[] = [];

export function createHistory(): History {
  const histories = new Map<RunId, Frame[]>();
  const readings = new Map<RunId, EarlyReading[]>();

  function cut(early: EarlyReading[], isKept: (reading: EarlyReading) => boolean): void {
    const first = early.findIndex((reading) => !isKept(reading));
    if (first >= 0) early.length = first;
  }

  return {
    framesOf: (run) => histories.get(run) ?? NO_FRAMES,
    earlyOf: (run) => readings.get(run) ?? NO_READINGS,
    recordFrame(run, frame) {
      let frames = histories.get(run);
      if (frames === undefined) histories.set(run, (frames = []));
      frames[frame.epoch] = frame;
    },
    recordEarly(run, reading) {
      let early = readings.get(run);
      if (early === undefined) readings.set(run, (early = []));
      cut(early, ({ step }) => step < reading.step);
      early.push(reading);
    },
    forgetFrames(run, afterEpoch = -1, afterStep) {
      if (afterEpoch < 0) {
        histories.delete(run);
        readings.delete(run);
        return;
      }
      const frames = histories.get(run);
      if (frames !== undefined) frames.length = Math.min(frames.length, afterEpoch + 1);
      const early = readings.get(run);
      if (early !== undefined) cut(early, ({ epoch, step }) => (afterStep === undefined ? epoch < afterEpoch : step <= afterStep));
    },
  };
}
