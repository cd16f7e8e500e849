import { expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { CpuNetwork } from './cpuNetwork.ts';
import { gatherRows } from '../rows/rowSource.ts';
import type { MaskPlace } from './dropoutMask.ts';

const ROWS = 30;
const STEP = 1e-6;

function experimentAt(link: string): Experiment {
  const { experiment, notices } = decodeLink(link);
  expect(notices).toEqual([]);
  return experiment;
}

/** Gradient by backpropagation and by central differences of the mean loss, both in float64. */
function gradients(experiment: Experiment, place: MaskPlace | null): { computed: Float64Array; expected: Float64Array } {
  const network = new CpuNetwork(experiment, 'float64');
  const { pass, parameters, loss } = network;
  gatherRows(pass.inputs, pass.labels, network.rows.probeRows(), experiment.inputs, null, 0, ROWS);
  const { z, outputs, delta } = pass.output;

  const meanLoss = (): number => {
    const sums = { lossSum: 0, correctCount: 0 };
    pass.prepare(parameters, false);
    pass.forward(parameters, ROWS, place);
    loss.addTo(sums, z, outputs, pass.labels, ROWS);
    return sums.lossSum / ROWS;
  };
  const expected = Float64Array.from(parameters, (parameter, i) => {
    parameters[i] = parameter + STEP;
    const above = meanLoss();
    parameters[i] = parameter - STEP;
    const below = meanLoss();
    parameters[i] = parameter;
    return (above - below) / (2 * STEP);
  });

  const computed = new Float64Array(parameters.length);
  meanLoss();
  loss.differentiate(delta, z, outputs, pass.labels, ROWS, 1 / ROWS);
  pass.backward(parameters, computed, ROWS, place !== null);
  return { computed, expected };
}

/** The largest difference between the two, relative to the largest entry. */
function disagreementOf(link: string, place: MaskPlace | null = null): number {
  const { computed, expected } = gradients(experimentAt(link), place);
  const largest = Math.max(...expected.map(Math.abs));
  return largest > 1e-6 ? Math.max(...computed.map((value, i) => Math.abs(value - (expected[i] ?? NaN)))) / largest : NaN;
}

const SMALL = 'data=symmetric-box&inputs=3&labels=xor&hidden=7,5,3&initializer=glorot_uniform&bias=0.1&rows=1000';

it.each(Object.keys(ACTIVATIONS))('agrees with finite differences through three layers of %s', (activation) => {
  expect(disagreementOf(`${SMALL}&activation=${activation}`)).toBeLessThan(1e-6);
});

it.each([
  'output=sigmoid&loss=mean_squared_error',
  'output=sigmoid&loss=mean_squared_error&targets=-1:1',
  'output=linear&loss=mean_squared_error&targets=-1:1',
  'output=relu&loss=mean_squared_error',
])('agrees with finite differences for %s', (ending) => {
  expect(disagreementOf(`${SMALL}&activation=relu,tanh,relu&seed=3&${ending}`)).toBeLessThan(1e-6);
});

it.each(['dropout=0.4', 'alpha_dropout=0.3', 'dropout=0.5,0,0&alpha_dropout=0,0.2,0.1'])('agrees with finite differences under the masks of %s', (dropout) => {
  const place = { seed: 5, step: 12, firstRow: 64 };
  expect(disagreementOf(`${SMALL}&activation=relu&${dropout}`, place)).toBeLessThan(1e-6);
  expect(disagreementOf(`${SMALL}&activation=selu&${dropout}`, place)).toBeLessThan(1e-6);
});

it('agrees with finite differences for a single unit a layer and a single input', () => {
  expect(disagreementOf('data=symmetric-box&inputs=1&labels=norm&hidden=1,1&activation=tanh&initializer=lecun_normal&rows=1000')).toBeLessThan(1e-6);
});
