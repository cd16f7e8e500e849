import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import { agreement, outputsOf, resetRules, unitWorth } from './resetRules.ts';

const { layers, parameterCount } = layoutOf(withLayers(DEFAULT_EXPERIMENT, { units: [4, 2] }));
const at = (index: number): LayerLayout => layers[index] ?? (() => { throw new Error('There is no such layer.'); })();
const layer = at(0);
const next = at(1);
const parameters = new Float32Array(parameterCount);
// Outgoing weights of the four units, to both units of the next layer.
parameters.set([1, 2, -0.5, 0, -1, 0, 0.5, 0], next.kernelStart);
/** z on two rows of each unit: silent, faint, strong, strong. */
const preActivations = Float64Array.of(-1, -2, 0.1, -1, 4, 4, 2, 6);

it('scores as the papers do', () => {
  const { meanAbs, dormant, utility } = unitWorth(outputsOf({ layout: layer, preActivations }), layer, next, parameters);
  expect([...meanAbs]).toEqual([0, 0.05, 4, 4]);
  const mean = (0 + 0.05 + 4 + 4) / 4;
  [0, 0.05 / mean, 4 / mean, 4 / mean].forEach((score, unit) => expect(dormant[unit]).toBeCloseTo(score, 12));
  expect([...(utility ?? [])]).toEqual([0, 0.05 * 2, 4, 0]);
});

it('says which units each rule would reset, and on how many they agree', () => {
  const worth = unitWorth(outputsOf({ layout: layer, preActivations }), layer, next, parameters);
  const rules = resetRules(layer, [-1, 0.1, 4, 6], worth, 0.025);
  expect(rules.map(({ units }) => units)).toEqual([[0], [0, 1], [0]]);
  expect(agreement(rules)).toEqual([[1, 1, 1], [1, 2, 1], [1, 1, 1]]);
  expect(resetRules(layer, [-1, 0.1, 4, 6], worth, 0)[1]?.units).toEqual([0]);
});
