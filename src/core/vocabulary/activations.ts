import type { Choice, Parameter } from './choice.ts';
import { normalCdf, sigmoid, sigmoidSlope, tanhSoftplus } from './specialFunctions.ts';
import { EXP_MINUS_ONE, LOG_ONE_PLUS, MISH_SLOPE, NORMAL_CDF, SIGMOID_SLOPE, STABLE_SIGMOID, STABLE_TANH, TANH_SLOPE, TANH_SOFTPLUS } from './stableGlsl.ts';

/** Pre-activations, outputs or gradients: float32, as in training, or float64. */
export type FloatArray = Float32Array | Float64Array;
/** `target[i] = f(z[i])` for i < count. */
export type ElementwiseForward = (target: FloatArray, z: FloatArray, count: number, parameter: number) => void;
/** `delta[i] *= f'(z[i])` for i < count. */
export type ElementwiseBackward = (delta: FloatArray, z: FloatArray, count: number, parameter: number) => void;

/** Where an activation that is flat on both sides has all but stopped to learn. */
export interface Saturation {
  /** A z below or above these is saturated: the thresholds of Amazon SageMaker Debugger's `SaturatedActivation`. */
  readonly below: number;
  readonly above: number;
  /** The size of z beyond which f' is less than 1 % of its largest value, which it has at 0. */
  readonly flat: number;
}

/** An elementwise activation a = f(z). Everything that differs between activations stands in its row. */
export interface ActivationRow {
  readonly label: string;
  /** At most one parameter. */
  readonly parameters: readonly Parameter[];
  /** f(z); `parameter` is the row's parameter, 0 when it has none. */
  readonly value: (z: number, parameter: number) => number;
  /** f'(z), one-sided where f has a corner: what every engine uses. */
  readonly derivative: (z: number, parameter: number) => number;
  /**
   * f and f' as GLSL ES 3.00 expressions of `float z` and `float p`, and the definitions of the functions
   * that they call. A shader includes each distinct definition once.
   */
  readonly glsl: { readonly value: string; readonly derivative: string; readonly functions?: readonly string[] };
  /** Whether a unit with z ≤ 0 on every row has output and gradient exactly 0, with this parameter. Asked through `canDie`; absent where none has. */
  readonly diesWith?: (parameter: number) => boolean;
  /** Only where f is flat on both sides. */
  readonly saturation?: Saturation;
  /** Hand-written loops where a call per element would cost too much. */
  readonly forward?: ElementwiseForward;
  readonly backward?: ElementwiseBackward;
}

/** `target[i] = max(0, z[i])`; NaN stays NaN. */
const reluForward: ElementwiseForward = (target, z, count) => {
  for (let i = 0; i < count; i++) {
    const value = z[i] ?? 0;
    target[i] = value <= 0 ? 0 : value;
  }
};

/** Clears `delta` where z ≤ 0. */
const reluBackward: ElementwiseBackward = (delta, z, count) => {
  for (let i = 0; i < count; i++) if ((z[i] ?? 0) <= 0) delta[i] = 0;
};

/** `target[i] = z[i]`, times the negative slope below 0; a ReLU without slope. */
const leakyReluForward: ElementwiseForward = (target, z, count, negativeSlope) => {
  if (negativeSlope === 0) return reluForward(target, z, count, 0);
  for (let i = 0; i < count; i++) {
    const value = z[i] ?? 0;
    target[i] = value < 0 ? negativeSlope * value : value;
  }
};

/** Multiplies `delta` by the negative slope where z < 0; a ReLU without slope. */
const leakyReluBackward: ElementwiseBackward = (delta, z, count, negativeSlope) => {
  if (negativeSlope === 0) return reluBackward(delta, z, count, 0);
  for (let i = 0; i < count; i++) if ((z[i] ?? 0) < 0) delta[i] = negativeSlope * (delta[i] ?? 0);
};

/** Copies z. */
const linearForward: ElementwiseForward = (target, z, count) => {
  for (let i = 0; i < count; i++) target[i] = z[i] ?? 0;
};

/** Leaves `delta` as it is: f' = 1. */
const linearBackward: ElementwiseBackward = () => {};

const isZero = (parameter: number): boolean => parameter === 0;

const INVERSE_SQRT_TWO_PI = 0.3989422804014327;
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

