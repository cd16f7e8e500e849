import { useEffect, useId } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonOf } from '../../lessons/lessons.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { LessonHeader } from './LessonHeader.tsx';
import type { LessonPage } from '../model/chapters/lessonPages.ts';
import styles from './LessonStrip.module.css';
import { MeasuredStep } from './MeasuredStep.tsx';
import { formOf, openLesson } from '../model/lesson/openLesson.ts';
import { PredictionStep } from './PredictionStep.tsx';
import { noteProgress, useLessonProgress } from '../model/lesson/progressState.ts';
import type { Revealed } from '../model/lesson/useRevealed.ts';
import { RunStep } from './RunStep.tsx';
import { useJudgement } from '../model/lesson/useJudgement.ts';
import { useShownLink } from '../model/lesson/useShownLink.ts';
import { VerdictMark, announcement } from './VerdictMark.tsx';

interface LessonStripProps {
  readonly page: LessonPage;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  readonly revealed: Revealed;
}

/** A lesson over the panels: what is claimed, the reader's prediction, the run, and what was measured. */
export function LessonStrip(props: LessonStripProps) {
  const lesson = lessonOf(props.page.id);
  return lesson === null ? null : <Strip {...props} lesson={lesson} />;
}

function Strip({ page, lesson, isFolded, onFold, revealed: { isAsked, isRevealed, reveal } }: LessonStripProps & { readonly lesson: Lesson }) {
  const heading = useId();
  const judgement = useJudgement(lesson);
  const { prediction } = useLessonProgress(lesson.id);
  const form = formOf(lesson, useShownLink()) ?? 'other';
  const isDecided = judgement.verdict !== 'undecided';
  useEffect(() => {
    if (isRevealed && isDecided) noteProgress(lesson.id, { isDone: true });
  }, [isRevealed, isDecided, lesson.id]);
  return (
    <section className={styles['strip']} aria-labelledby={heading}>
      <LessonHeader page={page} heading={heading} form={form} isFolded={isFolded} onFold={onFold}>
        {isFolded && isRevealed && <VerdictMark verdict={judgement.verdict} />}
      </LessonHeader>
      {!isFolded && (
        <>
          <p className={styles['claim']}>
            <strong>{lesson.claim.section === null ? 'The claim:' : 'The article says:'}</strong> {lesson.claim.text}{' '}
            {lesson.claim.section !== null && <cite className={styles['source']}>(section “{lesson.claim.section}”)</cite>}
          </p>
          {form === 'other' && <Changed page={page} />}
          <div className={styles['steps']} data-revealed={isRevealed || undefined}>
            <div className={styles['ask']}>
              <PredictionStep lesson={lesson} prediction={prediction} isOver={isRevealed} />
              <RunStep lesson={lesson} isDecided={isDecided} isRevealed={isRevealed} onReveal={reveal} />
            </div>
            <MeasuredStep lesson={lesson} judgement={judgement} prediction={prediction} isRevealed={isRevealed} takesFocus={isAsked} />
          </div>
        </>
      )}
      <output className="unseen">{isRevealed && isDecided && announcement(lesson, judgement, prediction)}</output>
    </section>
  );
}

/** Says that the numbers are no longer those of the lesson's link, and leads back to it. */
function Changed({ page }: { readonly page: LessonPage }) {
  return (
    <p className={styles['changed']}>
      <span>You have changed the experiment. What is measured below is of what is shown now.</span>
      <ActionButton onPress={() => openLesson(page)}>Back to the lesson’s settings</ActionButton>
    </p>
  );
}

