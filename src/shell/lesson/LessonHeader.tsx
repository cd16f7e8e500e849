import { useEffect, useRef, type ReactNode } from 'react';
import { Segmented } from '../../ui/Segmented.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Chevron, Icon } from '../../ui/icons.tsx';
import { IconToggle } from '../../ui/IconToggle.tsx';
import styles from './LessonHeader.module.css';
import { LESSON_PAGES, neighboursOf, placeOf, type LessonPage } from '../model/chapters/lessonPages.ts';
import { leaveLesson, openLesson, takesHeadingFocus, type LessonForm } from '../model/lesson/openLesson.ts';

interface LessonHeaderProps {
  readonly page: LessonPage;
  /** Id of the heading, which names the lesson's region. */
  readonly heading: string;
  /** What is shown of a lesson; left out where there is nothing to run. */
  readonly form?: LessonForm | 'other';
  readonly isFolded?: boolean;
  readonly onFold?: (isFolded: boolean) => void;
  /** Said after the title. */
  readonly children?: ReactNode;
}

const FORMS: readonly { readonly id: LessonForm; readonly label: string }[] = [
  { id: 'full', label: 'Full size' },
  { id: 'quick', label: 'Quick look' },
];

/** Title and place of a lesson, its forms, and the ways to others. Mounted anew for each lesson. */
export function LessonHeader({ page, heading, form, isFolded = false, onFold, children }: LessonHeaderProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const { back, next } = neighboursOf(page);
  useEffect(() => {
    if (takesHeadingFocus()) title.current?.focus();
  }, []);
  return (
    <div className={styles['header']}>
      <span className={styles['place']}>
        {placeOf(page.id) + 1} of {LESSON_PAGES.length}
      </span>
      <h2 className={styles['title']} id={heading} ref={title} tabIndex={-1}>
        {page.title}
      </h2>
      {children}
      {form !== undefined && page.lesson?.quickLink !== null && (
        <Segmented label="Size of the lesson" options={form === 'other' ? [...FORMS, { id: 'other', label: 'Changed' }] : FORMS} value={form} onChange={(chosen) => chosen !== 'other' && openLesson(page, chosen)} />
      )}
      <nav className={styles['ways']} aria-label="Lessons">
        {back !== null && <ActionButton onPress={() => openLesson(back)}>Back: {back.title}</ActionButton>}
        {next !== null && (
          <ActionButton className={styles['next']} onPress={() => openLesson(next)}>
            Next: {next.title}
          </ActionButton>
        )}
      </nav>
      <span className={styles['tools']}>
        {onFold !== undefined && (
          <IconToggle label="Fold the lesson" look="plain" className={styles['fold']} isOn={isFolded} onChange={onFold}>
            <Chevron />
          </IconToggle>
        )}
        <ActionButton look="quiet" square className={styles['leave']} aria-label="Leave the lessons" onPress={leaveLesson}>
          <Icon name="cross" />
        </ActionButton>
      </span>
    </div>
  );
}
