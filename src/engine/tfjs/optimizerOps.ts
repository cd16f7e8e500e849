import { reshape, type Rank, type Tensor1D } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { OPTIMIZERS, type OptimizerId } from '../../core/vocabulary/optimizers.ts';
import { elementwise } from '../gl/elementwise.ts';

/** Parameters and the optimizer's slots, all flat, `[parameterCount]`. */
export interface OptimizerState {
  readonly parameters: Tensor1D;
  readonly slots: readonly Tensor1D[];
}

/**
 * The state after one update, by the GLSL of the optimizer's row. `rate` is the row's rate for this step.
 * To be called in a `tidy`.
 */
export function optimizerStep(backend: MathBackendWebGL, id: OptimizerId, state: OptimizerState, gradient: Tensor1D, rate: number): OptimizerState {
  const tensors = {
    parameter: state.parameters,
    gradient,
    ...Object.fromEntries(state.slots.map((slot, index) => [`slot${index}`, slot])),
  };
  const slotNames = state.slots.map((_, index) => `s${index}`);
  const after = (name: string): Tensor1D => {
    const entries = elementwise(backend, {
      tensors,
      uniforms: { rate },
      statements: `
        vec4 p = vec4(parameter);
        vec4 g = vec4(gradient);
        ${slotNames.map((slot, index) => `vec4 ${slot} = vec4(slot${index});`).join('\n')}
        ${OPTIMIZERS[id].glsl}`,
      result: `${name}.x`,
    });
    return reshape<Rank.R1>(entries, [entries.size]);
  };
  return { parameters: after('p'), slots: slotNames.map(after) };
}
