import { repaint } from '../chart/canvas/useCanvas.ts';
import { copiedSvg } from './copiedSvg.ts';
import { drawnBox, type Origin } from './drawnBox.ts';
import { drawnText } from './drawnText.ts';
import { svgNode } from './svgNode.ts';

/** What is pressed, or read aloud only. A button that is a word or a name of what is drawn says so: `data-pictured`. */
const NOT_DRAWN = 'button:not([data-pictured]), nav, input, select, textarea, progress, dialog, script, style, [role="slider"], [role="radiogroup"]:not(:has([data-pictured])), [data-unpictured], :has(> button[aria-haspopup="listbox"])';
/** Pixels of a canvas in a CSS pixel: what a picture is saved at. */
export const PIXELS = 2;

/** What was drawn of an element, from the picture's origin, and how far it reaches. */
export interface Drawn {
  readonly nodes: SVGElement[];
  right: number;
  bottom: number;
}

/** Draws an element as the page shows it just now: boxes, texts, charts and canvases. What scrolls is drawn whole. */
export function drawElement(element: Element, origin: Origin, drawn: Drawn): void {
  const style = getComputedStyle(element);
  if (element.matches(NOT_DRAWN) || style.display === 'none' || style.opacity === '0' || style.clipPath.startsWith('inset(50%')) return;
  const { left, top, width, height } = element.getBoundingClientRect();
  const box = { x: left - origin.left, y: top - origin.top, width, height };
  if (element instanceof SVGSVGElement) {
    if (style.visibility !== 'visible') return;
    drawn.nodes.push(copiedSvg(element, box));
    reach(drawn, box);
    return;
  }
  const inside: Drawn = { nodes: [...drawnBox(style, box)], right: drawn.right, bottom: drawn.bottom };
  if (inside.nodes.length > 0 || element instanceof HTMLCanvasElement) reach(inside, box);
  if (element instanceof HTMLCanvasElement) inside.nodes.push(...drawnCanvas(element, box));
  const scrolled = { left: origin.left - element.scrollLeft, top: origin.top - element.scrollTop };
  for (const child of inOrder(element)) {
    if (element instanceof HTMLDetailsElement && !element.open && !(child instanceof Element && child.matches('summary'))) continue;
    if (child instanceof Text) {
      for (const line of drawnText(child, style, scrolled)) {
        inside.nodes.push(line.node);
        reach(inside, line);
      }
    }
    if (child instanceof Element) drawElement(child, scrolled, inside);
  }
  drawn.right = inside.right;
  drawn.bottom = inside.bottom;
  if (style.opacity === '1') drawn.nodes.push(...inside.nodes);
  else drawn.nodes.push(svgNode('g', { opacity: style.opacity }, inside.nodes));
}

function reach(drawn: Drawn, { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): void {
  drawn.right = Math.max(drawn.right, x + width);
  drawn.bottom = Math.max(drawn.bottom, y + height);
}

/** The children as they lie over each other: those with a higher z-index later. */
function inOrder(element: Element): readonly ChildNode[] {
  const level = (node: ChildNode): number => (node instanceof Element ? Number(getComputedStyle(node).zIndex) || 0 : 0);
  return [...element.childNodes].map((node) => ({ node, at: level(node) })).toSorted((one, other) => one.at - other.at).map(({ node }) => node);
}

function drawnCanvas(canvas: HTMLCanvasElement, box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): readonly SVGElement[] {
  if (box.width === 0 || box.height === 0) return [];
  repaint(canvas, PIXELS);
  const href = canvas.width === 0 || canvas.height === 0 ? undefined : canvas.toDataURL();
  repaint(canvas);
  return href === undefined ? [] : [svgNode('image', { ...box, href, preserveAspectRatio: 'none' })];
}
