import { streamKey, uniformFromWord } from '../../random/streams.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import { DATA_SETS } from '../../vocabulary/dataSets.ts';
import { LABELS } from '../../vocabulary/labels.ts';
import type { Experiment } from '../experiment.ts';
import { operatedOf } from '../schedule.ts';
import { seedsOf } from './seeds.ts';

/** Rows of a data set. */
export interface DrawnRows {
  /** `[count, inputs]`, row-major. */
  readonly inputs: Float32Array;
  /** 0 or 1, `[count]`. */
  readonly labels: Uint8Array;
}

/**
 * Draws the rows firstRow … firstRow + count - 1 of an experiment's data set, training rows first. A row is
 * the same however many are drawn and whatever the number of rows; coin-flip labels are those of the last time that an operation drew them. A label is computed from the inputs as
 * float32 holds them.
 */
export function drawRows(experiment: Experiment, firstRow: number, count: number): DrawnRows {
  const columns = experiment.inputs;
  const seed = seedsOf(experiment).data;
  const source = DATA_SETS[experiment.data];
  const rule = LABELS[experiment.labels];
  const dataKey = streamKey('data', 0);
  const labelsKey = streamKey('labels', operatedOf(experiment).labelDraw);
  const words = new Uint32Array(2);
  const inputs = new Float32Array(count * columns);
  const labels = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const row = firstRow + index;
    const start = index * columns;
    for (let column = 0; column < columns; column++) {
      if ((column & 1) === 0) threefry2x32(words, seed, dataKey, row, column >>> 1);
      inputs[start + column] = source.draw(uniformFromWord(words[column & 1] ?? 0));
    }
    if (!rule.learnable) threefry2x32(words, seed, labelsKey, row, 0);
    labels[index] = rule.isPositive(inputs, start, columns, source, words[0] ?? 0) ? 1 : 0;
  }
  return { inputs, labels };
}
