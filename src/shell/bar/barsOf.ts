import { deadShare } from '../../core/study/deadBands.ts';
import { framesOf } from '../../store/history.ts';
import type { Lab, StudyRun } from '../../store/lab.ts';
import { epochCountOf, summariesOf } from '../../store/studyHistory.ts';
import type { barsPath } from './epochBars.ts';

type Bars = Parameters<typeof barsPath>[0];

/** An output layer, which bars leave out. */
const OUTPUT = { deadFraction: null, units: 1 };

/** What the bars of the scrubber show: the main run, or of a study the mean over the networks of its first point. */
export function barsOf({ study, shown: [first] }: Lab): Bars {
  if (study !== null) return barsOfStudy(study);
  return first === undefined ? [] : framesOf(first);
}

function barsOfStudy({ points }: StudyRun): Bars {
  const first = points[0]?.experiments[0];
  if (first === undefined) return [];
  return Array.from({ length: epochCountOf(0) }, (_, epoch) => {
    const shares = summariesOf(0, epoch).flatMap((summary) => deadShare(summary.deadFraction, first) ?? []);
    const deadFraction = shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return { epoch, layers: [{ deadFraction, units: 1 }, OUTPUT] };
  });
}
