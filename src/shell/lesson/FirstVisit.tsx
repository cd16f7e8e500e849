import styles from './FirstVisit.module.css';
import { ONE_UNIT } from '../model/lesson/lessonPages.ts';
import { lessonHref } from '../model/lesson/openLesson.ts';
import { useProgress } from '../model/lesson/progressState.ts';

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
