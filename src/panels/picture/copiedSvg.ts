import { inkOf, svgNode, type Attributes } from './svgNode.ts';

/** What says where a shape stands and what it looks like whatever the page's style sheets say. */
const GEOMETRY = [
  'x', 'y', 'width', 'height', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'd', 'points', 'dx', 'dy', 'transform', 'viewBox', 'preserveAspectRatio', 'href',
  'offset', 'gradientUnits', 'gradientTransform', 'patternUnits', 'patternContentUnits', 'patternTransform', 'clipPathUnits', 'spreadMethod',
];
const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'use']);
const LEFT_OUT = new Set(['script', 'style', 'title', 'desc', 'foreignObject', 'animate', 'set', 'image']);

let copies = 0;

/** A copy of what an `svg` element draws, at a place, that needs no style sheet: what these say is written into it. */
export function copiedSvg(source: SVGSVGElement, place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): SVGElement {
  const prefix = `p${++copies}-`;
  const { overflow } = getComputedStyle(source);
  return svgNode('svg', { ...geometryOf(source, prefix), ...place, overflow: overflow === 'visible' ? 'visible' : 'hidden' }, copiesIn(source, prefix));
}

function copiesIn(parent: Element, prefix: string): readonly (Node | string)[] {
  return [...parent.childNodes].flatMap((child): readonly (Node | string)[] => {
    if (child instanceof SVGElement) {
      const copy = copyOf(child, prefix);
      return copy === null ? [] : [copy];
    }
    return child instanceof Text && parent instanceof SVGTextContentElement ? [child.data] : [];
  });
}

function copyOf(source: SVGElement, prefix: string): SVGElement | null {
  if (LEFT_OUT.has(source.localName)) return null;
  const style = getComputedStyle(source);
  if (style.display === 'none' || style.opacity === '0') return null;
  const isShape = SHAPES.has(source.localName);
  if (isShape && style.visibility !== 'visible') return null;
  return svgNode(source.localName, { ...geometryOf(source, prefix), ...lookOf(source, style, prefix, isShape) }, copiesIn(source, prefix));
}

function geometryOf(source: SVGElement, prefix: string): Attributes {
  const own = GEOMETRY.flatMap((name) => {
    const value = source.getAttribute(name);
    return value === null || /NaN|Infinity/.test(value) ? [] : [[name, name === 'href' && value.startsWith('#') ? `#${prefix}${value.slice(1)}` : value] as const];
  });
  return { ...Object.fromEntries(own), id: source.id === '' ? undefined : prefix + source.id };
}

function lookOf(source: SVGElement, style: CSSStyleDeclaration, prefix: string, isShape: boolean): Attributes {
  const referred = (value: string): string | undefined => (value === 'none' ? undefined : value.replaceAll(/url\("?#([^")]*)"?\)/g, (_, id: string) => `url(#${prefix}${id})`));
  const shared = { opacity: style.opacity === '1' ? undefined : style.opacity, 'clip-path': referred(style.clipPath), mask: style.maskImage === 'none' ? undefined : referred(style.maskImage) };
  if (source.localName === 'stop') return { ...shared, 'stop-color': inkOf(style.stopColor)?.colour, 'stop-opacity': style.stopOpacity };
  if (!isShape) return shared;
  const isText = source instanceof SVGTextContentElement;
  return {
    ...shared,
    ...paintOf('fill', style.fill, style.fillOpacity, referred),
    ...(inkOf(style.stroke) === null ? {} : strokeOf(style, referred)),
    ...(isText ? { ...typeOf(style), 'text-anchor': style.textAnchor, 'dominant-baseline': style.dominantBaseline === 'auto' ? undefined : style.dominantBaseline } : {}),
  };
}

function strokeOf(style: CSSStyleDeclaration, referred: (value: string) => string | undefined): Attributes {
  return {
    ...paintOf('stroke', style.stroke, style.strokeOpacity, referred),
    'stroke-width': style.strokeWidth.replace('px', ''),
    'stroke-dasharray': style.strokeDasharray === 'none' ? undefined : style.strokeDasharray.replaceAll('px', ''),
    'stroke-linecap': style.strokeLinecap,
    'stroke-linejoin': style.strokeLinejoin,
    'paint-order': style.getPropertyValue('paint-order') === 'normal' ? undefined : style.getPropertyValue('paint-order'),
    'vector-effect': style.getPropertyValue('vector-effect') === 'none' ? undefined : style.getPropertyValue('vector-effect'),
  };
}

function paintOf(name: 'fill' | 'stroke', computed: string, opacity: string, referred: (value: string) => string | undefined): Attributes {
  if (computed.startsWith('url(')) return { [name]: referred(computed)?.replace(/\).*/, ')'), [`${name}-opacity`]: opacity };
  const ink = inkOf(computed);
  if (ink === null) return { [name]: 'none' };
  const seen = (ink.opacity ?? 1) * Number(opacity);
  return { [name]: ink.colour, [`${name}-opacity`]: seen === 1 ? undefined : seen };
}

/** The type of a text, as attributes. */
export function typeOf({ fontFamily, fontSize, fontWeight, fontStyle, letterSpacing }: CSSStyleDeclaration): Attributes {
  return {
    'font-family': fontFamily.replaceAll('"', "'"),
    'font-size': fontSize.replace('px', ''),
    'font-weight': fontWeight === '400' ? undefined : fontWeight,
    'font-style': fontStyle === 'normal' ? undefined : fontStyle,
    'letter-spacing': letterSpacing === 'normal' ? undefined : letterSpacing.replace('px', ''),
  };
}
