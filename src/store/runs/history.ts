import type { EarlyReading } from '../../core/telemetry/unitActivity.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { Checkpoint } from '../../engine/trainer.ts';
import type { RunId } from '../run.ts';

/** Where a run stood between two epochs. */
export interface KeptPlace {
  /** Epochs done. */
  readonly epoch: number;
  readonly checkpoints: readonly Checkpoint[];
  /** Time spent training up to there. */
  readonly seconds: number;
}

/** Bytes of places that are kept of a run; the earliest go first. */
const MOST_KEPT = 64 * 1024 ** 2;

/** The frames of all runs, what was read of them within their first epochs, and where they stood when operations were made. Kept outside React state. */
export interface History {
  /** The frames of a run in order of epoch, birth first; empty for an unknown run. The same array until the run is reset. */
  readonly framesOf: (run: RunId) => readonly Frame[];
  /** What was read within the first epochs of a run, in order; empty for an unknown run. The same array until the run is reset. */
  readonly earlyOf: (run: RunId) => readonly EarlyReading[];
  /** Adds a frame, or replaces the one of its epoch. */
  readonly recordFrame: (run: RunId, frame: Frame) => void;
  /** Keeps where a run stood, so that it can go back there. */
  readonly keepPlace: (run: RunId, place: KeptPlace) => void;
  /** Where a run stood when so many epochs were done; null where that was not kept. */
  readonly placeAfter: (run: RunId, epoch: number) => KeptPlace | null;
  /** Adds a reading, in place of any at its step or later. */
  readonly recordEarly: (run: RunId, reading: EarlyReading) => void;
  /** Forgets all that is recorded of a run and where it stood, or only what came after an epoch, and, where a number of updates is given, of the readings within epochs those after that. */
  readonly forgetFrames: (run: RunId, afterEpoch?: number, afterStep?: number) => void;
}

const NO_FRAMES: readonly Frame[] = [];
const NO_READINGS: readonly EarlyReading[] = [];

export function createHistory(): History {
  const histories = new Map<RunId, Frame[]>();
  const places = new Map<RunId, readonly KeptPlace[]>();
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
      if (frames === undefined) {
        histories.set(run, (frames = []));
        // There from birth on: who holds both lists sees readings come as they see frames come.
        if (!readings.has(run)) readings.set(run, []);
      }
      frames[frame.epoch] = frame;
    },
    keepPlace(run, place) {
      let bytes = 0;
      const kept = [place, ...(places.get(run) ?? []).filter(({ epoch }) => epoch !== place.epoch)].toSorted((one, other) => other.epoch - one.epoch);
      places.set(run, kept.filter((each) => (bytes += bytesOf(each)) <= MOST_KEPT));
    },
    placeAfter: (run, epoch) => places.get(run)?.find((place) => place.epoch === epoch) ?? null,
    recordEarly(run, reading) {
      let early = readings.get(run);
      if (early === undefined) readings.set(run, (early = []));
      cut(early, ({ step }) => step < reading.step);
      early.push(reading);
    },
    forgetFrames(run, afterEpoch = -1, afterStep) {
      places.set(run, (places.get(run) ?? []).filter(({ epoch }) => epoch <= afterEpoch));
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

function bytesOf({ checkpoints }: KeptPlace): number {
  return checkpoints.reduce((sum, { parameters, slots }) => sum + parameters.byteLength * (1 + slots.length), 0);
}
