import { expect, it } from 'vitest';
import { handmadeFrame } from '../diagnosis/handmadeFrames.ts';
import { decodeLink } from '../link/decode.ts';
import { comparedVerdict } from './comparedVerdict.ts';

function runOf(name: string, link: string, dead: readonly number[]): { name: string; frame: ReturnType<typeof handmadeFrame> } {
  return { name, frame: handmadeFrame(decodeLink(link).experiment, { epoch: 1, dead }) };
}

it('of two runs both are told, weighed over their layers', () => {
  expect(comparedVerdict([runOf('relu', 'hidden=64,32', [0.5, 1]), runOf('tanh', 'hidden=64&activation=tanh', [])])).toBe('relu: 64 of 96 units dead; tanh: no unit can die.');
});

it('of more the least and the most, or that they agree', () => {
  const [a, b, c] = [runOf('a', '', [0.5]), runOf('b', '', [0.25]), runOf('c', '', [1])];
  expect(comparedVerdict([a, b, c])).toBe('Dead units: from 25 % (b) to 100 % (c).');
  expect(comparedVerdict([a, a, a])).toBe('50 % of units are dead in every run.');
  expect(comparedVerdict([a])).toBe('');
});
