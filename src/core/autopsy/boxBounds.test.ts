import { describe, expect, it } from 'vitest';
import { handmadeFrame } from '../diagnosis/testing/handmadeFrames.ts';
import { initialParameters } from '../experiment/birth/initialParameters.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf } from '../experiment/layout.ts';
import { decodeLink } from '../link/decode.ts';
import { unitParametersOf, type FrameWithParameters } from '../telemetry/keptParameters.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { DATA_SETS } from '../vocabulary/dataSets.ts';
import { boxBounds, NEVER_FALLS } from './boxBounds.ts';
import { bestCorner } from './inputBox.ts';

/** A network whose biases are not all 0, so that some of its deeper units are dead whatever goes in. */
function networkOf(link: string): { readonly experiment: Experiment; readonly frame: FrameWithParameters } {
  const { experiment } = decodeLink(`rows=1000&epochs=1&hidden=12,9,7&${link}`);
  const parameters = initialParameters(experiment).map((value, index) => value + 0.2 * Math.sin(7 * index));
  return { experiment, frame: { ...handmadeFrame(experiment, { epoch: 0 }), parameters } };
}

/** z of every hidden unit on a row, written out. */
function zOn({ experiment, frame }: ReturnType<typeof networkOf>, row: readonly number[]): readonly (readonly number[])[] {
  let inputs = row;
  return layoutOf(experiment).layers.slice(0, -1).map((layout) => {
    const z = Array.from({ length: layout.units }, (_, unit) => {
      const { kernel, bias } = unitParametersOf(frame.parameters, layout, unit);
      return inputs.reduce((sum, input, index) => sum + input * (kernel[index] ?? NaN), bias);
    });
    inputs = z.map((each) => ACTIVATIONS[layout.activation.id].value(each, layout.activation.parameters[0] ?? 0));
    return z;
  });
}

describe.each(['negative-box', 'positive-box', 'symmetric-box'] as const)('on the %s', (data) => {
  it.each(['relu', 'leaky_relu', 'selu', 'tanh', 'sigmoid', 'relu,elu,relu'])('no row makes a unit of %s exceed its bound', (activation) => {
    const network = networkOf(`data=${data}&inputs=3&activation=${activation}`);
    const bounds = boxBounds(network.experiment, network.frame);
    const { low, high } = DATA_SETS[data];
    const most = bounds.map((of) => new Float64Array(of?.length ?? 0).fill(-Infinity));
    for (let at = 0; at < 20 ** 3; at += 1) {
      const row = [at % 20, Math.floor(at / 20) % 20, Math.floor(at / 400)].map((step) => low + ((high - low) * step) / 19);
      zOn(network, row).forEach((z, layer) => z.forEach((each, unit) => (most[layer] ?? new Float64Array()).set([Math.max(each, most[layer]?.[unit] ?? NaN)], unit)));
    }
    for (const [layer, of] of bounds.entries()) {
      for (const [unit, bound] of (of ?? new Float64Array()).entries()) expect(most[layer]?.[unit]).toBeLessThanOrEqual(bound + 1e-12);
    }
    expect(bounds.map((of) => of?.length)).toEqual([12, 9, 7]);
  });
});

it('is in the first layer what the best corner gives', () => {
  const { experiment, frame } = networkOf('data=symmetric-box&inputs=5');
  const [layout] = layoutOf(experiment).layers;
  const [first] = boxBounds(experiment, frame);
  for (const [unit, bound] of (first ?? new Float64Array()).entries()) {
    const best = layout === undefined ? null : bestCorner(unitParametersOf(frame.parameters, layout, unit), DATA_SETS['symmetric-box']);
    expect(bound).toBeCloseTo(best?.largest ?? NaN, 12);
  }
});

it('proves dead what has only weights at or below 0 and no bias above, behind units that are never below 0', () => {
  const { experiment, frame } = networkOf('inputs=3');
  const parameters = frame.parameters.map((value) => -Math.abs(value));
  const [, second] = boxBounds(experiment, { ...frame, parameters });
  for (const bound of second ?? new Float64Array([1])) expect(bound).toBeLessThanOrEqual(0);
});

it('does not exist where inputs have no bound, nor behind an activation that falls', () => {
  const normal = networkOf('data=normal&inputs=3');
  expect(boxBounds(normal.experiment, normal.frame)).toEqual([null, null, null]);
  const mixed = networkOf('inputs=3&activation=relu,gelu,relu');
  expect(boxBounds(mixed.experiment, mixed.frame).map((of) => of === null)).toEqual([false, false, true]);
});

it.each(Object.entries(ACTIVATIONS))('knows whether %s falls anywhere', (id, { value, parameters }) => {
  const [known] = Object.entries(NEVER_FALLS).flatMap(([each, never]) => (each === id ? [never] : []));
  const settings = parameters.length === 0 ? [0] : parameters.flatMap(({ min, max }) => [min, (min + max) / 2, max]);
  const falls = settings.some((parameter) => Array.from({ length: 4000 }, (_, at) => at / 200 - 10).some((z) => value(z + 0.005, parameter) < value(z, parameter) - 1e-12));
  expect(falls).toBe(known === false);
});
