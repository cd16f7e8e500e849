import type { ReactNode } from 'react';
import type { ClaimVerdict, Judgement, Lesson } from '../../lessons/lesson.ts';
import styles from './VerdictMark.module.css';

/** A shape each, so that no verdict is told by colour alone. */
const SHAPES: Readonly<Record<ClaimVerdict, ReactNode>> = {
  holds: <path d="M4.5 8.5l2.5 2.5 4.5-5.5" />,
  'does-not-hold': <path d="M5 5l6 6M11 5l-6 6" />,
  'other-reason': <path d="M4.5 8.5c1.5-2.5 3-2.5 3.8-.5s2 2 3.2-.5" />,
  undecided: <path d="M5 8h.01M8 8h.01M11 8h.01" />,
};

/** A verdict: its shape and its words. */
export function VerdictMark({ verdict }: { readonly verdict: ClaimVerdict }) {
  return (
    <strong className={styles['mark']} data-verdict={verdict}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {verdict === 'does-not-hold' ? <rect x="1" y="1" width="14" height="14" rx="2" /> : <circle cx="8" cy="8" r="7" />}
        {SHAPES[verdict]}
      </svg>
      {VERDICT_WORDS[verdict]}
    </strong>
  );
}

/** What a verdict is called. */
export const VERDICT_WORDS = {
  holds: 'Holds',
  'does-not-hold': 'Does not hold',
  'other-reason': 'Holds for another reason',
  undecided: 'Not decided',
} as const satisfies Record<ClaimVerdict, string>;

/** What the numbers bear out, against the reader's prediction. Said once there is a verdict. */
export function predictionWords({ prediction: { options } }: Lesson, { answer }: Judgement, prediction: string | null): string {
  const measured = options.find(({ id }) => id === answer)?.text;
  if (measured === undefined) return 'The numbers fit none of the options.';
  if (options.every(({ id }) => id !== prediction)) return `The numbers say: ${measured}.`;
  return prediction === answer ? `As you predicted: ${measured}.` : `Not as you predicted: ${measured}.`;
}

/** The verdict for those who do not see it appear. */
export function announcement(lesson: Lesson, judgement: Judgement, prediction: string | null): string {
  return `Verdict on the claim: ${VERDICT_WORDS[judgement.verdict].toLowerCase()}. ${predictionWords(lesson, judgement, prediction)}`;
}
