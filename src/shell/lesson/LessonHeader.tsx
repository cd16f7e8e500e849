import { useEffect, useRef } from 'react';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { ActionControl } from '../actions/ActionControl.tsx';
import styles from './LessonHeader.module.css';
import { LESSON_PAGES, neighboursOf, placeOf, type LessonPage } from '../model/chapters/lessonPages.ts';
import { leaveLesson, openLesson, takesHeadingFocus, type LessonForm } from '../model/lesson/openLesson.ts';

interface LessonHeaderProps {
  readonly page: LessonPage;
  /** Id of the heading, which names the lesson's region. */
  readonly heading: string;
  /** What is shown of a lesson; left out where there is nothing to run. */
  readonly form?: LessonForm | 'other';
}

const FORMS: readonly { readonly id: LessonForm; readonly label: string }[] = [
  { id: 'full', label: 'Full size' },
  { id: 'quick', label: 'Quick look' },
];

/** Title and place of a lesson, its forms, and the way out. Mounted anew for each lesson. */
export function LessonHeader({ page, heading, form }: LessonHeaderProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesHeadingFocus()) title.current?.focus();
  }, []);
  return (
    <div className={styles['header']}>
      <span className={styles['place']}>
        {placeOf(page.id) + 1} of {LESSON_PAGES.length} · about {page.minutes} min
      </span>
      <ActionButton look="quiet" square className={styles['leave']} aria-label="Leave the lessons" onPress={leaveLesson}>
        <Icon name="cross" />
      </ActionButton>
      <h2 className={styles['title']} id={heading} ref={title} tabIndex={-1}>
        {page.title}
      </h2>
      {form !== undefined && <ActionControl action="settings" className={styles['settings']} />}
      {form !== undefined && page.lesson?.quickLink !== null && (
        <Segmented label="Size of the lesson" options={form === 'other' ? [...FORMS, { id: 'other', label: 'Changed' }] : FORMS} value={form} onChange={(chosen) => chosen !== 'other' && openLesson(page, chosen)} />
      )}
    </div>
  );
}

interface LessonWaysProps {
  readonly page: LessonPage;
  /** Whether going on is what is to be done next. */
  readonly isNextDue?: boolean;
}

/** The lessons before and after. */
export function LessonWays({ page, isNextDue = false }: LessonWaysProps) {
  const { back, next } = neighboursOf(page);
  return (
    <nav className={styles['ways']} aria-label="Lessons">
      {back !== null && (
        <ActionButton look="quiet" onPress={() => openLesson(back)}>
          Back: {back.title}
        </ActionButton>
      )}
      {next !== null && (
        <ActionButton look={isNextDue ? 'primary' : 'quiet'} onPress={() => openLesson(next)}>
          Next: {next.title}
        </ActionButton>
      )}
    </nav>
  );
}
