import { expect, it } from 'vitest';
import { decodeLink } from '../../../core/link/decode.ts';
import { outputUnit } from './outputUnit.glsl.ts';

const shaderOf = (link: string): string => outputUnit(decodeLink(link).experiment);

it('a sigmoid predicts label 1 of 0 and 1 when z is above 0, before the output is rounded to a half', () => {
  expect(shaderOf('')).toMatch(/bool high = z > 0\.;/);
});

it.each([
  ['output=sigmoid&targets=-1:1&loss=mean_squared_error', 0],
  ['output=relu', 0.5],
  ['output=linear&targets=-1:1', 0],
])('%s predicts by the midpoint of its targets', (link, midpoint) => {
  const [, threshold] = /bool high = a > (.*);/.exec(shaderOf(link)) ?? [];
  expect(Number(threshold)).toBe(midpoint);
});
