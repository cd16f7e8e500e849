import { expect, it } from 'vitest';
import { defaultChoice } from './choice.ts';
import { INITIALIZERS, type InitializerId, kernelDistribution } from './initializers.ts';

const pictureOf = (id: InitializerId) => kernelDistribution(defaultChoice(INITIALIZERS, id), 4, 64);

it('a uniform initializer is flat between its limits', () => {
  const { low, high, density } = pictureOf('glorot_uniform');
  expect(high).toBeCloseTo(Math.sqrt(6 / 68), 14);
  expect(low).toBe(-high);
  expect(density(low / 2)).toBe(density(high));
});

it('a normal initializer falls to e^-½ at one deviation', () => {
  const { density } = pictureOf('random_normal');
  expect(density(0.05) / density(0)).toBeCloseTo(Math.exp(-0.5), 14);
});

it('he_normal is cut off at twice √(2 / fanIn) / 0.8796', () => {
  expect(pictureOf('he_normal').high).toBeCloseTo((2 * Math.sqrt(0.5)) / 0.87962566103423978, 14);
});

it('where all entries are the same, the range is one point', () => {
  for (const id of ['zeros', 'ones', 'constant'] as const) {
    const { low, high } = pictureOf(id);
    expect(low).toBe(high);
  }
});
