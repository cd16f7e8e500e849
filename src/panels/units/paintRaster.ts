import { bandAt, bandOf, type RasterGeometry } from './rasterGeometry.ts';
import { DEAD, NOT_A_NUMBER } from './unitCode.ts';

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

/** What the raster shows: a byte per epoch and unit, `[epochs, units]`, and the unit of each row. */
export interface RasterCells {
  readonly codes: Uint8Array;
  readonly order: readonly number[];
}

/**
 * Paints the columns of epochs `from` to `to - 1`. Dead cells are hatched, NaN cells checkered, the faintest ones
 * dotted. Where there are more units than pixels each pixel row shows one unit of those it stands for;
 * where there are more epochs than pixels the latest of each pixel is seen.
 */
export function paintRaster({ pixels, geometry, ratio }: RasterPicture, { codes, order }: RasterCells, inks: RasterInks, from: number, to: number): void {
  const { width, height, rows, columns } = geometry;
  const dot = Math.max(1, Math.round(ratio));
  const gapX = width / columns >= 5 * ratio ? dot : 0;
  const gapY = height / rows >= 4 * ratio ? dot : 0;
  const hatch = Math.max(3, Math.round((height / rows >= 4 * ratio ? 7 : 5) * ratio));
  const bands = Math.min(rows, height);
  const dotted = width / columns >= 7 * ratio && height / rows >= 6 * ratio;

  for (let epoch = from; epoch < to; epoch += 1) {
    const { start: left, end: right } = bandOf(epoch, columns, width);
    const cellRight = right - gapX;
    for (let band = 0; band < bands; band += 1) {
      const { start: top, end: bottom } = bandOf(band, bands, height);
      const row = bands === rows ? band : bandAt(band + 0.5, rows, bands);
      const code = codes[epoch * rows + (order[row] ?? 0)] ?? NOT_A_NUMBER;
      const colour = inks.fill[code] ?? 0;
      const cellBottom = bottom - gapY;
      for (let y = top; y < bottom; y += 1) {
        const line = y * width;
        if (y >= cellBottom) {
          pixels.fill(inks.gap, line + left, line + right);
          continue;
        }
        pixels.fill(colour, line + left, line + cellRight);
        if (gapX > 0) pixels.fill(inks.gap, line + cellRight, line + right);
        if (code === DEAD) {
          for (let x = left + ((hatch - ((left + y) % hatch)) % hatch); x < cellRight; x += hatch) pixels.fill(inks.deadMark, line + x, line + Math.min(x + dot, cellRight));
        } else if (code === NOT_A_NUMBER) {
          const tile = 2 * dot;
          for (let x = left; x < cellRight; x += 1) if ((Math.floor(x / tile) + Math.floor(y / tile)) % 2 === 0) pixels[line + x] = inks.nanMark;
        }
      }
      if (dotted && code === 0) {
        const x = Math.round((left + cellRight - dot) / 2);
        const y = Math.round((top + cellBottom - dot) / 2);
        for (let dy = 0; dy < dot; dy += 1) pixels.fill(inks.faintMark, (y + dy) * width + x, (y + dy) * width + x + dot);
      }
    }
  }
}
