import { bandOf, type RasterGeometry } from './rasterGeometry.ts';
import { DEAD, NOT_A_NUMBER, FAINT_BELOW, SHADES, UNREAD } from '../run/layerLife.ts';
import { columnBand } from '../run/timeAxis.ts';
import { colourAt, type Palette, type Rgb } from '../chart/canvas/colour.ts';

/** Colours of the raster, each pixel a 32-bit number as an `ImageData` holds it. */
export interface RasterInks {
  /** By code, see `unitCode`. `[256]` */
  readonly fill: Uint32Array;
  readonly deadMark: number;
  readonly nanMark: number;
  readonly faintMark: number;
  /** Between cells, where these are large enough. */
  readonly gap: number;
}

export interface RasterPicture {
  /** Device pixels, row-major, `[height, width]`. */
  readonly pixels: Uint32Array;
  readonly geometry: RasterGeometry;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
}

/** What the raster shows: a byte per unit and column, `[units, stride]`, and the unit of each row. */
export interface RasterCells {
  readonly codes: Uint8Array;
  readonly stride: number;
  readonly order: readonly number[];
}

/** In place of a row or column: the gap between two of them. */
const GAP = -1;

/**
 * Paints the columns `from` to `to - 1`. Dead cells are hatched, NaN cells checkered, the faintest ones
 * dotted. Where there are more units than pixels each pixel row shows one unit of those it stands for;
 * where there are more columns than pixels the latest of each pixel is seen.
 */
export function paintRaster({ pixels, geometry, ratio }: RasterPicture, cells: RasterCells, inks: RasterInks, from: number, to: number): void {
  if (from >= to) return;
  const { width, height, rows, time } = geometry;
  const dot = Math.max(1, Math.round(ratio));
  const columnAt = lanes(width, time.columns, (column) => columnBand(time, column, width), (size) => (size >= 5 * ratio ? dot : 0));
  const rowAt = lanes(height, rows, (row) => bandOf(row, rows, height), () => (height / rows >= 4 * ratio ? dot : 0));
  const hatch = Math.max(3, Math.round((height / rows >= 4 * ratio ? 7 : 5) * ratio));
  const left = columnBand(time, from, width).start;
  const right = Math.min(width, columnBand(time, to - 1, width).end);

  for (let y = 0; y < height; y += 1) {
    const row = rowAt[y] ?? GAP;
    const line = y * width;
    if (row === GAP) {
      pixels.fill(inks.gap, line + left, line + right);
      continue;
    }
    const start = (cells.order[row] ?? 0) * cells.stride;
    for (let x = left; x < right; x += 1) {
      const column = columnAt[x] ?? GAP;
      const code = column === GAP ? GAP : (cells.codes[start + Math.min(column, to - 1)] ?? NOT_A_NUMBER);
      if (code === GAP || code === UNREAD) pixels[line + x] = inks.gap;
      else if (code === DEAD && (x + y) % hatch < dot) pixels[line + x] = inks.deadMark;
      else if (code === NOT_A_NUMBER && (((x >> dot) + (y >> dot)) & 1) === 0) pixels[line + x] = inks.nanMark;
      else pixels[line + x] = inks.fill[code] ?? 0;
    }
  }
  if (height / rows >= 6 * ratio) dotFaintCells({ pixels, geometry, ratio }, cells, inks.faintMark, from, to);
}

/** The lane (row or column) of each pixel along a side, or `GAP`; the latest lane where several share a pixel. */
function lanes(length: number, count: number, bandAt: (lane: number) => { readonly start: number; readonly end: number }, gapOf: (size: number) => number): Int32Array {
  const laneAt = new Int32Array(length).fill(GAP);
  for (let lane = 0; lane < count; lane += 1) {
    const { start, end } = bandAt(lane);
    laneAt.fill(lane, start, end - gapOf(end - start));
  }
  return laneAt;
}

function dotFaintCells({ pixels, geometry, ratio }: RasterPicture, { codes, stride, order }: RasterCells, mark: number, from: number, to: number): void {
  const { width, height, rows, time } = geometry;
  const size = Math.max(1, Math.round(ratio));
  for (let row = 0; row < rows; row += 1) {
    const { start: top, end: bottom } = bandOf(row, rows, height);
    const y = Math.round((top + bottom) / 2) - size;
    for (let column = from; column < to; column += 1) {
      if (codes[(order[row] ?? 0) * stride + column] !== 0) continue;
      const { start, end } = columnBand(time, column, width);
      if (end - start < 7 * ratio) continue;
      const x = Math.round((start + end) / 2) - size;
      for (let dy = 0; dy < size; dy += 1) pixels.fill(mark, (y + dy) * width + x, (y + dy) * width + x + size);
    }
  }
}

/** Shares of rows that the tokens of rates stand for. */
const PLACES = [FAINT_BELOW, 0.5, 1];

/** The raster's colours in the scheme in force. */
export function rasterInks(palette: Palette): RasterInks {
  const shades = [palette.rgb('rate-low'), palette.rgb('rate-mid'), palette.rgb('rate-high')];
  const fill = new Uint32Array(256);
  for (let step = 1; step <= SHADES; step += 1) fill[step] = packed(colourAt(step / SHADES, PLACES, shades));
  fill[0] = packed(palette.rgb('rate-faint'));
  fill[DEAD] = packed(palette.rgb('dead'));
  fill[NOT_A_NUMBER] = packed(palette.rgb('nan'));
  return {
    fill,
    deadMark: packed(palette.rgb('dead-mark')),
    nanMark: packed(palette.rgb('nan-mark')),
    faintMark: packed(palette.rgb('ink-2')),
    gap: packed(palette.rgb('paper')),
  };
}

/** Opaque, in the byte order of the machine. */
function packed([red, green, blue]: Rgb): number {
  const pixel = new Uint8Array([red, green, blue, 255]);
  return new Uint32Array(pixel.buffer)[0] ?? 0;
}
