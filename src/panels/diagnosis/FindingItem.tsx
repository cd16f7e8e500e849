import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { tryRemedy } from '../../store/actions.ts';
import type { RunId } from '../../store/lab.ts';
import { epochName } from '../chart/axis/epochAxis.ts';
import styles from './DiagnosisPanel.module.css';
import { harmWord, writeThreshold } from './findingWords.ts';
import type { ListedFinding } from './runFindings.ts';
import { SeverityMark } from './SeverityMark.tsx';

interface FindingItemProps extends ListedFinding {
  readonly run: RunId;
}

/** One finding: what, since when, by which threshold, whether it does harm, and what can be tried with the same seed. */
export function FindingItem({ finding, remedies, run }: FindingItemProps): ReactNode {
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
        {remedies.length > 0 && (
          <div className={styles['remedies']}>
            {remedies.map((remedy) => (
              <Button key={remedy.change} className={styles['remedy'] ?? ''} onPress={() => tryRemedy(run, remedy)}>
                {remedy.label}, same seed
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
