import { textSize, textWidth, writeText } from '../canvas/canvasText.ts';
import type { Surface } from '../canvas/useCanvas.ts';
import type { ValueScale } from './valueAxis.ts';

/** Left, right and the lower edge of what the axis belongs to, in CSS pixels. */
export interface AxisPlace {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room that the axis takes below the plot, in lines of text. */
export const AXIS_LINES = 2.6;

const GAP = 4;

/** 0 comes first, then what is far from it; a value and its negative together. */
function inOrder(ticks: ValueScale['ticks']): readonly ValueScale['ticks'][] {
  const sizes = [...new Set(ticks.map(({ value }) => Math.abs(value)))].toSorted((a, b) => (a === 0 ? -1 : b === 0 ? 1 : b - a));
  return sizes.map((size) => ticks.filter(({ value }) => Math.abs(value) === size));
}

/** Draws a value axis below a plot: ticks, the zero line up to `top`, and the quantity. */
export function drawHorizontalAxis(surface: Surface, scale: ValueScale, { left, right, bottom }: AxisPlace, top: number, quantity: string): void {
  const { context, palette } = surface;
  const size = textSize(surface);
  const x = (value: number): number => left + scale.position(value) * (right - left);
  context.lineWidth = 1;
  context.strokeStyle = palette.css('line');
  line(context, left, Math.round(bottom) + 0.5, right, Math.round(bottom) + 0.5);
  if (scale.low < 0 && scale.high > 0) {
    context.strokeStyle = palette.css('grid');
    line(context, Math.round(x(0)) + 0.5, top, Math.round(x(0)) + 0.5, bottom);
  }
  const kept: { readonly from: number; readonly to: number }[] = [];
  for (const mirrored of inOrder(scale.ticks)) {
    const wishes = mirrored.map(({ value, text }) => {
      const half = textWidth(surface, text) / 2;
      const at = Math.min(Math.max(x(value), left + half - 2), right - half + 2);
      return { text, at, from: at - half, to: at + half };
    });
    if (wishes.some((wish) => kept.some(({ from, to }) => wish.from - GAP < to && wish.to + GAP > from))) continue;
    kept.push(...wishes);
    for (const { text, at } of wishes) writeText(surface, text, { x: at, y: bottom + 4, align: 'center', baseline: 'top', colour: palette.css('ink-2') });
  }
  writeText(surface, quantity, { x: (left + right) / 2, y: bottom + 4 + size * 1.25, align: 'center', baseline: 'top', colour: palette.css('ink-2') });
}

function line(context: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
