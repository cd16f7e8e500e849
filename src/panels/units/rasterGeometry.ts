/** A raster of a layer: where its rows and columns lie, in pixels of any one kind. */
export interface RasterGeometry {
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
}

const WIDEST_COLUMN = 64;
/** Highest row, in CSS pixels. */
export const HIGHEST_ROW = 24;

/** The raster of `units` rows over epochs 0 to `lastEpoch` in the room there is; few rows or columns do not swell to fill it. */
export function fitRaster(room: { readonly width: number; readonly height: number }, units: number, lastEpoch: number): RasterGeometry {
  return {
    width: Math.max(0, Math.floor(Math.min(room.width, (lastEpoch + 1) * WIDEST_COLUMN))),
    height: Math.max(0, Math.floor(Math.min(room.height, units * HIGHEST_ROW))),
    rows: units,
    columns: lastEpoch + 1,
  };
}

/** Where band `index` of `count` that fill `length` begins and ends: whole pixels, at least one of them, no gaps. */
export function bandOf(index: number, count: number, length: number): { readonly start: number; readonly end: number } {
  const start = Math.min(Math.max(0, length - 1), Math.round((index * length) / count));
  return { start, end: Math.max(start + 1, Math.round(((index + 1) * length) / count)) };
}

/** The band that holds a position, clamped to the first and the last. */
export function bandAt(position: number, count: number, length: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((position * count) / Math.max(1, length))));
}

/** A cell of the raster: a unit, from 0, at an epoch. */
export interface Cell {
  readonly unit: number;
  readonly epoch: number;
}

/**
 * The cell that a key leads to: arrows go by one row or epoch, Page Up and Page Down by ten rows, Home and End to
 * birth and the newest epoch. Null for other keys.
 */
export function moveCursor(from: Cell, key: string, order: readonly number[], newestEpoch: number): Cell | null {
  const moves: Readonly<Record<string, readonly [rows: number, epochs: number]>> = {
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
  return { unit: order[row] ?? 0, epoch: Math.min(newestEpoch, Math.max(0, from.epoch + move[1])) };
}
