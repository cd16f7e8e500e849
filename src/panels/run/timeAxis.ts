import { EARLY_EPOCHS } from '../../core/experiment/earlyMarks.ts';

/**
 * The columns of a raster: birth, the parts of the first epochs, then an epoch each. A moment is a number of epochs
 * trained, whole but within the first ones.
 */
export interface TimeAxis {
  readonly lastEpoch: number;
  /** Columns of each of the first epochs. */
  readonly parts: number;
  readonly columns: number;
  /** Where each column begins, and where the last one ends, in widths of a whole epoch's column. `[columns + 1]` */
  readonly starts: Float64Array;
}

/** Least share of a raster's width that the first epochs get where they are read in parts. */
const EARLY_SHARE = 0.3;

/** The columns up to an epoch, from 1. With one part an epoch they are all alike. */
export function timeAxis(lastEpoch: number, parts: number): TimeAxis {
  const early = Math.min(EARLY_EPOCHS, lastEpoch);
  const whole = 1 + lastEpoch - early;
  const columns = whole + early * parts;
  const fine = parts === 1 ? 1 : Math.max(early, (whole * EARLY_SHARE) / (1 - EARLY_SHARE)) / (early * parts);
  const starts = new Float64Array(columns + 1);
  for (let column = 0; column < columns; column += 1) starts[column + 1] = column === 0 || column > early * parts ? (starts[column] ?? 0) + 1 : 1 + column * fine;
  return { lastEpoch, parts, columns, starts };
}

/** Width of all columns, in widths of a whole epoch's column. */
export function widthOf({ starts }: TimeAxis): number {
  return starts.at(-1) ?? 1;
}

/** The column that ends at a moment, where each of the first epochs has so many. */
export function columnOf(parts: number, moment: number): number {
  return moment <= EARLY_EPOCHS ? Math.round(moment * parts) : moment + EARLY_EPOCHS * (parts - 1);
}

/** The moment at which a column ends. */
export function momentOf(parts: number, column: number): number {
  return column <= EARLY_EPOCHS * parts ? column / parts : column - EARLY_EPOCHS * (parts - 1);
}

/** Where a column lies on so many pixels: whole ones, at least one of them, no gaps. */
export function columnBand({ starts }: TimeAxis, column: number, length: number): { readonly start: number; readonly end: number } {
  const total = starts.at(-1) ?? 1;
  const start = Math.min(Math.max(0, length - 1), Math.round(((starts[column] ?? 0) * length) / total));
  return { start, end: Math.max(start + 1, Math.round(((starts[column + 1] ?? total) * length) / total)) };
}

/** The column that holds a position, clamped to the first and the last. */
export function columnAt({ starts, columns }: TimeAxis, position: number, length: number): number {
  const at = (position * (starts.at(-1) ?? 1)) / Math.max(1, length);
  const next = starts.findIndex((start) => start > at);
  return Math.min(columns - 1, Math.max(0, next < 0 ? columns - 1 : next - 1));
}

/**
 * Moments to label below a raster so many pixels wide, in order: birth, the last epoch, and of the epoch at which columns become
 * coarse, round numbers, and halves of the first epochs those that have `room` pixels to themselves.
 */
export function timeTicks(time: TimeAxis, round: readonly number[], width: number, room: number): readonly number[] {
  const { lastEpoch, parts } = time;
  const halves = parts % 2 === 0 ? [0.5, 1.5] : [];
  const early = parts === 1 ? [] : [EARLY_EPOCHS, 1, ...halves];
  const middleOf = (moment: number): number => {
    const { start, end } = columnBand(time, columnOf(parts, moment), width);
    return (start + end) / 2;
  };
  const labelled: number[] = [];
  for (const moment of [0, lastEpoch, ...early, ...round]) {
    if (moment <= lastEpoch && labelled.every((other) => Math.abs(middleOf(other) - middleOf(moment)) >= room)) labelled.push(moment);
  }
  return labelled.toSorted((a, b) => a - b);
}
