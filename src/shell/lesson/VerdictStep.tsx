import type { Judgement, Lesson } from '../../lessons/lesson.ts';
import styles from './MeasuredStep.module.css';
import { predictionWords, VERDICT_WORDS, VerdictMark } from './VerdictMark.tsx';

interface VerdictStepProps {
  readonly lesson: Lesson;
  readonly judgement: Judgement;
  readonly prediction: string | null;
}

/** Step 5: the verdict on the claim and on each of its parts, and the reader's prediction against the numbers. */
export function VerdictStep({ lesson, judgement, prediction }: VerdictStepProps) {
  const { verdict, parts, explanation, wouldDecide } = judgement;
  return (
    <div className={styles['words']}>
      <VerdictMark verdict={verdict} />
      <p className={styles['claim']}>“{lesson.claim.text}”</p>
      {parts.map((part) => (
        <p key={part.text}>
          {part.text}: <strong>{VERDICT_WORDS[part.verdict].toLowerCase()}</strong>.
        </p>
      ))}
      {verdict === 'undecided' ? explanation.map((sentence) => <p key={sentence}>{sentence}</p>) : <p>{predictionWords(lesson, judgement, prediction)}</p>}
      {wouldDecide !== null && (
        <p>
          <a href={`#${wouldDecide}&lesson=${lesson.id}`}>The same over several seeds</a> would decide it.
        </p>
      )}
    </div>
  );
}
