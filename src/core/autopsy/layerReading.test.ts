import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { drawRows } from '../experiment/birth/drawRows.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { initialParameters } from '../experiment/birth/initialParameters.ts';
import { layoutOf } from '../experiment/layout.ts';
import { firingMatrix, readLayer, readRowsOf } from './layerReading.ts';

const [LAYER] = DEFAULT_EXPERIMENT.layers;
if (LAYER === undefined) throw new Error('The default experiment has a layer.');
const deep = (units: number, depth: number): Experiment => ({ ...DEFAULT_EXPERIMENT, rows: 1000, layers: Array.from({ length: depth }, () => ({ ...LAYER, units })) });

it('sorts rows by how many units they fire, and leaves the column of a dead unit empty', () => {
  const [layout] = layoutOf(deep(3, 1)).layers;
  if (layout === undefined) throw new Error('There is a layer.');
  const matrix = firingMatrix({ layout, rows: 4, preActivations: Float64Array.of(-1, 1, 1, 0, -1, -2, 0, -1, 1, -1, 3, -1) }, 3);
  expect([...matrix.rows]).toEqual([2, 0, 1]);
  expect([...matrix.firing]).toEqual([2, 1, 1]);
  expect([...matrix.fires]).toEqual([1, 0, 1, 0, 0, 1, 1, 0, 0]);
});

it('reads every row of the probe of a small network, and fewer of a large one', () => {
  expect(readRowsOf(deep(64, 1), 1)).toBe(700);
  expect(readRowsOf({ ...deep(256, 4), rows: 10_000 }, 4)).toBeLessThan(600);
  expect(readRowsOf({ ...deep(256, 20), rows: 10_000 }, 20)).toBeGreaterThanOrEqual(64);
});

it('computes z of a first layer as its kernel and bias do', () => {
  const experiment = deep(5, 2);
  const parameters = initialParameters(experiment);
  const steps = readLayer({ experiment, layer: 1, frame: { replica: 0, epoch: 0, step: 0, trainLoss: null, validationLoss: null, trainAccuracy: null, validationAccuracy: null, layers: [], parameters } });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { rows, preActivations } = step.value;
  const { inputs } = drawRows(experiment, 0, rows);
  const z = (unit: number, row: number): number => [0, 1, 2, 3].reduce((sum, input) => sum + (parameters[unit * 4 + input] ?? NaN) * (inputs[row * 4 + input] ?? NaN), parameters[20 + unit] ?? NaN);
  for (const [unit, row] of [[0, 0], [4, 699], [2, 350]] as const) expect(preActivations[unit * rows + row]).toBeCloseTo(z(unit, row), 12);
});
