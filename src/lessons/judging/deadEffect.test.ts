import { expect, it } from 'vitest';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { deadEffect, errorsApart, type DeadEffect } from './deadEffect.ts';
import type { Setting } from './outcome.ts';
import { DEAD } from './readings.ts';

/** A setting of one layer of 64 units, of which in each network this share is dead. */
function setting(label: string, shares: readonly number[]): Setting {
  const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [64] });
  const outcomes = shares.map((share) => ({
    experiment, facts: null, epoch: 25, finished: true, bornDead: [0], dead: [share], isBornFinite: true, isFinite: true,
    validationLoss: 0.69, validationAccuracy: 0.5, baseline: null, frames: [], recording: null,
  }));
  return { label, value: null, experiment, outcomes };
}

function effect(plain: readonly number[], changed: readonly number[]): DeadEffect {
  const found = deadEffect(setting('0', plain), setting('0.5', changed), DEAD);
  if (found === null) throw new Error('The shares are known.');
  return found;
}

it('of one seed it is not said that a remedy helped: that would need more', () => {
  expect(effect([0.95], [0.3])).toMatchObject({ kind: 'fewer', helped: null });
  expect(effect([0.95], [0.3]).explanation.join(' ')).toContain('one seed does not tell');
  expect(effect([0.3], [0.15])).toMatchObject({ kind: 'same', helped: null });
});

it('of one seed it is said that it did not, where most die with it too or no fewer do', () => {
  expect(effect([0.97], [0.94])).toMatchObject({ kind: 'same', helped: false });
  expect(effect([0.1], [0.14])).toMatchObject({ kind: 'same', helped: false });
  expect(effect([0.1], [0.9])).toMatchObject({ kind: 'more', helped: false });
});

it('of several seeds differences are taken seed by seed, and set against how they spread', () => {
  expect(effect([0.9, 0.5, 0.7, 0.6, 0.8, 0.55, 0.75, 0.65], [0.6, 0.2, 0.45, 0.3, 0.5, 0.2, 0.5, 0.3])).toMatchObject({ kind: 'fewer', helped: true });
  // As far apart on average, in two seeds only: they may be any others.
  expect(effect([0.9, 0.5], [0.8, 0.1])).toMatchObject({ kind: 'same', helped: null });
  expect(effect([0.9, 0.92, 0.95, 0.9], [0.95, 0.9, 0.93, 0.91])).toMatchObject({ kind: 'same', helped: false });
});

it('shares that are equal in every seed are said to be equal', () => {
  const { explanation, helped } = effect([1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1]);
  expect(helped).toBe(false);
  expect(explanation.join(' ')).toContain('the same share as without in all 8');
});

it('the error of two shares of units is that of two samples of one kind', () => {
  expect(errorsApart(0.5, 0.5, 64)).toBe(0);
  expect(errorsApart(0.25, 0.75, 64)).toBeCloseTo(0.5 / Math.sqrt(0.5 / 64), 9);
});
