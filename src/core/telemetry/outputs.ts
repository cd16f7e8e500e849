import { ACTIVATIONS, type ActivationChoice } from '../vocabulary/activations.ts';

/** f(z) of every pre-activation, in float32. */
export function outputsOf(activation: ActivationChoice, preActivations: Float32Array): Float32Array {
  const { forward, value } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  const outputs = new Float32Array(preActivations.length);
  if (forward === undefined) {
    for (let i = 0; i < outputs.length; i += 1) outputs[i] = value(preActivations[i] ?? 0, parameter);
  } else {
    forward(outputs, preActivations, outputs.length, parameter);
  }
  return outputs;
}
