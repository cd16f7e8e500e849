import { expect, it } from 'vitest';
import type { InitializerChoice } from '../../vocabulary/initializers.ts';
import { drawRows } from './drawRows.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';
import { initialParameters } from './initialParameters.ts';
import { deadUnits, reluNetwork } from '../testing/reluNetwork.ts';

const UNIFORM: InitializerChoice = { id: 'he_uniform', parameters: [] };
const NORMAL: InitializerChoice = { id: 'random_normal', parameters: [0.05] };
const uniformOn = (min: number, max: number): InitializerChoice => ({ id: 'random_uniform', parameters: [min, max] });

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

function meanDeadFraction(initializer: InitializerChoice, rows: number): number {
  let dead = 0;
  for (const seed of SEEDS) {
    const experiment = reluNetwork(seed, 4, [64], initializer);
    dead += deadUnits(experiment, drawRows(experiment, 0, rows).inputs)[0] ?? NaN;
  }
  return dead / (64 * SEEDS.length);
}

it.each([['uniform', UNIFORM], ['normal', NORMAL]] as const)('%s kernels: 1/16 of the units have no negative entry, so they are dead on the whole negative box', (_name, initializer) => {
  let dead = 0;
  let layersWithDead = 0;
  for (const seed of SEEDS) {
    const parameters = initialParameters(reluNetwork(seed, 4, [64], initializer));
    let deadHere = 0;
    for (let unit = 0; unit < 64; unit++) if (parameters.subarray(4 * unit, 4 * unit + 4).every((entry) => entry >= 0)) deadHere++;
    dead += deadHere;
    if (deadHere > 0) layersWithDead++;
  }
  expect(Math.abs(dead / (64 * SEEDS.length) - 1 / 16)).toBeLessThan(0.0065);
  expect(Math.abs(layersWithDead / SEEDS.length - 0.984)).toBeLessThan(0.03);
});

it('on the probe of 2,048 rows somewhat more look dead: .084 of uniform, .088 of normal kernels', () => {
  expect(Math.abs(meanDeadFraction(UNIFORM, 2048) - 0.084)).toBeLessThan(0.0075);
  expect(Math.abs(meanDeadFraction(NORMAL, 2048) - 0.088)).toBeLessThan(0.0075);
});

it('on fewer rows still more look dead', () => {
  expect(Math.abs(meanDeadFraction(UNIFORM, 32) - 0.161)).toBeLessThan(0.012);
  expect(Math.abs(meanDeadFraction(NORMAL, 32) - 0.173)).toBeLessThan(0.012);
  expect(Math.abs(meanDeadFraction(UNIFORM, 256) - 0.107)).toBeLessThan(0.01);
  expect(Math.abs(meanDeadFraction(NORMAL, 256) - 0.114)).toBeLessThan(0.01);
});

it('random_uniform:-1:0: nothing dead in layer 1, everything from layer 2 on', () => {
  for (const seed of SEEDS) {
    const experiment = reluNetwork(seed, 4, [64, 64, 64], uniformOn(-1, 0));
    expect(deadUnits(experiment, drawRows(experiment, 0, 64).inputs)).toEqual([0, 64, 64]);
  }
});

it.each([['random_uniform:0:1', uniformOn(0, 1)], ['zeros', { id: 'zeros', parameters: [] }]] as const)('%s: everything dead', (_name, initializer) => {
  for (const seed of SEEDS) {
    const experiment = reluNetwork(seed, 4, [64], initializer);
    expect(deadUnits(experiment, drawRows(experiment, 0, 64).inputs)).toEqual([64]);
  }
});

it('the scale of an initializer does not change who is dead', () => {
  const rows = drawRows(DEFAULT_EXPERIMENT, 0, 256).inputs;
  for (const seed of SEEDS.slice(0, 20)) {
    const small = deadUnits(reluNetwork(seed, 4, [16, 16], { id: 'random_normal', parameters: [0.01] }), rows);
    expect(deadUnits(reluNetwork(seed, 4, [16, 16], { id: 'random_normal', parameters: [2] }), rows)).toEqual(small);
  }
});
