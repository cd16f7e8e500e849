import { normalFromUniform } from '../random/normal.ts';
import type { Parameter, Choice } from './choice.ts';

/** A distribution of kernel entries before an initializer scales it. */
export interface KernelDraw {
  /** A draw from a midpoint uniform in (0, 1), using only operations that IEEE 754 fixes. */
  readonly draw: (uniform: number) => number;
  /** Relative density at x, for pictures. `fans` is max(fanIn, fanOut). */
  readonly density: (x: number, fans: number) => number;
  /** Draws lie within ± this; for the normal draw nearly all do. */
  readonly reach: (fans: number) => number;
}

/** Φ(-2). */
const TAIL_BELOW_TWO = 0.022750131948179207;

const draws = {
  uniform: { draw: (uniform) => 2 * uniform - 1, density: () => 1, reach: () => 1 },
  normal: { draw: normalFromUniform, density: (x) => Math.exp(-0.5 * x * x), reach: () => 3.5 },
  truncatedNormal: {
    draw: (uniform) => normalFromUniform(TAIL_BELOW_TWO + uniform * (1 - 2 * TAIL_BELOW_TWO)),
    density: (x) => Math.exp(-0.5 * x * x),
    reach: () => 2,
  },
  orthogonal: {
    draw: normalFromUniform,
    density: (x, fans) => Math.max(0, 1 - x * x) ** Math.max(0, (fans - 3) / 2),
    reach: (fans) => Math.min(1, 3.5 / Math.sqrt(fans)),
  },
  none: { draw: () => 0, density: () => 1, reach: () => 0 },
} satisfies Readonly<Record<string, KernelDraw>>;

/** Id of a draw that initializers scale. */
export type KernelDrawId = keyof typeof draws;

/**
 * The draws that initializers scale: uniform on (-1, 1), standard normal, standard normal cut off at ± 2 by
 * its inverse distribution function, and normal entries of which `orthonormalize` makes a kernel (the
 * density is that of an entry of a random unit vector). All come from the same uniforms, so that
 * initializers that differ only in scale give kernels of the same direction.
 */
export const KERNEL_DRAWS: Readonly<Record<KernelDrawId, KernelDraw>> = draws;

/** An entry of the kernel is centre + spread · draw. */
export interface KernelScale {
  readonly centre: number;
  readonly spread: number;
}

/** A rule for the initial kernel. Everything that differs between initializers stands in its row. */
export interface InitializerRow {
  readonly label: string;
  readonly parameters: readonly Parameter[];
  /** A condition between parameters that are each in range. */
  readonly valid?: (parameters: readonly number[]) => boolean;
  readonly draw: KernelDrawId;
  readonly scale: (parameters: readonly number[], fanIn: number, fanOut: number) => KernelScale;
}

type Variance = (fanIn: number, fanOut: number) => number;

/** Standard deviation of the standard normal distribution cut off at ± 2. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

const he: Variance = (fanIn) => 2 / fanIn;
const lecun: Variance = (fanIn) => 1 / fanIn;
const glorot: Variance = (fanIn, fanOut) => 2 / (fanIn + fanOut);

function scaledNormal(label: string, variance: Variance): InitializerRow {
  return {
    label,
    parameters: [],
    draw: 'truncatedNormal',
    scale: (_parameters, fanIn, fanOut) => ({ centre: 0, spread: Math.sqrt(variance(fanIn, fanOut)) / TRUNCATED_DEVIATION }),
  };
}

function scaledUniform(label: string, variance: Variance): InitializerRow {
  return {
    label,
    parameters: [],
    draw: 'uniform',
    scale: (_parameters, fanIn, fanOut) => ({ centre: 0, spread: Math.sqrt(3 * variance(fanIn, fanOut)) }),
  };
}

function fixed(centre: number): InitializerRow['scale'] {
  return () => ({ centre, spread: 0 });
}

const rows = {
  random_normal: {
    label: 'Random normal',
    parameters: [{ name: 'σ', label: 'σ', default: 0.05, min: 0, max: 10 }],
    draw: 'normal',
    scale: ([deviation = 0.05]) => ({ centre: 0, spread: deviation }),
  },
  random_uniform: {
    label: 'Random uniform',
    parameters: [
      { name: 'min', label: 'From', default: -0.05, min: -10, max: 10 },
      { name: 'max', label: 'To', default: 0.05, min: -10, max: 10 },
    ],
    valid: ([minimum = -0.05, maximum = 0.05]) => minimum < maximum,
    draw: 'uniform',
    scale: ([minimum = -0.05, maximum = 0.05]) => ({ centre: (minimum + maximum) / 2, spread: (maximum - minimum) / 2 }),
  },
  he_normal: scaledNormal('He normal', he),
  he_uniform: scaledUniform('He uniform', he),
  lecun_normal: scaledNormal('LeCun normal', lecun),
  lecun_uniform: scaledUniform('LeCun uniform', lecun),
  glorot_normal: scaledNormal('Glorot normal', glorot),
  glorot_uniform: scaledUniform('Glorot uniform', glorot),
  orthogonal: { label: 'Orthogonal', parameters: [], draw: 'orthogonal', scale: () => ({ centre: 0, spread: 1 }) },
  zeros: { label: 'Zeros', parameters: [], draw: 'none', scale: fixed(0) },
  ones: { label: 'Ones', parameters: [], draw: 'none', scale: fixed(1) },
  constant: {
    label: 'Constant',
    parameters: [{ name: 'c', label: 'Value', default: 0, min: -10, max: 10 }],
    draw: 'none',
    scale: ([value = 0]) => ({ centre: value, spread: 0 }),
  },
} satisfies Readonly<Record<string, InitializerRow>>;

/** Id of an initializer, as the link writes it. */
export type InitializerId = keyof typeof rows;

/** An initializer and its parameters. */
export type InitializerChoice = Choice<InitializerId>;

/**
 * All initializers, in the order menus show them, as Keras defines them: he 2 / fanIn, lecun 1 / fanIn,
 * glorot 2 / (fanIn + fanOut) are variances; uniform limits are ± √(3 · variance), normal ones are cut off at
 * twice √variance / 0.8796 so that the variance is met.
 */
export const INITIALIZERS: Readonly<Record<InitializerId, InitializerRow>> = rows;

/** How the entries of an initial kernel are distributed, for a picture. */
export interface KernelDistribution {
  /** Range that holds (nearly) all entries; `low` equals `high` where all entries are the same. */
  readonly low: number;
  readonly high: number;
  /** Density at an entry between `low` and `high`, in a unit of its own. */
  readonly density: (entry: number) => number;
}

/** Distribution of the entries of a kernel `[fanOut, fanIn]`. */
export function kernelDistribution(choice: InitializerChoice, fanIn: number, fanOut: number): KernelDistribution {
  const row = INITIALIZERS[choice.id];
  const { density, reach } = KERNEL_DRAWS[row.draw];
  const { centre, spread } = row.scale(choice.parameters, fanIn, fanOut);
  const fans = Math.max(fanIn, fanOut);
  const extent = spread * reach(fans);
  return {
    low: centre - extent,
    high: centre + extent,
    density: (entry) => (spread === 0 ? 1 : density((entry - centre) / spread, fans)),
  };
}
