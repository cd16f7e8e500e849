import type { Experiment } from '../core/experiment/experiment.ts';
import type { ContinualMemory } from '../core/operations/livingNetwork.ts';
import type { AskedEngine, EngineId } from '../core/vocabulary/engines.ts';
import type { DataFacts, Evaluation, ProbeReading } from '../core/telemetry/probeReading.ts';
import type { UnitActivity } from '../core/telemetry/unitActivity.ts';

/**
 * All that is needed to go on with one network, on this engine or another. With the experiment (which fixes
 * data, shuffles and masks) it determines every later update.
 */
export interface Checkpoint {
  /**
   * Updates done. To a trainer, those of as many epochs as are done and of what is done of the next one, all of the size that
   * its epochs have: with batches of another size before, other than were made.
   */
  readonly step: number;
  /** Flat parameters, `[parameterCount]`. */
  readonly parameters: Float32Array;
  /** The optimizer's slots (Adam: m, v), each `[parameterCount]`. */
  readonly slots: readonly Float32Array[];
  /** Sum over the rows trained on so far in the current epoch. */
  readonly lossSum: number;
  readonly correctCount: number;
  /** What continual backprop remembers, where it has begun; a trainer knows nothing of it. */
  readonly memory?: ContinualMemory;
}

/** What a trainer may ask of whoever drives it. */
export interface TrainerContext {
  /**
   * To be awaited between pieces of work of at most some 10 ms. Lets messages in when it is time to, and
   * rejects with an `AbortError` when the work is no longer wanted. `share` says how far a pass over all rows has come.
   */
  readonly breathe: (share?: number) => Promise<void>;
}

/** The rows that are trained on, or those held out. */
export type RowSet = 'train' | 'validation';

/**
 * One or more networks of the same architecture (replicas) in training. Every engine implements it; the
 * session drives it and cannot tell which it holds. After a rejected promise only `dispose` may be called.
 * Everything returned has one entry per replica, in order.
 */
export interface Trainer {
  /** One per replica. Equal in rows, split, inputs, hidden, activation ids, output, loss, optimizer, batch size, epochs, targets. */
  readonly experiments: readonly Experiment[];
  readonly stepsPerEpoch: number;
  /** Updates done (or, on a GPU, issued) so far, as its checkpoints count them. */
  readonly step: number;
  /** Draws the data set. Called once, before anything but `probe` and `maxPreActivations('probe')`. */
  facts(): Promise<readonly DataFacts[]>;
  /**
   * Makes updates for about `milliseconds`, at least one, never past the end of the current epoch, nor past `untilStep`
   * updates in all. Where it stops changes no bit of what comes after.
   */
  advance(milliseconds: number, untilStep?: number): Promise<void>;
  /** Row-weighted mean over the batches of the epoch just completed, dropout on; then starts the next epoch's sums. */
  epochLoss(): Promise<readonly Evaluation[]>;
  /** Loss and accuracy over all rows of a set, dropout off. */
  evaluate(rows: RowSet): Promise<readonly Evaluation[]>;
  probe(): Promise<readonly ProbeReading[]>;
  /** What the units of every layer, the output's included, do on the probe: what `probe` tells of them, where the engine can for less. */
  activity(): Promise<readonly (readonly UnitActivity[])[]>;
  /** Largest z of every unit over the probe or over **all** training rows, dropout off, `[unitCount]`; NaN when one is. */
  maxPreActivations(rows: 'probe' | 'train'): Promise<readonly Float32Array[]>;
  checkpoint(): Promise<readonly Checkpoint[]>;
  restore(checkpoints: readonly Checkpoint[]): Promise<void>;
  dispose(): void;
}

/** What an engine says of itself. */
export interface EngineFacts {
  readonly id: EngineId;
  /** For example `ANGLE (…)`, or `typed arrays`. */
  readonly renderer: string;
  /** Whether a WebGL renderer is software. */
  readonly software: boolean;
  readonly float: 32;
}

/** Which engine runs and why, for people and for the exported run. */
export interface EngineReport extends EngineFacts {
  /** What was asked for. */
  readonly asked: AskedEngine;
  /** The engine that was to run, as asked for or as chosen, where another one does. */
  readonly fallbackFrom?: EngineId;
  /** Why it is this one, where that is not plain. */
  readonly reason?: string;
  /** That the other one's code could not be loaded: it says nothing of the device, and may be tried again. */
  readonly notLoaded?: true;
}

/** Makes trainers on one engine. */
export interface Engine {
  readonly report: EngineFacts;
  readonly createTrainer: (experiments: readonly Experiment[], context: TrainerContext) => Promise<Trainer>;
}

/** The number of updates at which `advance` stops at the latest: at least one more, at most the end of the epoch. */
export function stopOf({ step, stepsPerEpoch }: Pick<Trainer, 'step' | 'stepsPerEpoch'>, untilStep = Infinity): number {
  return Math.max(step + 1, Math.min(untilStep, (Math.floor(step / stepsPerEpoch) + 1) * stepsPerEpoch));
}

/** The entry of a replica in a list that has one for each. */
export function ofReplica<T>(list: readonly T[], replica: number): T {
  const item = list[replica];
  if (item === undefined) throw new RangeError(`There is no replica ${replica}.`);
  return item;
}
