import { useMemo, type ReactNode } from 'react';
import { verdict } from '../../core/diagnosis/verdict.ts';
import { useRunRecords, useShownEpochOf } from '../kit/runRecords.ts';
import type { PanelProps } from '../panel.ts';
import styles from './Verdict.module.css';

/** The state of the first run at the shown epoch, in one sentence, and what to make of it. */
export function Verdict({ runs }: PanelProps): ReactNode {
  const [record] = useRunRecords(runs);
  const epoch = useShownEpochOf(record?.newestEpoch ?? -1);
  const words = useMemo(() => (record === undefined ? null : verdict(record.experiment, record.facts, record.frames.slice(0, epoch + 1))), [record, epoch]);
  return (
    <p className={styles['verdict']}>
      <strong className={styles['headline']}>{words?.headline}</strong> <span className={styles['rest']}>{words?.rest}</span>
    </p>
  );
}
