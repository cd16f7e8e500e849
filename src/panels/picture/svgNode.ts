const SVG = 'http://www.w3.org/2000/svg';

/** Values of attributes. Numbers are written to a hundredth of a pixel; what has no finite value is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element that stands in no document. Texts are kept as they are but for characters that XML has not: the serializer escapes them. */
export function svgNode(name: string, attributes: Attributes = {}, children: readonly (Node | string)[] = []): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    const text = written(value);
    if (text !== null) node.setAttribute(key, text);
  }
  node.append(...children.map((child) => (typeof child === 'string' ? xmlText(child) : child)));
  return node;
}

function written(value: string | number | undefined): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return xmlText(value);
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : null;
}

/** A text without the characters that no XML document may hold. */
export function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones to leave out
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

/** A colour as every reader of SVG knows it, and how opaque it is; null where nothing of it is seen. */
export function inkOf(computed: string): { readonly colour: string; readonly opacity: number | undefined } | null {
  const [kind = '', body = ''] = /^(rgba?|color)\((.*)\)$/.exec(computed)?.slice(1) ?? [];
  if (kind === '') return computed === 'none' || computed === 'transparent' || computed === '' ? null : { colour: computed, opacity: undefined };
  const numbers = body.replace(/^srgb /, '').match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  const scale = kind === 'color' ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = numbers.map((each) => Math.round(Math.min(255, Math.max(0, each * scale))));
  const opacity = numbers[3] ?? 1;
  return opacity === 0 ? null : { colour: `rgb(${red}, ${green}, ${blue})`, opacity: opacity === 1 ? undefined : opacity };
}
