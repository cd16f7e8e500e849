import { colourAt, type Palette, type Rgb } from '../chart/canvas/colour.ts';
import type { RasterInks } from './paintRaster.ts';
import { DEAD, FAINT_BELOW, NOT_A_NUMBER, SHADES } from './unitCode.ts';

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
