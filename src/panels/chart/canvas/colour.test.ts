import { scaleLinear } from 'd3-scale';
import { expect, it } from 'vitest';
import { MAX_SHOWN } from '../../../store/state.ts';
import { colourAt, rgbOf, RUN_COLOURS, runColour } from './colour.ts';

const SCHEMES = [
  { scheme: 'light', place: 0 },
  { scheme: 'dark', place: 1 },
] as const;

/** The colour of Oklab (Ottosson 2020): distances of 0.02 are just noticeable side by side. */
function oklabOf(hex: string): readonly [number, number, number] {
  const [r, g, b] = rgbOf(hex).map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
  const mixed = (x: number, y: number, z: number): number => Math.cbrt(x * (r ?? 0) + y * (g ?? 0) + z * (b ?? 0));
  const [l, m, s] = [mixed(0.4122214708, 0.5363325363, 0.0514459929), mixed(0.2119034982, 0.6806995451, 0.1073969566), mixed(0.0883024619, 0.2817188376, 0.6299787005)];
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

it('gives every run that can be shown a colour of its own', () => {
  expect(new Set(Array.from({ length: MAX_SHOWN }, (_, run) => runColour(run))).size).toBe(MAX_SHOWN);
});

it.each(SCHEMES)('keeps the colours of runs four just noticeable steps apart, $scheme', ({ place }) => {
  const colours = RUN_COLOURS.map((colour) => oklabOf(colour.match(/#[0-9a-f]{6}/g)?.[place] ?? ''));
  for (const [index, one] of colours.entries()) {
    for (const other of colours.slice(0, index)) expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])).toBeGreaterThan(0.08);
  }
});

const PLACES = [0.01, 0.5, 1];
const COLOURS = ['#d3e4f0', '#5fa6d0', '#005d96'];

it('mixes colours as d3-scale does', () => {
  const d3 = scaleLinear<string>().domain(PLACES).range(COLOURS).clamp(true);
  for (let at = -0.1; at < 1.1; at += 0.013) expect(colourAt(at, PLACES, COLOURS.map(rgbOf))).toEqual(rgbOf(d3(at)));
});
