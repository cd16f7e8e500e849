import type { ReactNode } from 'react';
import type { ClaimVerdict } from '../../lessons/lesson.ts';
import styles from './VerdictMark.module.css';
import { VERDICT_WORDS } from './verdictWords.ts';

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
