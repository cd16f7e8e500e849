import type { ReactNode } from 'react';
import { epochName } from '../../core/words/names.ts';
import styles from './DiagnosisPanel.module.css';
import { harmWord, writeThreshold } from './runFindings.ts';
import type { Finding, Severity } from '../../core/diagnosis/finding.ts';

/** One finding: what, since when, by which threshold, and whether it does harm. */
export function FindingItem({ finding }: { readonly finding: Finding }): ReactNode {
  const { severity, text, sinceEpoch, source, harmful } = finding;
  return (
    <li className={styles['finding']}>
      <SeverityMark severity={severity} />
      <div className={styles['words']}>
        <strong className={styles['text']}>{text}</strong>
        <span className={styles['facts']}>
          <span data-harmful={harmful ?? 'unknown'}>{harmWord(finding)}</span> · {writeThreshold(finding)} · since {epochName(sinceEpoch)}
        </span>
        <span className={styles['source']}>{source}</span>
      </div>
    </li>
  );
}

const SHAPES: Readonly<Record<Severity, ReactNode>> = {
  note: <circle cx="7" cy="7" r="4.5" fill="none" strokeWidth="2" />,
  warning: <path d="M7 2 12.6 12H1.4Z" fill="none" strokeWidth="2" strokeLinejoin="round" />,
  severe: <path d="M4.4 1h5.2L13 4.4v5.2L9.6 13H4.4L1 9.6V4.4Z" strokeWidth="0" />,
};
const NAMES: Readonly<Record<Severity, string>> = { note: 'Note', warning: 'Warning', severe: 'Severe' };

/** Severity by shape, colour and name: a ring, a triangle, a filled octagon. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  const colour = `var(--${severity})`;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={NAMES[severity]} style={{ stroke: colour, fill: colour }}>
      {SHAPES[severity]}
    </svg>
  );
}
