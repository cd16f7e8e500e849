import type { LayerLayout, NetworkLayout } from '../experiment/layout.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';

/** What a network computes at some points. */
export interface NetworkValues {
  /** The output unit's, `[count]`. */
  readonly output: Float64Array;
  /** z of every unit of the watched layer, unit-major `[units, count]`. */
  readonly preActivations: Float64Array;
}

/**
 * Computes a network, dropout off, at `count` points, `inputs` being `[count, network.inputs]`, row-major, and
 * `parameters` flat as the layout says. In float64: engines, which compute in float32, differ by their rounding.
 * `watched` is the number of a layer, from 1.
 */
export function networkAt(network: NetworkLayout, parameters: Float32Array, inputs: Float64Array, count: number, watched: number): NetworkValues {
  let values: Float64Array = inputs;
  let preActivations: Float64Array = new Float64Array(0);
  for (const layer of network.layers) {
    const z = preActivationsOf(layer, parameters, values, count);
    if (layer.number === watched) preActivations = unitMajor(z, layer.units, count);
    values = activated(layer, z);
  }
  return { output: values, preActivations };
}


/** z, row-major `[count, units]`. */
function preActivationsOf({ units, fanIn, kernelStart, biasStart }: LayerLayout, parameters: Float32Array, values: Float64Array, count: number): Float64Array {
  const z = new Float64Array(count * units);
  for (let point = 0; point < count; point += 1) {
    const from = point * fanIn;
    for (let unit = 0; unit < units; unit += 1) {
      const row = kernelStart + unit * fanIn;
      let sum = parameters[biasStart + unit] ?? Number.NaN;
      for (let input = 0; input < fanIn; input += 1) sum += (parameters[row + input] ?? 0) * (values[from + input] ?? 0);
      z[point * units + unit] = sum;
    }
  }
  return z;
}

function activated({ activation: { id, parameters } }: LayerLayout, z: Float64Array): Float64Array {
  const { forward, value } = ACTIVATIONS[id];
  const parameter = parameters[0] ?? 0;
  if (forward === undefined) return z.map((each) => value(each, parameter));
  const outputs = new Float64Array(z.length);
  forward(outputs, z, z.length, parameter);
  return outputs;
}

function unitMajor(z: Float64Array, units: number, count: number): Float64Array {
  const turned = new Float64Array(z.length);
  for (let point = 0; point < count; point += 1) for (let unit = 0; unit < units; unit += 1) turned[unit * count + point] = z[point * units + unit] ?? 0;
  return turned;
}
