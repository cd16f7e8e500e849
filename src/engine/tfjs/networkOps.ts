import { add, concat1d, matMul, reshape, slice, sum, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { NetworkLayout } from '../../core/experiment/layout.ts';
import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';
import { elementwise } from '../gl/elementwise.ts';
import { dense } from './denseOp.ts';
import { dropGradient, dropOutputs, type KeyedDropout } from './dropoutOps.ts';

/** What the layers computed for n rows. Everything is unit-major but the data, which is `[n, inputs]`. */
export interface ForwardPass {
  /** What each layer was given, dropout applied: the data `[n, inputs]`, then `[fanIn, n]`. */
  readonly layerInputs: readonly Tensor[];
  /** z of each layer, the output's included, `[units, n]`. */
  readonly preActivations: readonly Tensor[];
}

/** The masks of one update: one entry per hidden layer, null where nothing is dropped. */
export interface Masks {
  /** Updates done before. */
  readonly step: number;
  readonly layers: readonly (KeyedDropout | null)[];
}

interface LayerTensors {
  /** `[units, fanIn]` */
  readonly kernel: Tensor;
  /** `[units, 1]` */
  readonly bias: Tensor;
}

/** Views of the flat parameters, without a copy. */
function layerTensorsOf(layout: NetworkLayout, parameters: Tensor1D): readonly LayerTensors[] {
  return layout.layers.map(({ units, fanIn, kernelStart, kernelSize, biasStart }) => ({
    kernel: reshape(slice(parameters, kernelStart, kernelSize), [units, fanIn]),
    bias: reshape(slice(parameters, biasStart, units), [units, 1]),
  }));
}

/**
 * Runs the network on `rows` `[n, inputs]`. `parameters` are flat, as `layoutOf` lays them out. The output
 * layer's activation belongs to the loss (`outputOps.ts`) and is not applied. To be called in a `tidy`.
 */
export function forward(backend: MathBackendWebGL, layout: NetworkLayout, parameters: Tensor1D, rows: Tensor, masks?: Masks): ForwardPass {
  const layerInputs: Tensor[] = [];
  const preActivations: Tensor[] = [];
  let layerInput = rows;
  layerTensorsOf(layout, parameters).forEach(({ kernel, bias }, index) => {
    const z: Tensor = add(matMul(kernel, layerInput, false, index === 0), bias);
    layerInputs.push(layerInput);
    preActivations.push(z);
    const layer = layout.layers[index];
    if (layer === undefined || layer.isOutput) return;
    const outputs = activate(backend, layer.activation, z);
    const dropout = masks?.layers[index] ?? null;
    layerInput = masks === undefined || dropout === null ? outputs : dropOutputs(backend, dropout, masks.step, outputs);
  });
  return { layerInputs, preActivations };
}

/** The output unit's z for `rows` `[n, inputs]`, as `[1, n]`, dropout off; keeps nothing else. To be called in a `tidy`. */
export function outputPreActivation(backend: MathBackendWebGL, layout: NetworkLayout, parameters: Tensor1D, rows: Tensor): Tensor {
  return layerTensorsOf(layout, parameters).reduce<Tensor>((layerInput, tensors, index) => {
    const layer = layout.layers[index];
    const activation = layer === undefined || layer.isOutput ? null : layer.activation;
    return dense(backend, { ...tensors, layerInput, rowMajor: index === 0, activation });
  }, rows);
}

/**
 * Gradient of the loss with respect to all parameters, flat, from `outputDelta` `[1, n]`, its derivative
 * with respect to the output unit's z. `masks` as given to `forward`. To be called in a `tidy`.
 */
export function backward(
  backend: MathBackendWebGL,
  layout: NetworkLayout,
  parameters: Tensor1D,
  { layerInputs, preActivations }: ForwardPass,
  outputDelta: Tensor,
  masks?: Masks,
): Tensor1D {
  const layerTensors = layerTensorsOf(layout, parameters);
  const gradients: Tensor1D[] = [];
  let delta = outputDelta;
  for (let index = layout.layers.length - 1; index >= 0; index--) {
    const layer = layout.layers[index];
    const tensors = layerTensors[index];
    const layerInput = layerInputs[index];
    if (layer === undefined || tensors === undefined || layerInput === undefined) break;
    const kernelGradient = matMul(delta, layerInput, false, index > 0);
    gradients.unshift(reshape(kernelGradient, [layer.kernelSize]), reshape(sum(delta, 1), [layer.units]));

    const below = layout.layers[index - 1];
    const z = preActivations[index - 1];
    if (below === undefined || z === undefined) break;
    const inputGradient = matMul(tensors.kernel, delta, true, false);
    const dropout = masks?.layers[index - 1] ?? null;
    const outputGradient = masks === undefined || dropout === null ? inputGradient : dropGradient(backend, dropout, masks.step, inputGradient);
    delta = activationGradient(backend, below.activation, z, outputGradient);
  }
  return concat1d(gradients);
}

/** a = f(z), of z's shape, by the GLSL of the activation's row. */
function activate(backend: MathBackendWebGL, { id, parameters }: ActivationChoice, z: Tensor): Tensor {
  const { value, functions = [] } = ACTIVATIONS[id].glsl;
  return elementwise(backend, { functions, tensors: { z }, uniforms: { p: parameters[0] ?? 0 }, result: value });
}

/** Loss gradient with respect to z: `outputGradient` · f'(z), exactly 0 where f'(z) is. Both of one shape. */
function activationGradient(backend: MathBackendWebGL, { id, parameters }: ActivationChoice, z: Tensor, outputGradient: Tensor): Tensor {
  const { derivative, functions = [] } = ACTIVATIONS[id].glsl;
  return elementwise(backend, {
    functions,
    tensors: { z, outputGradient },
    uniforms: { p: parameters[0] ?? 0 },
    statements: `float slope = ${derivative};`,
    result: 'slope == 0. ? 0. : outputGradient * slope',
  });
}
