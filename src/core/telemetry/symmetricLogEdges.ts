const BINS_PER_DECADE = 4;

/** Magnitudes below this share one bin on each side of 0. */
const SMALLEST_RESOLVED = 1e-12;

/** The extreme finite values other than 0 of either sign; undefined where there is none. */
export interface SignedExtents {
  /** Smallest and largest magnitude among the negative values. */
  readonly negative: readonly [number, number] | undefined;
  /** Smallest and largest magnitude among the positive values. */
  readonly positive: readonly [number, number] | undefined;
}

/**
 * Edges of bins that are equally wide on a logarithmic scale of magnitude, four a decade for each sign, over
 * the magnitudes that occur. Magnitudes below 1e-12 fall into one bin between that and 0. Where both signs
 * occur, 0 is an edge and the two bins beside it reach to the smallest resolved magnitude. Empty when
 * neither sign occurs.
 */
export function symmetricLogEdges({ negative, positive }: SignedExtents): Float64Array {
  const below = negative === undefined ? [] : magnitudeEdges(...negative).map((edge) => (edge === 0 ? 0 : -edge)).toReversed();
  const above = positive === undefined ? [] : magnitudeEdges(...positive);
  if (below.length === 0 || above.length === 0) return Float64Array.from([...below, ...above]);
  return Float64Array.from([...below.filter((edge) => edge < 0), 0, ...above.filter((edge) => edge > 0)]);
}

function magnitudeEdges(smallest: number, largest: number): number[] {
  if (largest < SMALLEST_RESOLVED) return [0, SMALLEST_RESOLVED];
  const lowest = Math.max(smallest, SMALLEST_RESOLVED);
  let first = Math.floor(Math.log10(lowest) * BINS_PER_DECADE);
  while (magnitudeAt(first) > lowest) first -= 1;
  let last = Math.max(Math.ceil(Math.log10(largest) * BINS_PER_DECADE), first + 1);
  while (magnitudeAt(last) <= largest) last += 1;
  const edges = smallest < SMALLEST_RESOLVED ? [0] : [];
  for (let power = first; power <= last; power += 1) edges.push(magnitudeAt(power));
  return edges;
}

function magnitudeAt(power: number): number {
  return 10 ** (power / BINS_PER_DECADE);
}
