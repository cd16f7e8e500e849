import { normalFromUniform } from '../random/normal.ts';

/** One place of a curve of shares, and where the true share must lie. */
export interface CurvePoint {
  /** Whether it is true of each network, in order of seed. At least one. */
  readonly outcomes: readonly boolean[];
  /** Bounds of the true share; equal where it is known. */
  readonly low: number;
  readonly high: number;
}

/** How a whole curve lies to its bounds. */
export interface CurveJudgement {
  /** Points whose share lies between their bounds as it is. */
  readonly inside: number;
  /** The run of neighbouring points, from `from` to `to` counted from 0, that lies furthest outside for its error. */
  readonly from: number;
  readonly to: number;
  /** Standard errors by which the mean of that run lies outside; 0 or less where no point does. */
  readonly errors: number;
  /** Standard errors that are chance: some run of some curve lies that far outside in 1 of 100 studies at most. */
  readonly allowed: number;
  readonly isWithin: boolean;
}

/** Share of the studies in which a curve that lies at its bounds is called outside. */
const MISS = 0.01;

/**
 * Judges shares along a sweep as one curve: every run of neighbouring points, a single one among them, is set against
 * its bounds by its mean. Points of a sweep come from the same seeds, so they move together: the error of a run counts
 * how the outcomes of its points go together over the seeds. Ten points in a row that lie two errors below a bound are
 * six below it if they are independent, and two if they are one deviation seen ten times. Bonferroni over all runs and both sides. Null for no points.
 */
export function judgeCurve(points: readonly CurvePoint[]): CurveJudgement | null {
  if (points.length === 0) return null;
  const runs = (points.length * (points.length + 1)) / 2;
  const allowed = normalFromUniform(1 - MISS / (2 * runs));
  const together = points.map((one) => points.map((other) => correlationOf(one.outcomes, other.outcomes)));
  const sides = [
    points.map((point) => ({ outside: point.low - shareOf(point), error: errorOf(point.low, point.outcomes.length) })),
    points.map((point) => ({ outside: shareOf(point) - point.high, error: errorOf(point.high, point.outcomes.length) })),
  ];
  let worst = { from: 0, to: 0, errors: -Infinity };
  for (const side of sides) {
    for (let from = 0; from < points.length; from += 1) {
      let [outside, variance] = [0, 0];
      for (let to = from; to < points.length; to += 1) {
        const added = side[to] ?? { outside: 0, error: 0 };
        outside += added.outside;
        variance += added.error ** 2;
        for (let earlier = from; earlier < to; earlier += 1) variance += 2 * (together[earlier]?.[to] ?? 1) * (side[earlier]?.error ?? 0) * added.error;
        const errors = outside / Math.sqrt(variance);
        if (errors > worst.errors) worst = { from, to, errors };
      }
    }
  }
  const inside = points.filter((point) => shareOf(point) >= point.low && shareOf(point) <= point.high).length;
  return { inside, ...worst, allowed, isWithin: worst.errors <= allowed };
}

function shareOf({ outcomes }: CurvePoint): number {
  return outcomes.filter(Boolean).length / outcomes.length;
}

/** Standard error of a share; a half count keeps that of a share of 0 or 1 above 0. */
function errorOf(share: number, networks: number): number {
  const p = Math.min(Math.max(share, 0.5 / networks), 1 - 0.5 / networks);
  return Math.sqrt((p * (1 - p)) / networks);
}

/** Correlation of two outcomes over the seeds, 0 where it is negative; 1 where it cannot be told. */
function correlationOf(one: readonly boolean[], other: readonly boolean[]): number {
  const n = one.length;
  if (other.length !== n) return 1;
  const [a, b] = [one.filter(Boolean).length / n, other.filter(Boolean).length / n];
  const spread = a * (1 - a) * b * (1 - b);
  if (spread === 0) return 1;
  const both = one.filter((isTrue, index) => isTrue && other[index] === true).length / n;
  return Math.max(0, (both - a * b) / Math.sqrt(spread));
}
