/** Largest |z| that the picture can show: limits of kernel and bias together. */
export const LARGEST_Z = 2;
/** Bins of the histogram; 0 is an edge. */
export const BINS = 40;

/** Rows by z in bins over [−LARGEST_Z, LARGEST_Z]; a z on an edge counts below it, so that 0 counts as off. */
export function histogramOf(preActivations: readonly number[]): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const z of preActivations) {
    const bin = Math.ceil(((z + LARGEST_Z) * BINS) / (2 * LARGEST_Z)) - 1;
    const place = Math.min(BINS - 1, Math.max(0, bin));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
