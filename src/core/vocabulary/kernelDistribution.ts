import { INITIALIZERS, type InitializerChoice } from './initializers.ts';
import { normalFromUniform } from '../random/normal.ts';

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

const rows = {
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

export type KernelDrawId = keyof typeof rows;

/**
 * The draws that initializers scale: uniform on (-1, 1), standard normal, standard normal cut off at ± 2 by
 * its inverse distribution function, and normal entries of which `orthonormalize` makes a kernel (the
 * density is that of an entry of a random unit vector). All come from the same uniforms, so that
 * initializers that differ only in scale give kernels of the same direction.
 */
export const KERNEL_DRAWS: Readonly<Record<KernelDrawId, KernelDraw>> = rows;
