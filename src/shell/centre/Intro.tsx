import type { Experiment } from '../../core/experiment/experiment.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { useLab } from '../../store/lab.ts';
import { chapterOf } from '../link/openChapter.ts';
import { useMainRun } from '../link/mainRun.ts';
import styles from './intro.module.css';

/** What one looks at, in a line: the chapter's question, and at birth what to do. */
export function Intro() {
  const run = useMainRun();
  const study = useLab((state) => state.study?.status);
  if (run === undefined) return null;
  const isAtBirth = study === undefined ? run.status === 'birth' : study === 'born' || study === 'preparing';
  const question = chapterOf(run.experiment)?.question ?? 'An experiment of your own.';
  return (
    <p className={styles['intro']}>
      {question} {isAtBirth && <strong>{hasMortalUnits(run.experiment) ? 'Press Run and watch units turn dark.' : 'Press Run and watch it train.'}</strong>}{' '}
      <cite className={styles['source']}>After Jithin Jayan, “Is ReLU Dead?”, 2019</cite>
    </p>
  );
}

/** Whether any hidden layer has units that can die. */
function hasMortalUnits({ activation }: Experiment): boolean {
  return activation.some(({ id }) => ACTIVATIONS[id].canDie);
}
