import { inkOf, svgNode } from './svgNode.ts';

/** What of the window is the picture's origin, in CSS pixels. */
export interface Origin {
  readonly left: number;
  readonly top: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Background and borders of an element. */
export function drawnBox(style: CSSStyleDeclaration, box: Box): readonly SVGElement[] {
  if (box.width === 0 || box.height === 0 || style.visibility !== 'visible') return [];
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2);
  const rounded = { ...box, rx: radius === 0 ? undefined : radius };
  const ground = inkOf(style.backgroundColor);
  return [
    ...(ground === null ? [] : [svgNode('rect', { ...rounded, fill: ground.colour, 'fill-opacity': ground.opacity })]),
    ...hatching(style.backgroundImage, rounded),
    ...borders(style, box, radius),
  ];
}

function borders(style: CSSStyleDeclaration, { x, y, width, height }: Box, radius: number): readonly SVGElement[] {
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => {
    const ink = style[`border${side}Style`] === 'none' ? null : inkOf(style[`border${side}Color`]);
    return { side, ink, width: Number.parseFloat(style[`border${side}Width`]) || 0, dash: dashOf(style[`border${side}Style`], Number.parseFloat(style[`border${side}Width`])) };
  });
  const seen = sides.filter((each) => each.ink !== null && each.width > 0);
  const [first] = seen;
  if (first === undefined) return [];
  const look = ({ ink, width: wide, dash }: (typeof sides)[number]) => ({ stroke: ink?.colour, 'stroke-opacity': ink?.opacity, 'stroke-width': wide, 'stroke-dasharray': dash, fill: 'none' });
  const isWhole = seen.length === 4 && seen.every((each) => each.width === first.width && each.ink?.colour === first.ink?.colour);
  if (isWhole) {
    const half = first.width / 2;
    return [svgNode('rect', { x: x + half, y: y + half, width: Math.max(0, width - first.width), height: Math.max(0, height - first.width), rx: radius === 0 ? undefined : Math.max(0, radius - half), ...look(first) })];
  }
  return seen.map((each) => {
    const half = each.width / 2;
    const across = each.side === 'Top' ? y + half : y + height - half;
    const along = each.side === 'Left' ? x + half : x + width - half;
    const ends = each.side === 'Top' || each.side === 'Bottom' ? { x1: x, x2: x + width, y1: across, y2: across } : { x1: along, x2: along, y1: y, y2: y + height };
    return svgNode('line', { ...ends, ...look(each) });
  });
}

function dashOf(kind: string, width: number): string | undefined {
  return kind === 'dashed' ? `${2 * width} ${2 * width}` : kind === 'dotted' ? `${width} ${width}` : undefined;
}

/** A stop of a gradient: a colour and where it stands, in pixels from its beginning. */
const STOP = /((?:rgba?|color)\([^)]*\)) (-?[\d.]+)px/g;

let hatchings = 0;

/** Stripes: a linear gradient in pixels that is repeated, as the page's swatches have them. Other images are not drawn. */
function hatching(image: string, box: Box & { readonly rx: number | undefined }): readonly SVGElement[] {
  const [, angle, stops = ''] = /^repeating-linear-gradient\((-?[\d.]+)deg, (.*)\)$/.exec(image) ?? [];
  const marks = [...stops.matchAll(STOP)].map(([, colour = '', at]) => ({ ink: inkOf(colour), at: Number(at) }));
  const period = marks.at(-1)?.at ?? 0;
  if (angle === undefined || period === 0) return [];
  const turn = (Number(angle) * Math.PI) / 180;
  const [across, up] = [Math.sin(turn), -Math.cos(turn)];
  const length = Math.abs(box.width * Math.sin(turn)) + Math.abs(box.height * Math.cos(turn));
  const [x1, y1] = [box.x + box.width / 2 - (across * length) / 2, box.y + box.height / 2 - (up * length) / 2];
  const id = `hatching-${++hatchings}`;
  const children = marks.map(({ ink, at }) => svgNode('stop', { offset: String(at / period), 'stop-color': ink?.colour ?? 'rgb(0, 0, 0)', 'stop-opacity': ink === null ? 0 : ink.opacity }));
  return [
    svgNode('linearGradient', { id, gradientUnits: 'userSpaceOnUse', spreadMethod: 'repeat', x1, y1, x2: x1 + across * period, y2: y1 + up * period }, children),
    svgNode('rect', { ...box, fill: `url(#${id})` }),
  ];
}
