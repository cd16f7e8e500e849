import { columnOf, momentOf, type TimeAxis } from '../run/timeAxis.ts';

/** A raster of a layer: where its rows and columns lie, in pixels of any one kind. */
export interface RasterGeometry {
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly time: TimeAxis;
}

/** Widest column, in CSS pixels: a short run does not swell to fill the room. */
export const WIDEST_COLUMN = 64;
/** Highest row, in CSS pixels: nor does a narrow layer. */
export const HIGHEST_ROW = 24;

/** Where band `index` of `count` that fill `length` begins and ends: whole pixels, at least one of them, no gaps. */
export function bandOf(index: number, count: number, length: number): { readonly start: number; readonly end: number } {
  const start = Math.min(Math.max(0, length - 1), Math.round((index * length) / count));
  return { start, end: Math.max(start + 1, Math.round(((index + 1) * length) / count)) };
}

/** The band that holds a position, clamped to the first and the last. */
export function bandAt(position: number, count: number, length: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((position * count) / Math.max(1, length))));
}

/** A cell of the raster: a unit, from 0, at a moment. */
export interface Cell {
  readonly unit: number;
  readonly moment: number;
}

/**
 * The cell that a key leads to: arrows go by one row or column, Page Up and Page Down by ten rows, Home and End to
 * birth and the newest moment. Null for other keys.
 */
export function moveCursor(from: Cell, key: string, order: readonly number[], { parts, columns }: { readonly parts: number; readonly columns: number }): Cell | null {
  const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    PageUp: [-10, 0],
    PageDown: [10, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -Infinity],
    End: [0, Infinity],
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (move === undefined) return null;
  const row = Math.min(order.length - 1, Math.max(0, order.indexOf(from.unit) + move[0]));
  return { unit: order[row] ?? 0, moment: momentOf(parts, Math.min(columns - 1, Math.max(0, columnOf(parts, from.moment) + move[1]))) };
}
