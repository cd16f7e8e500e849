import { useEffect, useRef, type RefObject } from 'react';
import { readPalette, type Palette } from './colour.ts';
import { isPrinting, watchPrinting } from '../../../ui/printing.ts';
import { watchScheme } from './theme.ts';

/** A canvas ready to be drawn on: cleared, its transform set so that one unit is one CSS pixel. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  readonly palette: Palette;
}

/**
 * Draws on a canvas at the device's resolution: at once when `draw` changes (wrap it in `useCallback` over what
 * it shows) or the element is resized, and in the next frame when the theme changes. Give the canvas its size by CSS.
 */
export function useCanvas(draw: (surface: Surface) => void): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  const size = useRef({ width: 0, height: 0 });

  useEffect(() => {
    latest.current = draw;
    paint(canvas.current, size.current, draw);
  }, [draw]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    let pending = 0;
    const measure = (): void => {
      size.current = { width: element.clientWidth, height: element.clientHeight };
      paint(element, size.current, latest.current);
    };
    const resized = new ResizeObserver(measure);
    const stopPrinting = watchPrinting(() => {
      shared = null;
      measure();
    });
    resized.observe(element);
    repaints.set(element, (pixels) => paint(element, { width: element.clientWidth, height: element.clientHeight }, latest.current, pixels));
    const stop = watchScheme(() => {
      shared = null;
      cancelAnimationFrame(pending);
      pending = requestAnimationFrame(() => paint(element, size.current, latest.current));
    });
    return () => {
      cancelAnimationFrame(pending);
      resized.disconnect();
      stopPrinting();
      stop();
    };
  }, []);

  return canvas;
}

const repaints = new WeakMap<HTMLCanvasElement, (pixels?: number) => void>();

/** Draws again what a canvas shows: with so many pixels in a CSS pixel, or as many as the device has. */
export function repaint(canvas: HTMLCanvasElement, pixels?: number): void {
  repaints.get(canvas)?.(pixels);
}

/** Read once for all canvases, again after a change of theme. */
let shared: Palette | null = null;

function sharedPalette(): Palette {
  return (shared ??= readPalette());
}

function paint(canvas: HTMLCanvasElement | null, { width, height }: { readonly width: number; readonly height: number }, draw: (surface: Surface) => void, pixels?: number): void {
  const context = canvas?.getContext('2d') ?? null;
  if (canvas === null || context === null || width === 0 || height === 0) return;
  // A projector magnifies the page, and with it the canvas.
  const ratio = pixels ?? (window.devicePixelRatio * canvas.getBoundingClientRect().width) / width;
  const deviceWidth = Math.round(width * ratio);
  const deviceHeight = Math.round(height * ratio);
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth;
    canvas.height = deviceHeight;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  draw({ context, width, height, ratio, palette: sharedPalette() });
  if (isPrinting()) putPixels(context);
}

/**
 * Puts the pixels of a canvas as they are: Chromium prints what was drawn, not them, and what was cleared is white there and
 * hides what lies below.
 */
function putPixels(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  if (width === 0 || height === 0) return;
  const copy = document.createElement('canvas');
  copy.width = width;
  copy.height = height;
  const read = copy.getContext('2d', { willReadFrequently: true });
  if (read === null) return;
  read.drawImage(context.canvas, 0, 0);
  context.putImageData(read.getImageData(0, 0, width, height), 0, 0);
}
