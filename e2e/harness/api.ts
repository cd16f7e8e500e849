import type { Experiment } from '../../src/core/experiment/experiment.ts';
import type { DataFacts, Evaluation } from '../../src/core/telemetry/probeReading.ts';
import type { EngineFacts } from '../../src/engine/trainer.ts';
import type { LiveObjects } from './objects.ts';

/**
 * Who computes: `webgl` as the product runs it, `tfjs` op by op, the CPU reference in float32 or
 * float64.
 */
export type Computer = 'webgl' | 'tfjs' | 'cpu' | 'cpu64';

/** How far one parameter tensor of a layer is from the reference. */
export interface TensorDifference {
  /** `dense_1 kernel` … */
  readonly tensor: string;
  /** Largest entry of the reference, in size. */
  readonly largest: number;
  /** Largest difference, as a share of `largest`; the difference itself where that is 0. NaN counts as infinite. */
  readonly worst: number;
}

/** One network after each of some updates. */
export interface Trajectory {
  /** Validation loss after 0, 1, 2 … updates. */
  readonly losses: readonly number[];
  /** Parameters after the last update. */
  readonly parameters: readonly number[];
}

/** A run to its end. */
export interface FinishedRun {
  readonly facts: DataFacts;
  readonly train: readonly Evaluation[];
  readonly validation: readonly Evaluation[];
  /** Per epoch from birth, those of each layer. */
  readonly updateRatios: readonly (readonly (number | null)[])[];
  /** Since when and, from 1, in which layer the diagnosis finds what is not finite; null where all is. */
  readonly notFinite: { readonly sinceEpoch: number; readonly layer: number | null } | null;
  readonly deadFractions: readonly (number | null)[];
  readonly deadOnTraining: readonly (number | null)[];
}

/** Milliseconds, each the median of three. */
export interface Timings {
  readonly step: number;
  readonly evaluateTrain: number;
  readonly evaluateValidation: number;
  readonly probe: number;
}

/** What is held on the GPU. */
export interface GpuMemory {
  /** As TensorFlow.js counts. */
  readonly tensors: number;
  readonly bytes: number;
  /** Freed textures kept for reuse included. */
  readonly allocatedBytes: number;
  /** All objects of the context, whoever made them. */
  readonly objects: LiveObjects;
}

/** What the harness page offers to tests, as `window.harness`. A page runs one WebGL engine at most. */
export interface Harness {
  /** Starts the WebGL engine; its report, or the message with which it refused. */
  start(options?: { readonly forceFloat16?: boolean }): Promise<EngineFacts | string>;
  /** Probe gradients of one network on two computers, per tensor. */
  compareGradients(experiment: Experiment, measured: Computer, reference: Computer): Promise<TensorDifference[]>;
  /** The probe's pre-activations, likewise, per layer. */
  comparePreActivations(experiment: Experiment, measured: Computer, reference: Computer): Promise<TensorDifference[]>;
  /** Change of the parameters by one update, likewise. */
  compareUpdates(experiment: Experiment, measured: Computer, reference: Computer): Promise<TensorDifference[]>;
  trajectory(experiment: Experiment, computer: Computer, steps: number): Promise<Trajectory>;
  run(experiment: Experiment, computer: Computer): Promise<FinishedRun>;
  /** Number of units of the last hidden layer that an update drops otherwise than the seeded stream says; see `masks.ts` for what the experiment has to be. */
  /** Trains for two epochs, stopping at each of these steps; where it stopped and the units' activity there was that of the probe, the parameters at last, and the losses. */
  stopping(experiment: Experiment, computer: Computer, stops: readonly number[]): Promise<{ readonly steps: readonly number[]; readonly parameters: readonly number[]; readonly losses: readonly number[] }>;
  /** Records the first epoch step by step for the first unit of the first layer that dies in it: its step, the one that reading every step without a recorder finds, and its largest z then with all parts of how it moved. */
  recordDeath(experiment: Experiment, computer: 'webgl' | 'tfjs'): Promise<{ readonly step: number; readonly expected: number; readonly largestAfter: number; readonly sumOfParts: number }>;
  differingMasks(experiment: Experiment, computer: Computer, step: number): Promise<number>;
  /** One epoch of training, its loss, probe and evaluation, then the trainer is disposed. */
  visit(experiment: Experiment, computer: Computer): Promise<void>;
  memory(): GpuMemory;
  /** How long the parts of a run take, after one of each to warm up. */
  time(experiment: Experiment, computer: Computer): Promise<Timings>;
  /** Loses the context at a moment of a run; the code of the error that the trainer gives. */
  loseContext(experiment: Experiment, moment: 'before advance' | 'during advance' | 'during probe'): Promise<string>;
}

declare global {
  interface Window {
    harness: Harness;
  }
}
