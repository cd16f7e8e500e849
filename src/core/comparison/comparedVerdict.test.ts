import { expect, it } from 'vitest';
import { handmadeFrame } from '../diagnosis/testing/handmadeFrames.ts';
import { decodeLink } from '../link/decode.ts';
import { comparedVerdict, commonEpoch } from './comparedVerdict.ts';

function runOf(name: string, link: string, dead: readonly number[]): { name: string; frame: ReturnType<typeof handmadeFrame> } {
  return { name, frame: handmadeFrame(decodeLink(link).experiment, { epoch: 1, dead }) };
}

it('of two runs both are told, weighed over their layers', () => {
  expect(comparedVerdict([runOf('relu', 'hidden=64,32', [0.5, 1]), runOf('tanh', 'hidden=64&activation=tanh', [])])).toBe('relu: 64 of 96 units dead; tanh: no unit can die.');
});

it('of more the least and the most, or that they agree', () => {
  const [a, b, c] = [runOf('a', '', [0.5]), runOf('b', '', [0.25]), runOf('c', '', [1])];
  expect(comparedVerdict([a, b, c])).toBe('Dead units: from 25\u202f% (b) to 100\u202f% (c).');
  expect(comparedVerdict([a, a, a])).toBe('50\u202f% of units are dead in every run.');
  expect(comparedVerdict([a])).toBe('');
});

it('is the epoch of the run that is furthest behind among those in training', () => {
  expect(commonEpoch([{ newestEpoch: 5, epochs: 25 }, { newestEpoch: 3, epochs: 25 }, { newestEpoch: 2, epochs: 2 }])).toBe(3);
  expect(commonEpoch([{ newestEpoch: 25, epochs: 25 }, { newestEpoch: 0, epochs: 25 }])).toBe(0);
});

it('sets no limit to runs that have ended, of whatever length', () => {
  expect(commonEpoch([{ newestEpoch: 25, epochs: 25 }, { newestEpoch: 100, epochs: 100 }])).toBe(Infinity);
});
