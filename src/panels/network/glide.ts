import { bandOf } from './rasterGeometry.ts';

/** Milliseconds that rows take to their new places. */
const DURATION = 180;
/** Least height of a row, in device pixels, whose way can be followed. */
const LEAST_ROW = 3;

interface Glide {
  readonly context: CanvasRenderingContext2D;
  /** The raster as it ends up. */
  readonly image: ImageData;
  /** Units from the top row down, before and after. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Moves the rows of a raster from their old places to their new ones, and ends. Returns how to stop it; at once there where motion is not wanted. */
export function glideRows({ context, image, from, to }: Glide): () => void {
  const { width, height } = image;
  const end = (): void => context.putImageData(image, 0, 0);
  if (height / to.length < LEAST_ROW || window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
    end();
    return () => {};
  }
  const source = document.createElement('canvas');
  source.width = width;
  source.height = height;
  const sourceContext = source.getContext('2d');
  sourceContext?.putImageData(image, 0, 0);
  const rowBefore = new Map(from.map((unit, row) => [unit, row]));
  const began = performance.now();
  let pending = 0;
  const step = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - began) / DURATION));
    if (share === 1) {
      end();
      return;
    }
    const eased = share * (2 - share);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    to.forEach((unit, row) => {
      const { start, end: bottom } = bandOf(row, to.length, height);
      const old = bandOf(rowBefore.get(unit) ?? row, to.length, height).start;
      const y = Math.round(old + (start - old) * eased);
      context.drawImage(source, 0, start, width, bottom - start, 0, y, width, bottom - start);
    });
    context.restore();
    pending = requestAnimationFrame(step);
  };
  step(began);
  return () => cancelAnimationFrame(pending);
}
