import type { Layer } from '../../core/experiment/experiment.ts';
import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import { deadShareOf, hiddenOf, layersOf } from '../../core/telemetry/deadUnits.ts';
import type { LabState, StudyRun } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';

/** Height of the bar of an epoch whose activations have no dead state. */
const FLAT = 0.12;
/** Least height of a bar, so that every recorded epoch is seen. */
const LEAST = 0.06;

/** A share of dead units; null where none can die, NaN where a unit is NaN. */
type EpochBar = number | null;

/** What the bars of the scrubber show, an epoch each from birth: the share of dead hidden units of the main run, or the mean over the finite networks of a study's first point. */
export function epochBars({ shown, sideBySide: [first] }: LabState): readonly EpochBar[] {
  if (shown?.kind === 'study') return barsOfStudy(shown);
  return first === undefined ? [] : theLab().shownFramesOf(first).map((frame) => (frame.layers.some(({ nanUnits }) => nanUnits > 0) ? Number.NaN : deadShareOf(hiddenOf(frame))));
}

/** Bars of the summaries of an epoch, which are the same list until more of it is known. */
const barOf = new WeakMap<readonly ReplicaSummary[], EpochBar>();

function barsOfStudy({ points }: StudyRun): readonly EpochBar[] {
  const hidden = points[0]?.experiments[0]?.layers ?? [];
  return Array.from({ length: theLab().epochCountOf(0) }, (_, epoch) => {
    const summaries = theLab().summariesOf(0, epoch);
    const known = barOf.get(summaries);
    if (known !== undefined) return known;
    const bar = barOfSummaries(summaries, hidden);
    barOf.set(summaries, bar);
    return bar;
  });
}

function barOfSummaries(summaries: readonly ReplicaSummary[], hidden: readonly Layer[]): EpochBar {
  const finite = summaries.filter(({ isFinite }) => isFinite);
  if (finite.length === 0 && summaries.length > 0) return Number.NaN;
  const shares = finite.flatMap(({ deadFraction }) => deadShareOf(layersOf(deadFraction, hidden)) ?? []);
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** SVG path of one bar an epoch in a box of `shares.length` by 1, the share up from the floor; an empty frame of full height for NaN. */
export function barsPath(shares: readonly EpochBar[]): string {
  return shares
    .map((share, epoch) => {
      if (Number.isNaN(share)) return `M${epoch + 0.1} 1v-1h0.8v1zM${epoch + 0.2} 0.9h0.6v-0.8h-0.6z`;
      const height = Math.max(LEAST, share ?? FLAT);
      return `M${epoch + 0.1} 1v-${height.toFixed(3)}h0.8v${height.toFixed(3)}z`;
    })
    .join('');
}
