/** Bins whose inner edges are multiples of `step`; the first and last bin may be wider. */
export interface LinearBins {
  /** n + 1 increasing edges. */
  readonly edges: Float64Array;
  /** Index of the first edge that is a multiple of `step`. */
  readonly firstRegular: number;
  readonly step: number;
}

/** The values that bins are to hold: all of them in [min, max], most of them in [low, high]. */
export interface BinnedRange {
  readonly min: number;
  readonly max: number;
  readonly low: number;
  readonly high: number;
}

/**
 * About `binCount` equal bins over the central range [low, high], widened by 5 % on either side but not
 * past [min, max], and one wide bin on each side where min or max lies beyond. Every inner edge is a
 * multiple of the bin width, so 0 is an edge wherever the bins span it; a wide bin that would hold 0 is
 * cut there. A single value gets one narrow bin around it.
 */
export function linearBins({ min, max, low, high }: BinnedRange, binCount: number): LinearBins {
  if (min === max) {
    const margin = Math.max(Math.abs(min) * 2 ** -20, 2 ** -149);
    return { edges: Float64Array.of(min - margin / 2, min + margin / 2), firstRegular: 0, step: margin };
  }
  const [from, to] = low < high ? [low, high] : [min, max];
  const margin = 0.05 * (to - from);
  const start = Math.max(min, from - margin);
  const end = Math.min(max, to + margin);
  const step = (end - start) / binCount;
  const firstMultiple = Math.floor(start / step);
  const lastMultiple = Math.max(Math.ceil(end / step), firstMultiple + 1);
  const edges: number[] = [];
  for (let multiple = firstMultiple; multiple <= lastMultiple; multiple += 1) edges.push(multiple * step);
  const first = edges[0] ?? 0;
  const last = edges[edges.length - 1] ?? 0;
  const before = min < first ? (min < 0 && first > 0 ? [min, 0] : [min]) : [];
  const after = max > last ? (max > 0 && last < 0 ? [0, max] : [max]) : [];
  return { edges: Float64Array.of(...before, ...edges, ...after), firstRegular: before.length, step };
}

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
