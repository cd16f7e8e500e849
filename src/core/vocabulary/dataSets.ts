import { normalFromUniform } from '../random/normal.ts';

/** A distribution of inputs, each column an independent draw from it. */
export interface DataSetRow {
  readonly label: string;
  /** An input from a midpoint uniform in (0, 1). */
  readonly draw: (uniform: number) => number;
  readonly low: number;
  readonly high: number;
  /** Expectations of an input x and of x². */
  readonly mean: number;
  readonly meanSquare: number;
}

const rows = {
  'negative-box': {
    label: 'Uniform (-1, 0)',
    draw: (uniform) => uniform - 1,
    low: -1,
    high: 0,
    mean: -1 / 2,
    meanSquare: 1 / 3,
  },
  'positive-box': {
    label: 'Uniform (0, 1)',
    draw: (uniform) => uniform,
    low: 0,
    high: 1,
    mean: 1 / 2,
    meanSquare: 1 / 3,
  },
  'symmetric-box': {
    label: 'Uniform (-1, 1)',
    draw: (uniform) => 2 * uniform - 1,
    low: -1,
    high: 1,
    mean: 0,
    meanSquare: 1 / 3,
  },
  normal: {
    label: 'Normal (0, 1)',
    draw: normalFromUniform,
    low: -Infinity,
    high: Infinity,
    mean: 0,
    meanSquare: 1,
  },
} satisfies Readonly<Record<string, DataSetRow>>;

/** Id of a data set, as the link writes it. */
export type DataSetId = keyof typeof rows;

/** All distributions of inputs. */
export const DATA_SETS: Readonly<Record<DataSetId, DataSetRow>> = rows;
