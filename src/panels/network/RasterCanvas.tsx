import { useCallback, useRef, type ReactNode } from 'react';
import type { Palette } from '../chart/canvas/colour.ts';
import { useCanvas, type Surface } from '../chart/canvas/useCanvas.ts';
import { glideRows } from './glide.ts';
import type { LayerLife } from '../run/layerLife.ts';
import { paintRaster, type RasterInks, rasterInks } from './paintRaster.ts';
import type { TimeAxis } from '../run/timeAxis.ts';

interface RasterCanvasProps {
  readonly life: LayerLife;
  /** Columns of `life` to show. */
  readonly recorded: number;
  readonly order: readonly number[];
  readonly time: TimeAxis;
  readonly className?: string | undefined;
}

interface Painted {
  readonly image: ImageData;
  readonly life: LayerLife;
  readonly order: readonly number[];
  readonly time: TimeAxis;
  readonly palette: Palette;
  readonly inks: RasterInks;
  recorded: number;
}

/** The cells of a layer's raster. Paints only what is new while rows stay where they are; rows that change places glide. */
export function RasterCanvas({ life, recorded, order, time, className }: RasterCanvasProps): ReactNode {
  const painted = useRef<Painted>(null);
  const stopGlide = useRef<() => void>(undefined);
  const draw = useCallback(
    ({ context, ratio, palette }: Surface) => {
      const { width, height } = context.canvas;
      const old = painted.current;
      stopGlide.current?.();
      const goesOn =
        old !== null && old.image.width === width && old.image.height === height && old.life === life && old.order === order && old.time === time && old.palette === palette && old.recorded <= recorded;
      const now: Painted = goesOn
        ? old
        : { image: old?.image.width === width && old.image.height === height ? old.image : context.createImageData(width, height), life, order, time, palette, inks: old?.palette === palette ? old.inks : rasterInks(palette), recorded: 0 };
      const pixels = new Uint32Array(now.image.data.buffer);
      if (!goesOn) pixels.fill(0);
      paintRaster({ pixels, geometry: { width, height, rows: life.units, time }, ratio }, { codes: life.codes, stride: life.stride, order }, now.inks, now.recorded, recorded);
      now.recorded = recorded;
      painted.current = now;
      const hasMoved = old !== null && old !== now && old.life === life && old.time === time && old.palette === palette && old.image === now.image && old.order !== order;
      if (hasMoved) stopGlide.current = glideRows({ context, image: now.image, from: old.order, to: order });
      else context.putImageData(now.image, 0, 0);
    },
    [life, recorded, order, time],
  );
  const canvas = useCanvas(draw);
  return <canvas ref={canvas} className={className} data-raster aria-hidden="true" />;
}
