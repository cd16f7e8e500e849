import { reshape, slice, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { DrawnRows } from '../../core/experiment/birth/drawRows.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import type { WebglContext } from '../gl/context.ts';
import type { RowSource } from '../rows/rowSource.ts';

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

/** Draws all rows and uploads them once. Rejects when `breathe` does. */
export async function uploadDataSet(context: WebglContext, source: RowSource, breathe: () => Promise<void>): Promise<DataSetTensors> {
  await source.drawAll(breathe);
  const facts = source.facts();
  const all = uploadRows(context, source.allRows());
  const train = rowsBetween(all, 0, facts.trainRows);
  const validation = rowsBetween(all, facts.trainRows, facts.trainRows + facts.validationRows);
  return {
    train,
    validation,
    facts,
    dispose() {
      for (const { inputs: x, labels: y } of [train, validation, all]) {
        x.dispose();
        y.dispose();
      }
    },
  };
}

/** Uploads some rows. The caller disposes them. */
export function uploadRows({ backend }: WebglContext, { inputs, labels }: DrawnRows): RowTensors {
  const rows = {
    inputs: tensor(inputs, [labels.length, inputs.length / labels.length]),
    labels: tidy(() => reshape(tensor(Float32Array.from(labels)), [1, labels.length])),
  };
  backend.uploadToGPU(rows.inputs.dataId);
  backend.uploadToGPU(rows.labels.dataId);
  return rows;
}

/** Rows `first` to `end - 1` as views, without a copy. The caller disposes them. */
export function rowsBetween({ inputs, labels }: RowTensors, first: number, end: number): RowTensors {
  const columns = inputs.shape[1] ?? 0;
  return tidy(() => ({
    inputs: slice(inputs, [first, 0], [end - first, columns]),
    labels: slice(labels, [0, first], [1, end - first]),
  }));
}
