import type { DataSetRow } from './dataSets.ts';

/** A rule that gives a row its label. */
export interface LabelsRow {
  readonly label: string;
  /** Whether the label depends on the inputs. */
  readonly learnable: boolean;
  /**
   * Label of the row `inputs[start … start + columns - 1]`. `word` is the row's draw of the `labels`
   * stream, 32 random bits.
   */
  readonly isPositive: (inputs: Float32Array, start: number, columns: number, source: DataSetRow, word: number) => boolean;
}

const rows = {
  'coin-flip': {
    label: 'Coin flip',
    learnable: false,
    isPositive: (_inputs, _start, _columns, _source, word) => word >>> 31 === 1,
  },
  sum: {
    label: 'Sum above average',
    learnable: true,
    isPositive: sumExceedsMean,
  },
  norm: {
    label: 'Norm above average',
    learnable: true,
    isPositive: (inputs, start, columns, source) => {
      let squares = 0;
      for (let i = start; i < start + columns; i++) squares += (inputs[i] ?? 0) * (inputs[i] ?? 0);
      return squares > columns * source.meanSquare;
    },
  },
  xor: {
    label: 'Exclusive or of two sums',
    learnable: true,
    isPositive: (inputs, start, columns, source) => {
      const first = Math.ceil(columns / 2);
      return (
        sumExceedsMean(inputs, start, first, source) !== sumExceedsMean(inputs, start + first, columns - first, source)
      );
    },
  },
} satisfies Readonly<Record<string, LabelsRow>>;

/** Whether Σx exceeds its expectation; false for no columns. */
function sumExceedsMean(inputs: Float32Array, start: number, columns: number, source: DataSetRow): boolean {
  let sum = 0;
  for (let i = start; i < start + columns; i++) sum += inputs[i] ?? 0;
  return sum > columns * source.mean;
}

export type LabelsId = keyof typeof rows;

/** All label rules. A threshold is the expectation of what it is held against, over the data set. */
export const LABELS: Readonly<Record<LabelsId, LabelsRow>> = rows;
