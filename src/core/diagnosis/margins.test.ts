import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { normalFromUniform } from '../random/normal.ts';
import { uniformFromWord } from '../random/streams.ts';
import { threefry2x32 } from '../random/threefry.ts';
import { LOSSES, type LossId } from '../vocabulary/losses.ts';
import { baselineOf, hasLearnt, isBelowBest, isPlacedAtBest, standingOf } from './baseline.ts';
import { CHANCE, marginOf } from './margins.ts';

const NETWORKS = 4000;

/** Two uniforms, of row `row` of network `network`. */
function uniforms(network: number, row: number): readonly [number, number] {
  const words = new Uint32Array(2);
  threefry2x32(words, 7, 0, network, row);
  return [uniformFromWord(words[0] ?? 0), uniformFromWord(words[1] ?? 0)];
}

/** An experiment with as many validation rows, which are half of all. */
function withRows(rows: number, changes: Partial<Experiment> = {}): Experiment {
  return { ...DEFAULT_EXPERIMENT, rows: rows * 2, split: 0.5, ...changes };
}

/** Losses on rows whose labels are fair coins; `output` makes an output unit's z of a network's row from a standard normal. */
function blindLosses(loss: LossId, rows: number, output: (normal: number) => number): readonly number[] {
  return Array.from({ length: NETWORKS }, (_, network) => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) {
      const [label, noise] = uniforms(network, row);
      const z = output(normalFromUniform(noise));
      sum += LOSSES[loss].value(z, z, label < 0.5 ? 0 : 1);
    }
    return sum / rows;
  });
}

describe('networks that know nothing', () => {
  it.each([
    ['binary_crossentropy', 100, 0.2],
    ['binary_crossentropy', 100, 0.74],
    ['binary_crossentropy', 100, 2],
    ['binary_crossentropy', 1000, 0.235],
    ['mean_squared_error', 100, 0.185],
    ['mean_squared_error', 1000, 0.06],
  ] as const)('of %s on %i rows with outputs spread by %f get below the best constant in fewer than 1 in 1,000', (loss, rows, spread) => {
    const baseline = baselineOf(withRows(rows, { loss, output: loss === 'mean_squared_error' ? 'linear' : 'sigmoid' }), null);
    const centre = loss === 'mean_squared_error' ? 0.5 : 0;
    const below = blindLosses(loss, rows, (normal) => centre + spread * normal).filter((one) => baseline !== null && isBelowBest(one, baseline));
    expect(below.length).toBeLessThanOrEqual(NETWORKS / CHANCE);
  });

  it('and say the same for every row have never learnt, whatever they say', () => {
    const experiment = withRows(100, { labels: 'sum' });
    for (let positives = 0; positives <= 100; positives += 5) {
      const facts = { trainRows: 100, validationRows: 100, trainPositiveShare: 0.5, validationPositiveShare: positives / 100 };
      for (const z of [-3, -1, -0.1, 0, 0.1, 1, 3]) {
        const loss = (positives * LOSSES.binary_crossentropy.value(z, z, 1) + (100 - positives) * LOSSES.binary_crossentropy.value(z, z, 0)) / 100;
        expect(hasLearnt(experiment, facts, { validationLoss: loss })).toBe(false);
      }
    }
  });
});

describe('networks that know the labels with a probability', () => {
  it.each([
    [300, 0.65],
    [1500, 0.58],
    [6000, 0.54],
  ])('on %i rows are below the best constant in most cases from an accuracy of %f on', (rows, accuracy) => {
    const baseline = baselineOf(withRows(rows), null);
    if (baseline === null) throw new Error('Coin flips have a best constant.');
    const networks = 300;
    const below = Array.from({ length: networks }, (_, network) => {
      let right = 0;
      for (let row = 0; row < rows; row += 1) right += uniforms(network, row)[0] < accuracy ? 1 : 0;
      return isBelowBest(-(right * Math.log(accuracy) + (rows - right) * Math.log(1 - accuracy)) / rows, baseline);
    }).filter(Boolean).length;
    expect(below).toBeGreaterThan(0.9 * networks);
  });
});

describe('a loss', () => {
  const onFew = baselineOf(withRows(100), null);
  const onMany = baselineOf(withRows(60_000), null);
  if (onFew === null || onMany === null) throw new Error('Coin flips have a best constant.');

  it('of .6597 on 100 rows is neither below ln 2 nor said to sit there', () => {
    expect(standingOf(0.6597, onFew)).toBe('at');
    expect(isPlacedAtBest(0.6597, onFew)).toBe(false);
    expect(isPlacedAtBest(0.6932, onMany)).toBe(true);
    expect(standingOf(0.6597, onMany)).toBe('below');
  });

  it('that is not finite is above every other', () => {
    expect([Number.NaN, Infinity].map((loss) => standingOf(loss, onFew))).toEqual(['above', 'above']);
  });

  it('of targets twice as far apart has a margin four times as wide', () => {
    expect(marginOf('mean_squared_error', [-1, 1], 100) / marginOf('mean_squared_error', [0, 1], 100)).toBe(4);
  });
});
