import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonOf } from '../../lessons/lessons.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import type { LessonPage } from '../model/chapters/lessonPages.ts';
import { formOf, openLesson } from '../model/lesson/openLesson.ts';
import { noteProgress, useLessonProgress } from '../model/lesson/progressState.ts';
import { stepsOf, takesStepFocus, useStep, type StepId } from '../model/lesson/steps.ts';
import { useJudgement } from '../model/lesson/useJudgement.ts';
import { useRevealed } from '../model/lesson/useRevealed.ts';
import { useShownLink } from '../model/lesson/useShownLink.ts';
import { LessonHeader, LessonWays } from './LessonHeader.tsx';
import styles from './LessonStrip.module.css';
import { MeasuredStep } from './MeasuredStep.tsx';
import { PredictionStep } from './PredictionStep.tsx';
import { RunStep } from './RunStep.tsx';
import { StepFoot, StepList, STEP_TITLES } from './Steps.tsx';
import { announcement } from './VerdictMark.tsx';
import { VerdictStep } from './VerdictStep.tsx';

interface LessonStripProps {
  readonly page: LessonPage;
  /** On a projector the bar and the clicker do what its buttons do. */
  readonly isStaged?: boolean;
}

/** A lesson beside its panels, one step at a time: what is claimed, the reader's prediction, the run, what was measured, the verdict. */
export function LessonStrip(props: LessonStripProps) {
  const lesson = lessonOf(props.page.id);
  return lesson === null ? null : <Strip {...props} lesson={lesson} />;
}

function Strip({ page, lesson, isStaged = false }: LessonStripProps & { readonly lesson: Lesson }) {
  const heading = useId();
  const step = useStep(lesson);
  const isRevealed = useRevealed(lesson);
  const judgement = useJudgement(lesson);
  const { prediction } = useLessonProgress(lesson.id);
  const form = formOf(lesson, useShownLink()) ?? 'other';
  const isDecided = judgement.verdict !== 'undecided';
  const isSeen = isDecided && step === 'verdict';
  useEffect(() => {
    if (isSeen) noteProgress(lesson.id, { isDone: true });
  }, [isSeen, lesson.id]);
  return (
    <section className={styles['strip']} data-staged={isStaged || undefined} {...(isStaged ? { 'aria-label': page.title } : { 'aria-labelledby': heading })}>
      {!isStaged && <LessonHeader page={page} heading={heading} form={form} />}
      {!isStaged && <StepList lesson={lesson} step={step} isRevealed={isRevealed} />}
      {form === 'other' && !isStaged && <Changed page={page} />}
      <Step key={step} step={step} takesFocus={!isStaged} place={`${stepsOf(lesson).indexOf(step) + 1} of ${stepsOf(lesson).length}`}>
        {step === 'question' && <QuestionStep lesson={lesson} />}
        {step === 'prediction' && <PredictionStep lesson={lesson} prediction={prediction} isOver={isRevealed} />}
        {step === 'run' && <RunStep lesson={lesson} isDecided={isDecided} isStaged={isStaged} />}
        {step === 'measured' && <MeasuredStep lesson={lesson} judgement={judgement} />}
        {step === 'verdict' && <VerdictStep lesson={lesson} judgement={judgement} prediction={prediction} />}
      </Step>
      {!isStaged && <StepFoot page={page} lesson={lesson} step={step} hasPredicted={prediction !== null || isRevealed} isDecided={isDecided} isRevealed={isRevealed} />}
      {!isStaged && step === 'question' && <LessonWays page={page} />}
      <output className="unseen">{isSeen && announcement(lesson, judgement, prediction)}</output>
    </section>
  );
}

interface StepProps {
  readonly step: StepId;
  readonly takesFocus: boolean;
  /** Which of how many. */
  readonly place: string;
  readonly children: ReactNode;
}

/** One step under its heading, which takes the focus when the reader has gone to it. */
function Step({ step, takesFocus, place, children }: StepProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesStepFocus() && takesFocus) title.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className={styles['step']}>
      <h3 className={styles['heading']} ref={title} tabIndex={-1}>
        <span className="unseen">Step {place}: </span>
        {STEP_TITLES[step]}
      </h3>
      {children}
    </div>
  );
}

/** What is claimed, and by whom. */
function QuestionStep({ lesson: { question, claim } }: { readonly lesson: Lesson }) {
  return (
    <>
      <p className={styles['question']}>{question}</p>
      <p className={styles['claim']}>
        <strong>{claim.section === null ? 'The claim:' : 'The article says:'}</strong> {claim.text}
        {claim.section !== null && <cite className={styles['source']}>Section “{claim.section}”</cite>}
      </p>
    </>
  );
}

/** Says that the numbers are no longer those of the lesson's link, and leads back to it. */
function Changed({ page }: { readonly page: LessonPage }) {
  return (
    <p className={styles['changed']}>
      <span>You have changed the experiment. What is measured is of what is shown now.</span>
      <ActionButton onPress={() => openLesson(page)}>Back to the lesson’s settings</ActionButton>
    </p>
  );
}
