import { sigmoid } from './specialFunctions.ts';
import { LOG_ONE_PLUS, STABLE_SIGMOID } from './stableGlsl.ts';

/** A loss of one output unit, in natural units, averaged over rows. */
export interface LossRow {
  readonly label: string;
  /** Loss of one row from the pre-activation z and output a = f(z) of the output unit and the target y. */
  readonly value: (z: number, a: number, y: number) => number;
  /** Derivative of `value` with respect to z; `slope` is f'(z). */
  readonly derivative: (z: number, a: number, y: number, slope: number) => number;
  /** The same as GLSL ES 3.00 expressions of `float z, a, y, slope`, and the functions they call. */
  readonly glsl: { readonly value: string; readonly derivative: string; readonly functions?: readonly string[] };
  /** Smallest mean loss of an output that is the same for every row, when a share of rows has the high target. */
  readonly bestConstant: (positiveShare: number, lowTarget: number, highTarget: number) => number;
  /**
   * What one unit of log-likelihood is worth in the loss of a row: outputs chosen without knowing the labels have a sum of losses
   * lower than the best constant's by t times this with probability e^−t at most. 1 for cross-entropy, which is a
   * log-likelihood; half the squared distance of the targets for squared error (Hoeffding's lemma).
   */
  readonly perNat: (lowTarget: number, highTarget: number) => number;
}

const rows = {
  binary_crossentropy: {
    label: 'Binary cross-entropy',
    value: (z, _a, y) => softplus((1 - 2 * y) * z),
    derivative: (z, _a, y) => (1 - 2 * y) * sigmoid((1 - 2 * y) * z),
    glsl: {
      functions: [LOG_ONE_PLUS, STABLE_SIGMOID],
      value: '(max((1. - 2. * y) * z, 0.) + logOnePlus(exp(-abs(z))))',
      derivative: '((1. - 2. * y) * stableSigmoid((1. - 2. * y) * z))',
    },
    bestConstant: (positiveShare) => -(timesLog(positiveShare) + timesLog(1 - positiveShare)),
    perNat: () => 1,
  },
  mean_squared_error: {
    label: 'Mean squared error',
    value: (_z, a, y) => (a - y) * (a - y),
    derivative: (_z, a, y, slope) => 2 * (a - y) * slope,
    glsl: { value: '((a - y) * (a - y))', derivative: '(2. * (a - y) * slope)' },
    bestConstant: (positiveShare, lowTarget, highTarget) =>
      positiveShare * (1 - positiveShare) * (highTarget - lowTarget) ** 2,
    perNat: (lowTarget, highTarget) => (highTarget - lowTarget) ** 2 / 2,
  },
} satisfies Readonly<Record<string, LossRow>>;

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** p log p, 0 at p = 0. */
function timesLog(p: number): number {
  return p > 0 ? p * Math.log(p) : 0;
}

/** Id of a loss, as the link writes it. */
export type LossId = keyof typeof rows;

/**
 * All losses. Binary cross-entropy takes the logit z of a sigmoid output and targets 0 and 1:
 * log(1 + e^∓z), which neither overflows nor clips. Its derivative is ∓σ(∓z), which stays above 0 where a - y rounds to it.
 */
export const LOSSES: Readonly<Record<LossId, LossRow>> = rows;
