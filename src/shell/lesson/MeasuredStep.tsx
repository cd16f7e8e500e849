import type { Judgement, Lesson } from '../../lessons/lesson.ts';
import styles from './MeasuredStep.module.css';
import { NumbersTable } from './NumbersTable.tsx';
import { RecordButton } from './RecordButton.tsx';
import { DrawButton } from './RunStep.tsx';

interface MeasuredStepProps {
  readonly lesson: Lesson;
  readonly judgement: Judgement;
}

/** Step 4: the numbers that the verdict comes from, and what they say. */
export function MeasuredStep({ lesson, judgement: { verdict, explanation, numbers } }: MeasuredStepProps) {
  return (
    <div className={styles['words']}>
      {lesson.until === 'birth' && verdict === 'undecided' && <DrawButton />}
      {explanation.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {lesson.watched !== undefined && <RecordButton lesson={lesson} />}
      {numbers.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls where the table is wide, and the keyboard must be able to scroll it.
        <section className={styles['numbers']} aria-label="Numbers" tabIndex={0}>
          <NumbersTable numbers={numbers} />
        </section>
      )}
    </div>
  );
}
