import { currentScheme, type Scheme } from './theme.ts';

/** Colour tokens of `tokens.css`, without the dashes. */
export type Token =
  | 'paper' | 'surface' | 'line' | 'grid' | 'ink' | 'ink-2' | 'accent' | 'positive' | 'negative' | 'zero' | 'train' | 'validation'
  | 'rate-low' | 'rate-mid' | 'rate-high' | 'rate-faint' | 'dead' | 'dead-mark' | 'wire-positive' | 'wire-negative' | 'nan' | 'nan-mark' | 'selected' | 'warning' | 'severe' | 'note';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

const BLACK: Rgb = [0, 0, 0];

/** The tokens as a canvas can use them, resolved for the scheme in force. */
export interface Palette {
  readonly scheme: Scheme;
  /** As `rgb(…)`. */
  readonly css: (token: Token) => string;
  readonly rgb: (token: Token) => Rgb;
}

/** Reads colours as the page resolves them just now. Read again after `watchScheme` calls. */
export function readPalette(): Palette {
  const known = new Map<Token, string>();
  const css = (token: Token): string => {
    const earlier = known.get(token);
    if (earlier !== undefined) return earlier;
    const resolved = resolveColour(`var(--${token})`);
    known.set(token, resolved);
    return resolved;
  };
  return { scheme: currentScheme(), css, rgb: (token) => rgbOf(css(token)) };
}

function resolveColour(value: string): string {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  probe.style.display = 'none';
  probe.style.color = value;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

/** Parses `rgb(1, 2, 3)`, `rgba(…)` or `#rrggbb`; black for anything else. */
export function rgbOf(colour: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const parts = hex === null ? (colour.match(/[\d.]+/g) ?? []).map(Number) : hex.slice(1).map((pair) => Number.parseInt(pair, 16));
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

/**
 * The colour at `at` on a scale that goes straight, in sRGB, through `colours` at `places`, which increase; at an end
 * beyond them. What d3-scale does too, in a fiftieth of its size: the first picture waits for this.
 */
export function colourAt(at: number, places: readonly number[], colours: readonly Rgb[]): Rgb {
  const start = Math.min(Math.max(places.findLastIndex((place) => place <= at), 0), places.length - 2);
  const [from, to] = [places[start] ?? 0, places[start + 1] ?? 1];
  const [low, high] = [colours[start] ?? BLACK, colours[start + 1] ?? BLACK];
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  const mix = (channel: 0 | 1 | 2): number => Math.round(low[channel] + (high[channel] - low[channel]) * share);
  return [mix(0), mix(1), mix(2)];
}

/** Viridis at 0, 0.1 … 0.9 (Smith and van der Walt, matplotlib, CC0); its yellow end is left out. */
const VIRIDIS = ['#440154', '#482475', '#414487', '#355f8d', '#2a788e', '#21918c', '#22a884', '#44bf70', '#7ad151', '#bddf26'].map(rgbOf);
const TENTHS = VIRIDIS.map((_, index) => index / 10);
/** The stretch of viridis that keeps 3:1 on the scheme's paper. */
const STRETCH: Readonly<Record<Scheme, readonly [number, number]>> = { light: [0, 0.56], dark: [0.36, 0.86] };

/** Colour of a layer, from 1, among `count` layers, the output's included: an ordinal scale, dark to light with depth. */
export function layerColour(layer: number, count: number, scheme: Scheme): string {
  const [from, to] = STRETCH[scheme];
  const share = count > 1 ? (layer - 1) / (count - 1) : 0.4;
  return `rgb(${colourAt(from + (to - from) * Math.min(1, Math.max(0, share)), TENTHS, VIRIDIS).join(', ')})`;
}

/** One a run of several: told apart in hue and lightness, each at least 3:1 on the scheme's paper. Lines name their run besides. */
export const RUN_COLOURS = [
  'light-dark(#0072b2, #62b6ea)',
  'light-dark(#c2560a, #f0a15a)',
  'light-dark(#00795a, #3ecf9f)',
  'light-dark(#b0488a, #e39ac6)',
  'light-dark(#5a4fcf, #a9a0ff)',
  'light-dark(#8a6d00, #dcc04a)',
  'light-dark(#14181f, #eceef0)',
  'light-dark(#747c85, #98a1ab)',
] as const;

/** Colour of a run among several, by its place from 0. No more runs are shown than there are colours (`MAX_SHOWN`). */
export function runColour(index: number): string {
  return RUN_COLOURS[index] ?? 'var(--ink)';
}
