import { scaleLinear } from 'd3-scale';
import { expect, it } from 'vitest';
import { colourAt, rgbOf } from './colour.ts';

const PLACES = [0.01, 0.5, 1];
const COLOURS = ['#d3e4f0', '#5fa6d0', '#005d96'];

it('mixes colours as d3-scale does', () => {
  const d3 = scaleLinear<string>().domain(PLACES).range(COLOURS).clamp(true);
  for (let at = -0.1; at < 1.1; at += 0.013) expect(colourAt(at, PLACES, COLOURS.map(rgbOf))).toEqual(rgbOf(d3(at)));
});
