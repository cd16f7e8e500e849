import type { ReactNode } from 'react';
import { epochName } from '../../core/words/names.ts';
import styles from './DiagnosisPanel.module.css';
import { Termed } from '../frame/Termed.tsx';
import { HarmMark } from './HarmMark.tsx';
import { harmWord, writeThreshold } from './runFindings.ts';
import type { Finding, Severity } from '../../core/diagnosis/finding.ts';

/** One finding: what, since when, by which threshold, and whether it does harm. */
export function FindingItem({ finding }: { readonly finding: Finding }): ReactNode {
  const { severity, text, sinceEpoch, source, harmful } = finding;
  return (
    <li className={styles['finding']}>
      <SeverityMark severity={severity} />
      <div className={styles['words']}>
        <strong className={styles['text']}>
          <Termed>{text}</Termed>
        </strong>
        <span className={styles['facts']}>
          <span className={styles['harmed']} data-harmful={harmful ?? 'unknown'}>
            <HarmMark harmful={harmful} /> {harmWord(finding)}
          </span>{' '}
          · {writeThreshold(finding)} · since {epochName(sinceEpoch)}
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

/** What the marks beside findings are: of the symptom one, and of harm another. */
export function MarkLegend(): ReactNode {
  return (
    <span className={styles['legend']}>
      <span>Symptom:</span>
      {SEVERITIES.map((severity) => (
        <span key={severity} className={styles['mark']}>
          <SeverityMark severity={severity} /> {NAMES[severity].toLowerCase()}
        </span>
      ))}
      <span>Harm:</span>
      <span className={styles['mark']}>
        <HarmMark harmful /> done
      </span>
      <span className={styles['mark']}>
        <HarmMark harmful={false} /> none
      </span>
      <span className={styles['mark']}>
        <HarmMark harmful={null} /> not known
      </span>
    </span>
  );
}

const SEVERITIES = ['note', 'warning', 'severe'] as const satisfies readonly Severity[];

/** How strong a symptom is, by shape and name, in ink: a ring, a triangle, a filled octagon. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  const colour = severity === 'severe' ? 'var(--ink)' : 'var(--ink-2)';
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={NAMES[severity]} style={{ stroke: colour, fill: colour }}>
      {SHAPES[severity]}
    </svg>
  );
}
