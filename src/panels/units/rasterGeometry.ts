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
