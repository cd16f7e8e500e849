import { ACTIVATIONS, type ActivationChoice, type FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/** `outputs[i] = f(z[i])` for i < count. */
export function activate(activation: ActivationChoice, outputs: FloatArray, z: FloatArray, count: number): void {
  const { forward, value } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  if (forward !== undefined) forward(outputs, z, count, parameter);
  else for (let i = 0; i < count; i++) outputs[i] = value(z[i] ?? 0, parameter);
}

/** `delta[i] *= f'(z[i])` for i < count; where f' is 0 the product is, were `delta[i]` not finite. */
export function multiplyBySlope(activation: ActivationChoice, delta: FloatArray, z: FloatArray, count: number): void {
  const { backward, derivative } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  if (backward !== undefined) backward(delta, z, count, parameter);
  else {
    for (let i = 0; i < count; i++) {
      const slope = derivative(z[i] ?? 0, parameter);
      delta[i] = slope === 0 ? 0 : (delta[i] ?? 0) * slope;
    }
  }
}

/** Clears `delta` of the units that `active` names where their `outputs` are 0, which they are for z ≤ 0. Both unit-major `[units, rows]`. */
export function rectifyDelta(delta: FloatArray, outputs: FloatArray, active: UnitList, rows: number): void {
  for (let k = 0; k < active.count; k++) {
    const end = ((active.units[k] ?? 0) + 1) * rows;
    for (let i = end - rows; i < end; i++) if ((outputs[i] ?? 0) === 0) delta[i] = 0;
  }
}
