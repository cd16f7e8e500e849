import type { Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';
import { elementwise } from '../gl/elementwise.ts';

/** a = f(z), of z's shape, by the GLSL of the activation's row. */
export function activate(backend: MathBackendWebGL, { id, parameters }: ActivationChoice, z: Tensor): Tensor {
  const { value, functions = [] } = ACTIVATIONS[id].glsl;
  return elementwise(backend, { functions, tensors: { z }, uniforms: { p: parameters[0] ?? 0 }, result: value });
}

/** Loss gradient with respect to z: `outputGradient` · f'(z), exactly 0 where f'(z) is. Both of one shape. */
export function activationGradient(backend: MathBackendWebGL, { id, parameters }: ActivationChoice, z: Tensor, outputGradient: Tensor): Tensor {
  const { derivative, functions = [] } = ACTIVATIONS[id].glsl;
  return elementwise(backend, {
    functions,
    tensors: { z, outputGradient },
    uniforms: { p: parameters[0] ?? 0 },
    statements: `float slope = ${derivative};`,
    result: 'slope == 0. ? 0. : outputGradient * slope',
  });
}
