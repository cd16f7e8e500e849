import { svgNode } from './svgNode.ts';

const FAMILY = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif";

interface Type {
  readonly size: number;
  readonly weight: 400 | 650;
  readonly fill: string;
  /** As a canvas has it, to measure with. */
  readonly font: string;
}

function type(size: number, fill: string, weight: 400 | 650 = 400): Type {
  return { size, weight, fill, font: `${weight} ${size}px ${FAMILY}` };
}

/** What is written around the charts of a picture. Pictures are light, for paper. */
export const TYPE = { title: type(14, '#14181f', 650), small: type(12, '#565d66'), caption: type(12, '#14181f'), link: type(10, '#005f96') } as const;

/** A line of it. */
export function textLine(text: string, { x, y, size, weight, fill }: Type & { readonly x: number; readonly y: number }): SVGElement {
  return svgNode('text', { x, y, 'font-family': FAMILY, 'font-size': size, 'font-weight': weight, fill }, [text]);
}
