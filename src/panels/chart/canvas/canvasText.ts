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

interface Type {
  readonly size: number;
  readonly family: string;
}

/** Read once a drawing: asking an element for its style costs more than writing in it. */
const types = new WeakMap<Surface, Type>();

function typeOf(surface: Surface): Type {
  const known = types.get(surface);
  if (known !== undefined) return known;
  const { fontSize, fontFamily } = getComputedStyle(surface.context.canvas);
  const type = { size: Number.parseFloat(fontSize) || 11, family: fontFamily };
  types.set(surface, type);
  return type;
}

/** Size of the canvas's own type, in CSS pixels: its element's font size. */
export function textSize(surface: Surface): number {
  return typeOf(surface).size;
}

/** Width of a text in the type of the canvas element, in CSS pixels. */
export function textWidth(surface: Surface, text: string): number {
  const { size, family } = typeOf(surface);
  surface.context.font = `400 ${size}px ${family}`;
  return surface.context.measureText(text).width;
}

/** Writes in the type of the canvas element. */
export function writeText(surface: Surface, text: string, { x, y, align = 'left', baseline = 'alphabetic', colour, bold = false, halo }: TextPlace): void {
  const { context } = surface;
  const { size, family } = typeOf(surface);
  context.font = `${bold ? 600 : 400} ${size}px ${family}`;
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
