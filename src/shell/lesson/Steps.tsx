import { Button } from 'react-aria-components/Button';
import type { Lesson } from '../../lessons/lesson.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { useActivityStatus } from '../model/activity/activity.ts';
import { neighboursOf, type LessonPage } from '../model/chapters/lessonPages.ts';
import { openLesson } from '../model/lesson/openLesson.ts';
import { goToStep, stepBeside, stepsOf, useHasReached, type StepId } from '../model/lesson/steps.ts';
import styles from './Steps.module.css';

/** What a step is called over its content. */
export const STEP_TITLES: Readonly<Record<StepId, string>> = {
  question: 'The question',
  prediction: 'Your prediction',
  run: 'Run it',
  measured: 'Measured here',
  verdict: 'The verdict',
};

/** What it is called in the list of steps. */
const SHORT: Readonly<Record<StepId, string>> = { question: 'Question', prediction: 'Prediction', run: 'Run', measured: 'Measured', verdict: 'Verdict' };

interface StepListProps {
  readonly lesson: Lesson;
  readonly step: StepId;
  readonly isRevealed: boolean;
}

/** All steps in their order; what would give the answer away opens once the reader has predicted, or chosen not to. */
export function StepList({ lesson, step, isRevealed }: StepListProps) {
  return (
    <nav aria-label="Steps of the lesson">
      <ol className={styles['list']}>
        {stepsOf(lesson).map((id) => (
          <li key={id}>
            <Button
              className={styles['step'] ?? ''}
              aria-label={`Step: ${SHORT[id]}`}
              isDisabled={(id === 'measured' || id === 'verdict') && !isRevealed}
              {...(id === step ? { 'aria-current': 'step' } : {})}
              onPress={() => goToStep(lesson, id)}
            >
              {SHORT[id]}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepFootProps {
  readonly page: LessonPage;
  readonly lesson: Lesson;
  readonly step: StepId;
  readonly hasPredicted: boolean;
  readonly isDecided: boolean;
  readonly isRevealed: boolean;
}

/** The way back, and on: to the next step, and from the verdict to the next lesson. */
export function StepFoot({ page, lesson, step, hasPredicted, isDecided, isRevealed }: StepFootProps) {
  const back = stepBeside(lesson, -1);
  const on = stepBeside(lesson, 1);
  const hasRun = useActivityStatus() !== 'running' && isRevealed;
  const wasThere = useHasReached(lesson, 'measured');
  const { next } = neighboursOf(page);
  const isPrimary = step === 'prediction' ? hasPredicted : step === 'run' ? isDecided && hasRun : step === 'verdict' ? isDecided : true;
  return (
    <div className={styles['foot']}>
      {back !== null && <ActionButton onPress={() => goToStep(lesson, back)}>Back</ActionButton>}
      {on !== null && (
        <ActionButton look={isPrimary ? 'primary' : 'plain'} isDisabled={step === 'run' && !isRevealed} onPress={() => goToStep(lesson, on)}>
          {step === 'prediction' ? predictionWay(lesson, hasPredicted) : step === 'run' && !wasThere ? 'Show what was measured' : 'Continue'}
        </ActionButton>
      )}
      {on === null && next !== null && (
        <ActionButton look={isPrimary ? 'primary' : 'plain'} onPress={() => openLesson(next)}>
          Next: {next.title}
        </ActionButton>
      )}
    </div>
  );
}

/** Where birth decides, the next step shows it. */
function predictionWay({ until }: Lesson, hasPredicted: boolean): string {
  if (until === 'birth') return 'Show what was measured';
  return hasPredicted ? 'Continue' : 'Go on without';
}
