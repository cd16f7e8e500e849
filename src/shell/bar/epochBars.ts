import { deadShareOf, hiddenOf, layersOf } from '../../core/telemetry/deadUnits.ts';
import type { LabState, StudyRun } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';

/** Height of the bar of an epoch whose activations have no dead state. */
const FLAT = 0.12;
/** Least height of a bar, so that every recorded epoch is seen. */
const LEAST = 0.06;

/** What the bars of the scrubber show, an epoch each from birth: the share of dead hidden units of the main run, or the mean over the networks of a study's first point; null where it is not known. */
export function epochBars({ shown, sideBySide: [first] }: LabState): readonly (number | null)[] {
  if (shown?.kind === 'study') return barsOfStudy(shown);
  return first === undefined ? [] : theLab().framesOf(first).map((frame) => deadShareOf(hiddenOf(frame)));
}

function barsOfStudy({ points }: StudyRun): readonly (number | null)[] {
  const hidden = points[0]?.experiments[0]?.layers ?? [];
  return Array.from({ length: theLab().epochCountOf(0) }, (_, epoch) => {
    const shares = theLab().summariesOf(0, epoch).flatMap(({ deadFraction }) => deadShareOf(layersOf(deadFraction, hidden)) ?? []);
    return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  });
}

/** SVG path of one bar an epoch in a box of `shares.length` by 1, the share up from the floor. */
export function barsPath(shares: readonly (number | null)[]): string {
  return shares
    .map((share, epoch) => {
      const height = Math.max(LEAST, share ?? FLAT);
      return `M${epoch + 0.1} 1v-${height.toFixed(3)}h0.8v${height.toFixed(3)}z`;
    })
    .join('');
}
