import { chapterOf } from '../link/openChapter.ts';
import { useMainRun } from '../link/mainRun.ts';
import styles from './intro.module.css';

/** What one looks at, in a line: the chapter's question, and at birth what to do. */
export function Intro() {
  const run = useMainRun();
  if (run === undefined) return null;
  const question = chapterOf(run.experiment)?.question ?? 'An experiment of your own.';
  return (
    <p className={styles['intro']}>
      {question} {run.status === 'birth' && <strong>Press Run: the network trains here, and units that fire on no row any more turn dark.</strong>}{' '}
      <span className={styles['source']}>After Jithin Jayan, “Is ReLU Dead?”, Analytics Vidhya, 2019.</span>
    </p>
  );
}
