import type { ReactNode } from 'react';
import { seedsVerdict, sweepVerdict } from '../../core/study/studyVerdict.ts';
import { theLab } from '../../store/theLab.ts';
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
    <p className={styles['verdict']}>
      <strong className={styles['headline']}>{words?.headline}</strong> <span className={styles['rest']}>{words?.rest}</span>
    </p>
  );
}
