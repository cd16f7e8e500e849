import type { FloatArray } from './activations.ts';

/** An optimizer's update rule, and everything that differs between optimizers. */
export interface OptimizerRow {
  readonly label: string;
  /** Arrays of the parameters' shape that the optimizer keeps, zero at first. */
  readonly slots: 0 | 1 | 2;
  /**
   * Factor of an update that depends on the step alone: `learningRate`, bias-corrected for Adam. `step` is 1 for the first
   * update. `power` is what it raises to the step with, the language's own unless said otherwise.
   */
  readonly rate: (learningRate: number, step: number, power?: typeof integerPower) => number;
  /**
   * Updates `parameters` and `slots` in place from `gradient` at indices start … start + count - 1.
   * `step` is 1 for the first update.
   */
  readonly update: (
    parameters: FloatArray,
    gradient: FloatArray,
    slots: readonly FloatArray[],
    start: number,
    count: number,
    learningRate: number,
    step: number,
  ) => void;
  /** The same as GLSL ES 3.00 statements that update `vec4 p, s0, s1` from `vec4 g` and `float rate`. */
  readonly glsl: string;
}

/** What is added to the root that Adam and RMSProp divide by. */
export const EPSILON = 1e-7;
/** What Adam keeps of the mean of gradients in an update. */
export const ADAM_MEAN_DECAY = 0.9;
/** What momentum keeps of the velocity in an update. */
export const MOMENTUM_DECAY = 0.9;

/**
 * Slots closer to 0 than this become 0: they cannot move a parameter in float32, and a dead unit's slots
 * would decay into subnormal numbers, which processors are slow at.
 */
const SMALLEST_SLOT = 2 ** -110;

function settled(slot: number): number {
  return slot < SMALLEST_SLOT && slot > -SMALLEST_SLOT ? 0 : slot;
}

const NO_SLOT = new Float32Array(0);

function adamRate(learningRate: number, step: number, power: typeof integerPower = Math.pow): number {
  return (learningRate * Math.sqrt(1 - power(0.999, step))) / (1 - power(0.9, step));
}

/** `base` to a whole power below 2³¹, by squaring: the same bits everywhere, which the language does not promise of its own. */
export function integerPower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left >>= 1) {
    if ((left & 1) === 1) result *= square;
    square *= square;
  }
  return result;
}

/** RMSProp, whose forms differ in what the gradient is divided by: `divisor` of the running mean of its squares. */
function rmsprop(label: string, divisor: (square: number) => number, divisorGlsl: string): OptimizerRow {
  return {
    label,
    slots: 1,
    rate: (learningRate) => learningRate,
    update(parameters, gradient, slots, start, count, learningRate) {
      const [square = NO_SLOT] = slots;
      for (let i = start; i < start + count; i++) {
        const g = gradient[i] ?? 0;
        const v = settled((square[i] ?? 0) + 0.1 * (g * g - (square[i] ?? 0)));
        square[i] = v;
        parameters[i] = (parameters[i] ?? 0) - (learningRate * g) / divisor(v);
      }
    },
    glsl: `s0 += .1 * (g * g - s0); p -= rate * g / ${divisorGlsl};`,
  };
}

const rows = {
  adam: {
    label: 'Adam',
    slots: 2,
    rate: adamRate,
    update(parameters, gradient, slots, start, count, learningRate, step) {
      const rate = adamRate(learningRate, step);
      const [mean = NO_SLOT, square = NO_SLOT] = slots;
      for (let i = start; i < start + count; i++) {
        const g = gradient[i] ?? 0;
        const m = settled((mean[i] ?? 0) + 0.1 * (g - (mean[i] ?? 0)));
        const v = settled((square[i] ?? 0) + 0.001 * (g * g - (square[i] ?? 0)));
        mean[i] = m;
        square[i] = v;
        parameters[i] = (parameters[i] ?? 0) - (rate * m) / (Math.sqrt(v) + EPSILON);
      }
    },
    glsl: 's0 += .1 * (g - s0); s1 += .001 * (g * g - s1); p -= rate * s0 / (sqrt(s1) + 1e-7);',
  },
  sgd: {
    label: 'SGD',
    slots: 0,
    rate: (learningRate) => learningRate,
    update(parameters, gradient, _slots, start, count, learningRate) {
      for (let i = start; i < start + count; i++) parameters[i] = (parameters[i] ?? 0) - learningRate * (gradient[i] ?? 0);
    },
    glsl: 'p -= rate * g;',
  },
  momentum: {
    label: 'Momentum',
    slots: 1,
    rate: (learningRate) => learningRate,
    update(parameters, gradient, slots, start, count, learningRate) {
      const [velocity = NO_SLOT] = slots;
      for (let i = start; i < start + count; i++) {
        const v = settled(MOMENTUM_DECAY * (velocity[i] ?? 0) - learningRate * (gradient[i] ?? 0));
        velocity[i] = v;
        parameters[i] = (parameters[i] ?? 0) + v;
      }
    },
    glsl: 's0 = .9 * s0 - rate * g; p += s0;',
  },
  rmsprop: rmsprop('RMSProp (Keras 2)', (square) => Math.sqrt(square) + EPSILON, '(sqrt(s0) + 1e-7)'),
  rmsprop_keras3: rmsprop('RMSProp (Keras 3)', (square) => Math.sqrt(square + EPSILON), 'sqrt(s0 + 1e-7)'),
} satisfies Readonly<Record<string, OptimizerRow>>;

/** Id of an optimizer, as the link writes it. */
export type OptimizerId = keyof typeof rows;

/**
 * All optimizers, in Keras's update forms. ε = 1e-7 is added outside the root, but inside for `rmsprop_keras3`: Keras
 * moved it there in 2.11 (2022). `rmsprop` keeps the older form, because links that name it were made with it.
 */
export const OPTIMIZERS: Readonly<Record<OptimizerId, OptimizerRow>> = rows;
