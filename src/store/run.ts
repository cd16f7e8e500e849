import type { Experiment } from '../core/experiment/experiment.ts';
import type { Place } from '../core/experiment/work/workload.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import type { FailureCode } from '../engine/protocol.ts';
import type { SecondOpinion } from '../engine/secondOpinion.ts';
import type { EngineReport } from '../engine/trainer.ts';

/** Names a run for as long as the page is open. */
export type RunId = string;

/** Where a run stands. */
export type RunStatus = 'birth' | 'running' | 'paused' | 'finished' | 'failed';

/** How a run was put back to work after its engine was lost. */
export interface Recovery {
  /** What the engine was lost to; null when the run had failed and a person asked for another engine. */
  readonly code: FailureCode | null;
  /** Number of the loss: runs that were lost together share it. */
  readonly fault: number;
  /** Epochs done up to the checkpoint. */
  readonly epoch: number;
  /** Whether the checkpoint is of the middle of the next one. */
  readonly isMidEpoch: boolean;
  /** Whether training went on from there. */
  readonly isTraining: boolean;
  /** Whether it went on on the CPU in place of the engine that the experiment names. */
  readonly onCpu: boolean;
  /** First and last of the epochs that had been recorded after the checkpoint: dropped, to be trained again. Null if none. */
  readonly again: readonly [number, number] | null;
}

/** A comparison of a run's first steps with another engine's: none yet, under way, made, or failed and why. */
export type Check =
  | { readonly status: 'none' | 'checking' }
  | { readonly status: 'checked'; readonly opinion: SecondOpinion }
  | { readonly status: 'failed'; readonly message: string };

/** Of a run whose first steps nobody has asked to compare. */
export const UNCHECKED: Check = { status: 'none' };

/** Where what was trained elsewhere came from. */
export interface OpenedFrom {
  readonly name: string;
  /** Version of the page that recorded it. */
  readonly version: string;
}

/** What the page knows of a run besides its frames, which the lab keeps beside its state. */
export interface Run {
  readonly id: RunId;
  readonly experiment: Experiment;
  /** A pinned run is kept for comparison: no control acts on it. */
  readonly pinned: boolean;
  /** The file that it was opened from; absent where it was trained here. */
  readonly file?: OpenedFrom;
  /** Rises when the experiment changes or is reset; messages of older generations are dropped. */
  readonly generation: number;
  readonly status: RunStatus;
  /** Epoch that it trains to, or that it was training to when it failed; null while it does not train. */
  readonly untilEpoch: number | null;
  /** How far it may go without another question: a permit of the gate said so. */
  readonly allowed: Place;
  /** What is known of the network at birth: `waiting` nothing and nobody works on it, `reading` somebody does, `held` the units but not the losses, `known` all. */
  readonly birth: 'waiting' | 'reading' | 'held' | 'known';
  /** How far the evaluation of the losses at birth has come, 0 to 1. */
  readonly birthShare: number;
  readonly engine: EngineReport | null;
  /** Whether all that is recorded of it after birth was trained on that engine. */
  readonly isOfOneEngine: boolean;
  /** Of a run that finished on an engine whose bits are the same everywhere, else null. */
  readonly fingerprint: string | null;
  readonly facts: DataFacts | null;
  readonly step: number;
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly failure: { readonly code: FailureCode; readonly message: string } | null;
  /** The last recovery; null if nothing was lost. */
  readonly recovery: Recovery | null;
  /** What a second engine said of its first steps. */
  readonly check: Check;
  /** Rises when the run's history gains or revises a frame. At most one rise an animation frame. */
  readonly revision: number;
}
