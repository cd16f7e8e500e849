import { drawRows, type DrawnRows } from '../../core/experiment/birth/drawRows.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { probeRowsOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { operatedOf } from '../../core/experiment/schedule.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';

const ROWS_PER_DRAW = 4096;

/** An experiment's rows: the probe's at once, all of them once drawn. */
export class RowSource {
  private readonly experiment: Experiment;
  private probe: DrawnRows | null = null;
  private all: DrawnRows | null = null;

  constructor(experiment: Experiment) {
    this.experiment = experiment;
  }

  /** Draws every row, breathing in between; `into` says where to. */
  async drawAll(breathe: () => Promise<void>, into?: DrawnRows): Promise<void> {
    if (this.all !== null) return;
    const { rows, inputs: columns } = this.experiment;
    const all = into ?? { inputs: new Float32Array(rows * columns), labels: new Uint8Array(rows) };
    for (let first = 0; first < rows; first += ROWS_PER_DRAW) {
      const drawn = drawRows(this.experiment, first, Math.min(ROWS_PER_DRAW, rows - first));
      all.inputs.set(drawn.inputs, first * columns);
      all.labels.set(drawn.labels, first);
      await breathe();
    }
    this.all = all;
  }

  /** The rows of the probe; the rest of the data set need not be drawn. */
  probeRows(): DrawnRows {
    this.probe ??= drawRows(this.experiment, 0, probeRowsOf(this.experiment));
    return this.probe;
  }

  /** Every row, training rows first. Throws when they are not drawn. */
  allRows(): DrawnRows {
    if (this.all === null) throw new Error('the data set must be drawn first');
    return this.all;
  }

  /** Counts of rows and labels. Throws when the rows are not drawn. */
  facts(): DataFacts {
    const { labels } = this.allRows();
    const trainRows = trainRowsOf(this.experiment);
    return {
      trainRows,
      validationRows: labels.length - trainRows,
      trainPositiveShare: positiveShareOf(labels.subarray(0, trainRows)),
      validationPositiveShare: positiveShareOf(labels.subarray(trainRows)),
    };
  }
}

/** The rows of every experiment: one source for those that share data, labels and split. */
export function rowSourcesOf(experiments: readonly Experiment[]): readonly RowSource[] {
  const known = new Map<string, RowSource>();
  return experiments.map((experiment) => {
    const { data, inputs, labels, rows, split } = experiment;
    const key = [data, inputs, labels, operatedOf(experiment).labelDraw, rows, split, seedsOf(experiment).data].join(' ');
    const source = known.get(key) ?? new RowSource(experiment);
    known.set(key, source);
    return source;
  });
}

function positiveShareOf(labels: Uint8Array): number {
  let positive = 0;
  for (const label of labels) positive += label;
  return labels.length === 0 ? NaN : positive / labels.length;
}

/**
 * Copies `count` rows to `inputs`, unit-major `[columns, count]`, and `labels`: those numbered
 * order[first] …, or, without an order, first … .
 */
export function gatherRows(
  inputs: FloatArray,
  labels: Uint8Array,
  source: DrawnRows,
  columns: number,
  order: Uint32Array | null,
  first: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const row = order === null ? first + i : (order[first + i] ?? 0);
    labels[i] = source.labels[row] ?? 0;
    const start = row * columns;
    for (let column = 0; column < columns; column++) inputs[column * count + i] = source.inputs[start + column] ?? 0;
  }
}
