import { drawRows } from '../experiment/birth/drawRows.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { trainRowsOf } from '../experiment/layout.ts';
import { shuffledTrainRows } from '../experiment/birth/shuffle.ts';
import type { UnitFall, UnitPlace } from './unitFall.ts';

/** A unit, and the epoch, from 1, that is trained again to see what happens to it. */
export interface WatchedUnit extends UnitPlace {
  readonly epoch: number;
}

/** What was seen of a unit, and of those beside it, in an epoch that was trained again. Steps are updates done in all. */
export interface StepRecording extends WatchedUnit {
  /** Updates between two readings: 1, or more where an epoch is long or the network large. */
  readonly every: number;
  /** When the unit was read: at the start of the epoch, and after updates. */
  readonly steps: Uint32Array;
  /** Its largest z over the probe then. */
  readonly largest: Float32Array;
  /** Per layer and unit, of those that died in the epoch and were dead at its end, the step of the reading at which the largest z had fallen to 0 or below for the last time; else null. */
  readonly deaths: readonly (readonly (number | null)[])[];
  /** Per layer, the largest z of every unit over the probe at the end of the epoch: what its frame says. */
  readonly atEnd: readonly Float32Array[];
  /** The last step of the unit's life; null where it did not die in the epoch, or lived again at its end. */
  readonly death: UnitDeath | null;
}

/** The update that killed a unit. */
export interface UnitDeath extends UnitFall {
  readonly step: number;
  /** The same counted from 1 within the epoch. */
  readonly stepInEpoch: number;
  readonly batch: Batch;
}

/** The rows that an update was made from. */
export interface Batch {
  /** Rows of the data set, from 0, in the order of training. */
  readonly rows: Uint32Array;
  /** Their labels, 0 or 1. */
  readonly labels: Uint8Array;
}

/** The batch of a step, from 1, of an epoch, from 1, of what trains in it. */
export function batchOf(experiment: Experiment, epoch: number, stepInEpoch: number): Batch {
  const order = new Uint32Array(trainRowsOf(experiment));
  shuffledTrainRows(experiment, epoch, order);
  const rows = order.slice((stepInEpoch - 1) * experiment.batchSize, stepInEpoch * experiment.batchSize);
  return { rows, labels: Uint8Array.from(rows, (row) => drawRows(experiment, row, 1).labels[0] ?? 0) };
}
