import { scaleLinear } from 'd3-scale';
import { currentScheme, type Scheme } from './theme.ts';

/** Colour tokens of `tokens.css`, without the dashes. */
export type Token =
  | 'paper' | 'surface' | 'line' | 'grid' | 'ink' | 'ink-2' | 'accent' | 'positive' | 'negative' | 'zero' | 'train' | 'validation'
  | 'rate-low' | 'rate-mid' | 'rate-high' | 'rate-faint' | 'dead' | 'dead-mark' | 'nan' | 'nan-mark' | 'selected' | 'warning' | 'severe' | 'note';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

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

/** Viridis at 0, 0.1 … 0.9 (Smith and van der Walt, matplotlib, CC0); its yellow end is left out. */
const VIRIDIS = ['#440154', '#482475', '#414487', '#355f8d', '#2a788e', '#21918c', '#22a884', '#44bf70', '#7ad151', '#bddf26'];
const viridis = scaleLinear<string>()
  .domain(VIRIDIS.map((_, index) => index / 10))
  .range(VIRIDIS)
  .clamp(true);
/** The stretch of viridis that keeps 3:1 on the scheme's paper. */
const STRETCH: Readonly<Record<Scheme, readonly [number, number]>> = { light: [0, 0.56], dark: [0.36, 0.86] };

/** Colour of a layer, from 1, among `count` layers, the output's included: an ordinal scale, dark to light with depth. */
export function layerColour(layer: number, count: number, scheme: Scheme): string {
  const [from, to] = STRETCH[scheme];
  const share = count > 1 ? (layer - 1) / (count - 1) : 0.4;
  return viridis(from + (to - from) * Math.min(1, Math.max(0, share)));
}
