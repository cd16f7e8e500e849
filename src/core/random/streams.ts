/**
 * Named streams of draws. A draw is `threefry2x32` of key (seed, stream · 65536 + layer) and a counter of
 * two coordinates; which word of the pair is used is said per stream:
 *
 * | stream  | layer       | counter0            | counter1                          | word       |
 * | ------- | ----------- | ------------------- | --------------------------------- | ---------- |
 * | data    | 0           | row                 | ⌊column / 2⌋                      | column & 1 |
 * | labels  | draw, 0 …   | row                 | 0                                 | 0          |
 * | kernel  | layer, 1 …  | unit                | ⌊input / 2⌋                       | input & 1  |
 * | shuffle | 0           | epoch, 1 …          | ⌊i / 2⌋                           | i & 1      |
 * | dropout | layer, 1 …  | step, 0 …           | rowInBatch · 128 + ⌊unit / 2⌋     | unit & 1   |
 * | renewal | layer, 1 …  | epoch · 256 + unit  | ⌊input / 2⌋                       | input & 1  |
 * | perturb | layer, 1 …  | epoch · 256 + unit  | ⌊input / 2⌋, the bias last        | input & 1  |
 *
 * Rows, columns, units, inputs, steps and i count from 0; the draw of labels counts how often an operation drew them anew,
 * and the epoch of a renewal or perturbation those done when it is made. No draw depends on how many others are made, so
 * adding rows, layers or replicas changes no other draw.
 */
export const STREAM = { data: 1, labels: 2, kernel: 3, shuffle: 4, dropout: 5, renewal: 6, perturb: 7 } as const;

/** A stream, by what is drawn from it. */
export type StreamName = keyof typeof STREAM;

/** Second key word of a stream in a layer (0 where the stream has no layers). */
export function streamKey(stream: StreamName, layer: number): number {
  return (STREAM[stream] << 16) | layer;
}

/** Midpoint uniform in (0, 1) from a 32-bit word: (k + ½) · 2⁻²³ with k the word's upper 23 bits. */
export function uniformFromWord(word: number): number {
  return ((word >>> 9) + 0.5) * 2 ** -23;
}

/**
 * A unit is dropped when the upper 23 bits of its word are below this integer, that is when its midpoint
 * uniform is below `rate`.
 */
export function dropThreshold(rate: number): number {
  return Math.ceil(rate * 2 ** 23 - 0.5);
}
