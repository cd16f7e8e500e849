import type { ReactNode } from 'react';
import { estimatePoint } from '../../core/study/estimates.ts';
import type { StudyRun } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';
import { formatNumber, formatShare } from '../../core/words/numbers.ts';
import { SWEEP_AXES } from '../../core/study/sweepAxes.ts';
import styles from './StudyVerdict.module.css';
import { useStudy } from '../run/useStudy.ts';

/** How many networks died and how many learnt, in one sentence; of a sweep how far that goes. */
export function StudyVerdict(): ReactNode {
  const study = useStudy();
  return study === null ? null : <p className={styles['verdict']}>{study.study.sweep === null ? wordsOfSeeds(study) : wordsOfSweep(study)}</p>;
}

function wordsOfSeeds({ points }: StudyRun): string {
  const experiments = points[0]?.experiments ?? [];
  const summaries = theLab().lastSummariesOf(0);
  const dead = estimatePoint('severed', summaries, experiments, []);
  const learnt = estimatePoint('learnt', summaries, experiments, theLab().factsOf(0));
  if (summaries.length === 0) return 'The networks are not drawn yet.';
  const born = summaries.every(({ epoch }) => epoch === 0);
  const deadWords = dead === null ? 'No unit can die' : `${dead.count ?? 0} of ${dead.networks} networks ${born ? 'are born dead' : 'have a severed layer'}`;
  return learnt === null || born ? `${deadWords}.` : `${deadWords}; ${learnt.count ?? 0} learnt.`;
}

function wordsOfSweep({ points, study: { sweep } }: StudyRun): string {
  const known = points.flatMap(({ value, experiments }, point) => {
    const estimate = estimatePoint('severed', theLab().lastSummariesOf(point), experiments, []);
    return value === null || estimate === null ? [] : [{ value, share: estimate.estimate }];
  });
  const sorted = known.toSorted((a, b) => a.share - b.share);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (least === undefined || most === undefined || sweep === null) return 'The networks are not drawn yet.';
  const { label } = SWEEP_AXES[sweep.axis];
  if (most.share === 0) return `No network is dead at any value of ${label}.`;
  if (least.share === most.share) return `${formatShare(least.share)} of networks are dead at every value of ${label}.`;
  return `Networks dead: ${formatShare(least.share)} at ${formatNumber(least.value)} to ${formatShare(most.share)} at ${formatNumber(most.value)} ${label}.`;
}
