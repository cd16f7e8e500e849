/** A number that an activation or initializer takes, written after its id in the link. */
export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type FloatArray = Float32Array | Float64Array;
/** `target[i] = f(z[i])` for i < count. */
export type ElementwiseForward = (target: FloatArray, z: FloatArray, count: number, parameter: number) => void;
/** `delta[i] *= f'(z[i])` for i < count. */
export type ElementwiseBackward = (delta: FloatArray, z: FloatArray, count: number, parameter: number) => void;

/** An elementwise activation a = f(z). Everything that differs between activations stands in its row. */
export interface ActivationRow {
  readonly label: string;
  /** At most one parameter. */
  readonly parameters: readonly Parameter[];
  /** f(z); `parameter` is the row's parameter, 0 when it has none. */
  readonly value: (z: number, parameter: number) => number;
  /** f'(z), one-sided where f has a corner: what every engine uses. */
  readonly derivative: (z: number, parameter: number) => number;
  /** f and f' as GLSL ES 3.00 expressions of `float z` and `float p`. */
  readonly glsl: { readonly value: string; readonly derivative: string };
  /** Whether a unit with z ≤ 0 on every row has output and gradient exactly 0. */
  readonly canDie: boolean;
  /** |z| range outside which the unit counts as saturated: [lowest, highest] unsaturated z. */
  readonly saturation?: readonly [number, number];
  /** Hand-written loops where a call per element would cost too much. */
  readonly forward?: ElementwiseForward;
  readonly backward?: ElementwiseBackward;
}
