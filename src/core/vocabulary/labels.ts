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
  spiral: {
    label: 'Spiral of two arms',
    learnable: true,
    isPositive: (inputs, start, columns, source) => {
      const u = (inputs[start] ?? 0) - source.mean;
      const v = columns > 1 ? (inputs[start + 1] ?? 0) - source.mean : 0;
      const radius = Math.sqrt((u * u + v * v) / (2 * (source.meanSquare - source.mean * source.mean)));
      const phase = radius + turnOf(u, v);
      return phase - Math.floor(phase) < 1 / 2;
    },
  },
} satisfies Readonly<Record<string, LabelsRow>>;

/** Coefficients of t, t³, t⁵, t⁷, t⁹ for arctan t, 0 ≤ t ≤ 1, error 1e-5: Abramowitz and Stegun 4.4.49. */
const ARCTAN = [0.9998660, -0.3302995, 0.1801410, -0.0851330, 0.0208351];

/** The direction of (u, v) in turns from the first axis, 0 to 1, by operations that IEEE 754 fixes: the same bits everywhere, as `Math.atan2` would not be. */
function turnOf(u: number, v: number): number {
  const [x, y] = [Math.abs(u), Math.abs(v)];
  const far = Math.max(x, y);
  const t = far === 0 ? 0 : Math.min(x, y) / far;
  const eighth = (t * ARCTAN.reduceRight((sum, coefficient) => sum * t * t + coefficient, 0)) / (2 * Math.PI);
  const quarter = y > x ? 1 / 4 - eighth : eighth;
  const half = u < 0 ? 1 / 2 - quarter : quarter;
  return v < 0 ? 1 - half : half;
}

/** Whether Σx exceeds its expectation; false for no columns. */
function sumExceedsMean(inputs: Float32Array, start: number, columns: number, source: DataSetRow): boolean {
  let sum = 0;
  for (let i = start; i < start + columns; i++) sum += inputs[i] ?? 0;
  return sum > columns * source.mean;
}

/** Id of a rule of labels, as the link writes it. */
export type LabelsId = keyof typeof rows;

/** All label rules. A threshold is the expectation of what it is held against, over the data set. */
export const LABELS: Readonly<Record<LabelsId, LabelsRow>> = rows;
