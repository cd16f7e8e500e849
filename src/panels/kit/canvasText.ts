import type { Surface } from './useCanvas.ts';

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly align?: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
  readonly colour: string;
  readonly bold?: boolean;
  /** Paper behind the letters, for text over marks. */
  readonly halo?: string;
}

/** Size of the canvas's own type, in CSS pixels: its element's font size. */
export function textSize({ context }: Surface): number {
  return Number.parseFloat(getComputedStyle(context.canvas).fontSize) || 11;
}

/** Width of a text in the type of the canvas element, in CSS pixels. */
export function textWidth(surface: Surface, text: string): number {
  const { context } = surface;
  context.font = `400 ${textSize(surface)}px ${getComputedStyle(context.canvas).fontFamily}`;
  return context.measureText(text).width;
}

/** Writes in the type of the canvas element. */
export function writeText(surface: Surface, text: string, { x, y, align = 'left', baseline = 'alphabetic', colour, bold = false, halo }: TextPlace): void {
  const { context } = surface;
  const { fontFamily } = getComputedStyle(context.canvas);
  context.font = `${bold ? 600 : 400} ${textSize(surface)}px ${fontFamily}`;
  context.textAlign = align;
  context.textBaseline = baseline;
  if (halo !== undefined) {
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
  }
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