const rows = {
  relu: {
    label: 'ReLU',
    parameters: [],
    value: (z) => (z <= 0 ? 0 : z),
    derivative: (z) => (z <= 0 ? 0 : 1),
    glsl: { value: '(z <= 0. ? 0. : z)', derivative: '(z <= 0. ? 0. : 1.)' },
    diesWith: () => true,
    forward: reluForward,
    backward: reluBackward,
  },
  leaky_relu: {
    label: 'Leaky ReLU',
    parameters: [{ name: 'slope', label: 'Negative slope', default: 0.3, min: 0, max: 1 }],
    value: (z, negativeSlope) => (z < 0 ? (negativeSlope === 0 ? 0 : negativeSlope * z) : z),
    derivative: (z, negativeSlope) => (z < 0 || (z === 0 && negativeSlope === 0) ? negativeSlope : 1),
    glsl: { value: '(z < 0. ? (p == 0. ? 0. : p * z) : z)', derivative: '(z < 0. || (z == 0. && p == 0.) ? p : 1.)' },
    diesWith: isZero,
    forward: leakyReluForward,
    backward: leakyReluBackward,
  },
  elu: {
    label: 'ELU',
    parameters: [{ name: 'α', label: 'α', default: 1, min: 0, max: 10 }],
    value: (z, depth) => (z > 0 ? z : depth * Math.expm1(z)),
    derivative: (z, depth) => (z > 0 ? 1 : depth * Math.exp(z)),
    glsl: {
      functions: [EXP_MINUS_ONE],
      value: '(z > 0. ? z : p * expMinusOne(z))',
      derivative: '(z > 0. ? 1. : p * exp(z))',
    },
    diesWith: isZero,
  },
  selu: {
    label: 'SELU',
    parameters: [],
    value: (z) => (z > 0 ? SELU_SCALE * z : SELU_SCALE * SELU_ALPHA * Math.expm1(z)),
    derivative: (z) => (z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * Math.exp(z)),
    glsl: {
      functions: [EXP_MINUS_ONE],
      value: `(z > 0. ? ${SELU_SCALE} * z : ${SELU_SCALE * SELU_ALPHA} * expMinusOne(z))`,
      derivative: `(z > 0. ? ${SELU_SCALE} : ${SELU_SCALE * SELU_ALPHA} * exp(z))`,
    },
  },
  gelu: {
    label: 'GELU',
    parameters: [],
    value: (z) => z * normalCdf(z),
    derivative: (z) => normalCdf(z) + z * INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * z * z),
    glsl: {
      functions: [NORMAL_CDF],
      value: '(z * normalCdf(z))',
      derivative: `(normalCdf(z) + z * ${INVERSE_SQRT_TWO_PI} * exp(-.5 * z * z))`,
    },
  },
  silu: {
    label: 'SiLU',
    parameters: [],
    value: (z) => z * sigmoid(z),
    derivative: (z) => sigmoid(z) + z * sigmoidSlope(z),
    glsl: {
      functions: [STABLE_SIGMOID, SIGMOID_SLOPE],
      value: '(z * stableSigmoid(z))',
      derivative: '(stableSigmoid(z) + z * sigmoidSlope(z))',
    },
  },
  softplus: {
    label: 'Softplus',
    parameters: [],
    value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    derivative: sigmoid,
    glsl: {
      functions: [LOG_ONE_PLUS, STABLE_SIGMOID],
      value: '(max(z, 0.) + logOnePlus(exp(-abs(z))))',
      derivative: 'stableSigmoid(z)',
    },
  },
  mish: {
    label: 'Mish',
    parameters: [],
    value: (z) => z * tanhSoftplus(z),
    derivative: (z) => {
      const t = tanhSoftplus(z);
      return t + z * sigmoid(z) * (1 - t * t);
    },
    glsl: {
      functions: [TANH_SOFTPLUS, STABLE_SIGMOID, MISH_SLOPE],
      value: '(z * tanhSoftplus(z))',
      derivative: 'mishSlope(z)',
    },
  },
  tanh: {
    label: 'Tanh',
    parameters: [],
    value: Math.tanh,
    derivative: (z) => 4 * sigmoidSlope(2 * z),
    glsl: { functions: [STABLE_TANH, TANH_SLOPE], value: 'stableTanh(z)', derivative: 'tanhSlope(z)' },
    saturation: { below: -9.4999, above: 9.4999, flat: Math.atanh(Math.sqrt(0.99)) },
  },
  sigmoid: {
    label: 'Sigmoid',
    parameters: [],
    value: sigmoid,
    derivative: sigmoidSlope,
    glsl: { functions: [STABLE_SIGMOID, SIGMOID_SLOPE], value: 'stableSigmoid(z)', derivative: 'sigmoidSlope(z)' },
    saturation: { below: -23, above: 17, flat: 2 * Math.atanh(Math.sqrt(0.99)) },
  },
  linear: {
    label: 'Linear',
    parameters: [],
    value: (z) => z,
    derivative: () => 1,
    glsl: { value: 'z', derivative: '1.' },
    forward: linearForward,
    backward: linearBackward,
  },
} satisfies Readonly<Record<string, ActivationRow>>;

/** Id of an activation, as the link writes it. */
export type ActivationId = keyof typeof rows;

/** An activation and its parameters. */
export type ActivationChoice = Choice<ActivationId>;

/**
 * All activations, in the order menus show them. Sources: Keras definitions; SELU's constants from
 * Klambauer et al. 2017.
 */
export const ACTIVATIONS: Readonly<Record<ActivationId, ActivationRow>> = rows;

/** Whether units of an activation can be dead: with z ≤ 0 on every row, output and gradient exactly 0. True of ReLU, and of leaky ReLU and ELU that are 0 below 0. */
export function canDie({ id, parameters }: ActivationChoice): boolean {
  return ACTIVATIONS[id].diesWith?.(parameters[0] ?? 0) ?? false;
}
