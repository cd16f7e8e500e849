import type { ReactNode } from 'react';
import { seedsVerdict, sweepVerdict } from '../../core/study/studyVerdict.ts';
import { theLab } from '../../store/theLab.ts';
import { isLong, Termed } from '../frame/Termed.tsx';
import styles from './StudyVerdict.module.css';
import { useStudy } from '../run/useStudy.ts';

/** What became of the networks of a study, as far as they are, in a few sentences. */
export function StudyVerdict(): ReactNode {
  const study = useStudy();
  if (study === null) return null;
  const points = study.points.map(({ value, experiments }, point) => ({ value, experiments, summaries: theLab().lastSummariesOf(point), facts: theLab().factsOf(point) }));
  const { sweep } = study.study;
  const [first] = points;
  const words = sweep !== null ? sweepVerdict(sweep.axis, points) : first === undefined ? null : seedsVerdict(first);
  return (
    <p className={styles['verdict']} data-verdict>
      <strong className={styles['headline']} data-long={isLong(words?.headline ?? '') || undefined}>
        <Termed>{words?.headline ?? ''}</Termed>
      </strong>{' '}
      <span className={styles['rest']}>
        <Termed>{words?.rest ?? ''}</Termed>
      </span>
    </p>
  );
}
