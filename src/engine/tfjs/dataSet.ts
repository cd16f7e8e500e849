import { reshape, slice, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { drawRows } from '../../core/experiment/drawRows.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { probeRowsOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { seedsOf } from '../../core/experiment/seeds.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import type { WebglContext } from '../gl/context.ts';
import { total } from './total.ts';

/** Rows drawn between two breaths. */
const ROWS_A_BREATH = 8192;

/** Rows on the GPU. */
export interface RowTensors {
  /** `[n, inputs]` */
  readonly inputs: Tensor;
  /** 0 or 1, `[1, n]`. */
  readonly labels: Tensor;
}

/** A data set on the GPU. Training and validation rows are views of one upload. */
export interface DataSetTensors {
  readonly train: RowTensors;
  readonly validation: RowTensors;
  readonly facts: DataFacts;
  dispose(): void;
}

/** Draws all rows of an experiment and uploads them once. Rejects when `breathe` does. */
export async function uploadDataSet(context: WebglContext, experiment: Experiment, breathe: () => Promise<void>): Promise<DataSetTensors> {
  const { rows, inputs: columns } = experiment;
  const inputs = new Float32Array(rows * columns);
  const labels = new Float32Array(rows);
  for (let first = 0; first < rows; first += ROWS_A_BREATH) {
    const drawn = drawRows(experiment, first, Math.min(ROWS_A_BREATH, rows - first));
    inputs.set(drawn.inputs, first * columns);
    labels.set(drawn.labels, first);
    await breathe();
  }
  const all = uploadRows(context, inputs, labels, columns);
  const trainRows = trainRowsOf(experiment);
  const train = rowsBetween(all, 0, trainRows);
  const validation = rowsBetween(all, trainRows, rows);
  return {
    train,
    validation,
    facts: {
      trainRows,
      validationRows: rows - trainRows,
      trainPositiveShare: total(labels.subarray(0, trainRows)) / trainRows,
      validationPositiveShare: total(labels.subarray(trainRows)) / (rows - trainRows),
    },
    dispose() {
      for (const { inputs: x, labels: y } of [train, validation, all]) {
        x.dispose();
        y.dispose();
      }
    },
  };
}

/** Draws and uploads the probe rows alone, so that the network at birth need not wait for the data set. */
export function uploadProbeRows(context: WebglContext, experiment: Experiment): RowTensors {
  const { inputs, labels } = drawRows(experiment, 0, probeRowsOf(experiment));
  return uploadRows(context, inputs, Float32Array.from(labels), experiment.inputs);
}

/** Rows `first` to `end - 1` as views, without a copy. The caller disposes them. */
export function rowsBetween({ inputs, labels }: RowTensors, first: number, end: number): RowTensors {
  const columns = inputs.shape[1] ?? 0;
  return tidy(() => ({
    inputs: slice(inputs, [first, 0], [end - first, columns]),
    labels: slice(labels, [0, first], [1, end - first]),
  }));
}

/** Experiments with the same key share one data set. */
export function dataSetKey(experiment: Experiment): string {
  const { data, inputs, labels, rows, split } = experiment;
  return [data, inputs, labels, rows, split, seedsOf(experiment).data].join(' ');
}

function uploadRows({ backend }: WebglContext, inputs: Float32Array, labels: Float32Array, columns: number): RowTensors {
  const rows = {
    inputs: tensor(inputs, [labels.length, columns]),
    labels: tidy(() => reshape(tensor(labels), [1, labels.length])),
  };
  backend.uploadToGPU(rows.inputs.dataId);
  backend.uploadToGPU(rows.labels.dataId);
  return rows;
}
