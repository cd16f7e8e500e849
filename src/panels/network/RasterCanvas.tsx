import { useCallback, useRef, type ReactNode } from 'react';
import type { Palette } from '../chart/canvas/colour.ts';
import { useCanvas, type Surface } from '../chart/canvas/useCanvas.ts';
import { glideRows } from './glide.ts';
import type { LayerLife } from './layerLife.ts';
import { paintRaster, type RasterInks, rasterInks } from './paintRaster.ts';

interface RasterCanvasProps {
  readonly life: LayerLife;
  /** Epochs of `life` to show, birth included. */
  readonly epochs: number;
  readonly order: readonly number[];
  /** Columns of the whole run. */
  readonly columns: number;
  readonly className?: string | undefined;
}

interface Painted {
  readonly image: ImageData;
  readonly life: LayerLife;
  readonly order: readonly number[];
  readonly columns: number;
  readonly palette: Palette;
  readonly inks: RasterInks;
  epochs: number;
}

/** The cells of a layer's raster. Paints only what is new while rows stay where they are; rows that change places glide. */
export function RasterCanvas({ life, epochs, order, columns, className }: RasterCanvasProps): ReactNode {
  const painted = useRef<Painted>(null);
  const stopGlide = useRef<() => void>(undefined);
  const draw = useCallback(
    ({ context, ratio, palette }: Surface) => {
      const { width, height } = context.canvas;
      const old = painted.current;
      stopGlide.current?.();
      const goesOn =
        old !== null && old.image.width === width && old.image.height === height && old.life === life && old.order === order && old.columns === columns && old.palette === palette && old.epochs <= epochs;
      const now: Painted = goesOn
        ? old
        : { image: old?.image.width === width && old.image.height === height ? old.image : context.createImageData(width, height), life, order, columns, palette, inks: old?.palette === palette ? old.inks : rasterInks(palette), epochs: 0 };
      const pixels = new Uint32Array(now.image.data.buffer);
      if (!goesOn) pixels.fill(0);
      paintRaster({ pixels, geometry: { width, height, rows: life.units, columns }, ratio }, { codes: life.codes, stride: life.stride, order }, now.inks, now.epochs, epochs);
      now.epochs = epochs;
      painted.current = now;
      const hasMoved = old !== null && old !== now && old.life === life && old.columns === columns && old.palette === palette && old.image === now.image && old.order !== order;
      if (hasMoved) stopGlide.current = glideRows({ context, image: now.image, from: old.order, to: order });
      else context.putImageData(now.image, 0, 0);
    },
    [life, epochs, order, columns],
  );
  const canvas = useCanvas(draw);
  return <canvas ref={canvas} className={className} data-raster aria-hidden="true" />;
}
