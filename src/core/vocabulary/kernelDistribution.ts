import { INITIALIZERS, KERNEL_DRAWS, type InitializerChoice } from './initializers.ts';

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
