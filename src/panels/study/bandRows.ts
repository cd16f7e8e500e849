import { deadBand, type ReplicaSummary } from '../../core/study/replicaSummary.ts';
import { theLab } from '../../store/theLab.ts';
import { thinEpochs } from '../chart/axis/epochAxis.ts';

/** What a chart draws of the dead fractions of a layer after an epoch. */
export interface BandRow {
  readonly epoch: number;
  /** Quantiles .05 and .95, and .25 and .75. */
  readonly outer: readonly [number, number];
  readonly inner: readonly [number, number];
  readonly median: number;
  /** Networks left out because they are not finite. */
  readonly notFinite: number;
}

const MOST_EPOCHS = 300;

/** Rows of a layer, from 1, for the epochs so far, thinned where there are many. */
export function bandRows(point: number, layer: number, newestEpoch: number): readonly BandRow[] {
  return thinEpochs(newestEpoch, MOST_EPOCHS).flatMap((epoch) => {
    const row = bandRow(point, layer, epoch);
    return row === null ? [] : [row];
  });
}

/** Rows by layer of the summaries of an epoch, which are the same list until more of it is known. */
const rowsOf = new WeakMap<readonly ReplicaSummary[], Map<number, BandRow | null>>();

/** The row of one epoch; null when nothing is known of it. */
export function bandRow(point: number, layer: number, epoch: number): BandRow | null {
  const summaries = theLab().summariesOf(point, epoch);
  const rows = rowsOf.get(summaries) ?? new Map<number, BandRow | null>();
  rowsOf.set(summaries, rows);
  const known = rows.get(layer);
  if (known !== undefined) return known;
  const band = deadBand(summaries, layer, epoch);
  const row = band === null ? null : { epoch, outer: [band.p5, band.p95], inner: [band.p25, band.p75], median: band.p50, notFinite: band.notFinite } as const;
  rows.set(layer, row);
  return row;
}

/** The epoch from which no network of a point is finite, up to the newest; null while some is. */
export function noneFiniteFrom(point: number, newestEpoch: number): number | null {
  let from: number | null = null;
  for (let epoch = newestEpoch; epoch >= 0; epoch -= 1) {
    const summaries = theLab().summariesOf(point, epoch);
    if (summaries.length === 0 || summaries.some(({ isFinite }) => isFinite)) break;
    from = epoch;
  }
  return from;
}
