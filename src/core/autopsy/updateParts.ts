import { ADAM_MEAN_DECAY, EPSILON, MOMENTUM_DECAY, type OptimizerId } from '../vocabulary/optimizers.ts';

/** What an update starts from or leaves: flat parameters and the optimizer's slots, each `[parameterCount]`. */
export interface UpdateState {
  readonly parameters: Float32Array;
  readonly slots: readonly Float32Array[];
}

/** What one update did to some parameters, in float64; the two parts add up to it but for the rounding of a float32 parameter. */
export interface UpdateParts {
  /** Parameter after less parameter before. */
  readonly update: Float64Array;
  /** What the gradient of this batch moved, weight decay included. */
  readonly gradient: Float64Array;
  /** What earlier gradients moved, by the mean or velocity that the optimizer keeps of them; 0 where it keeps none. */
  readonly momentum: Float64Array;
}

/**
 * The parts of the update of parameters start … start + count - 1. `rate` is the optimizer's of that step. Momentum:
 * v' = .9v − ηg moves by .9v and the rest. Adam: m' = .9m + .1g moves by −rate · .9m / (√v' + ε) and −rate · (m' − .9m) / (√v' + ε).
 * SGD and RMSProp move along the gradient of the batch alone: all is the gradient's.
 */
export function updateParts(optimizer: OptimizerId, rate: number, before: UpdateState, after: UpdateState, start: number, count: number): UpdateParts {
  const parts: UpdateParts = { update: new Float64Array(count), gradient: new Float64Array(count), momentum: new Float64Array(count) };
  const [kept] = before.slots;
  const [keptAfter, square] = after.slots;
  for (let i = 0; i < count; i += 1) {
    const at = start + i;
    const update = (after.parameters[at] ?? NaN) - (before.parameters[at] ?? NaN);
    const old = kept?.[at] ?? 0;
    const now = keptAfter?.[at] ?? 0;
    parts.update[i] = update;
    if (optimizer === 'adam') {
      const factor = -rate / (Math.sqrt(square?.[at] ?? 0) + EPSILON);
      parts.momentum[i] = factor * ADAM_MEAN_DECAY * old;
      parts.gradient[i] = factor * (now - ADAM_MEAN_DECAY * old);
    } else if (optimizer === 'momentum') {
      parts.momentum[i] = MOMENTUM_DECAY * old;
      parts.gradient[i] = now - MOMENTUM_DECAY * old;
    } else {
      parts.gradient[i] = update;
    }
  }
  return parts;
}
