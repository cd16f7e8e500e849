import { AskOf } from '../../panels/diagnosis/VerdictLine.tsx';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { studyOf } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { questionOf, lessonHref } from '../model/lesson/openLesson.ts';
import { useShownLink } from '../model/lesson/useShownLink.ts';
import { useMainExperiment, useOfMainRun } from '../model/shown/mainRun.ts';
import styles from './Intro.module.css';
import { ONE_UNIT } from '../model/chapters/lessonPages.ts';
import { useProgress } from '../model/lesson/progressState.ts';

/** What one looks at, in a line: the lesson's question, and at birth what to do. */
export function Intro() {
  const experiment = useMainExperiment();
  const status = useOfMainRun('status');
  const study = useLab((state) => studyOf(state)?.status);
  const runs = useLab((state) => state.sideBySide);
  const isNewcomer = useProgress().size === 0;
  const question = questionOf(useShownLink());
  if (experiment === undefined) return null;
  const isAtBirth = study === undefined ? status === 'birth' : study === 'born' || study === 'preparing';
  return (
    <p className={styles['intro']}>
      {isNewcomer && isAtBirth && study === undefined && 'This is a neural network, not trained yet. '}
      {question} {isAtBirth && <strong>{whatToDo(hasMortalUnits(experiment), study !== undefined)}</strong>}{' '}
      {study === undefined && <AskOf runs={runs} />} <FirstVisit />
    </p>
  );
}

/** Whether units do die, nobody knows yet; a study shows their number, not the units. */
function whatToDo(canUnitsDie: boolean, isStudy: boolean): string {
  if (!canUnitsDie) return 'Press Run and watch it train.';
  return isStudy ? 'Press Run and watch how many units die.' : 'Press Run and watch for units that die: hatched is dead.';
}

/** Whether any hidden layer has units that can die. */
function hasMortalUnits({ layers }: Experiment): boolean {
  return layers.some(({ activation }) => canDie(activation));
}

/** Leads somebody who has opened no lesson yet to the first chapter. */
export function FirstVisit() {
  if (useProgress().size > 0) return null;
  return (
    <>
      New here?{' '}
      <a className={styles['link']} href={lessonHref(ONE_UNIT)}>
        {ONE_UNIT.title}
      </a>{' '}
    </>
  );
}
