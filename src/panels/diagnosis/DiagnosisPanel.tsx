import { useMemo, type ReactNode } from 'react';
import type { JudgedTrial } from '../../core/trial/verdictAt.ts';
import { epochName } from '../../core/words/names.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { newestEpochOf, type ChartedRun, useDeferredRecords, useShownEpochOf } from '../run/runRecords.ts';
import { TableView } from '../frame/TableView.tsx';
import type { PanelProps } from '../panel.ts';
import styles from './DiagnosisPanel.module.css';
import { FindingItem, MarkLegend } from './FindingItem.tsx';
import { Termed } from '../frame/Termed.tsx';
import { HarmMark } from './HarmMark.tsx';
import { harmWord, writeValue, runFindings } from './runFindings.ts';
import { TryTreatments, useJudgedTrial } from './TryTreatments.tsx';

/** What is wrong with the network at the shown epoch, whether it does harm, and what to try. */
export function DiagnosisPanel({ runs }: PanelProps): ReactNode {
  const records = useDeferredRecords(runs);
  const newestEpoch = newestEpochOf(records);
  const epoch = useShownEpochOf(newestEpoch);
  const [first] = records;
  const judged = useJudgedTrial(first?.id ?? '');
  return (
    <PanelFrame id="diagnosis" title="Diagnosis" summary={<MarkLegend />} table={() => findingTable(records, epoch, judged)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, and at birth holds nothing else that takes the focus. */}
      <section className={styles['runs']} aria-label="Findings" tabIndex={0}>
        {records.map((record) => (
          <FindingsOf key={record.id} record={record} epoch={Math.min(epoch, record.newestEpoch)} label={records.length > 1 ? record.name : null} />
        ))}
      </section>
    </PanelFrame>
  );
}

interface FindingsOfProps {
  readonly record: ChartedRun;
  readonly epoch: number;
  /** Names the run where several are shown. */
  readonly label: string | null;
}

function FindingsOf({ record, epoch, label }: FindingsOfProps): ReactNode {
  const judged = useJudgedTrial(record.id);
  const { listed, harm } = useMemo(() => runFindings(record, epoch, judged), [record, epoch, judged]);
  return (
    <div className={styles['run']}>
      {label !== null && <h3 className={styles['label']}>{label}</h3>}
      {listed.length === 0 && epoch >= 0 && <p className={styles['none']}>No rule finds anything at {epochName(epoch)}.</p>}
      {listed.length > 0 && harm !== null && (
        <p className={styles['harm']} data-harmful={harm.harmful ?? 'unknown'}>
          <HarmMark harmful={harm.harmful} /> <Termed>{`${harm.text}.`}</Termed>
        </p>
      )}
      <ul className={styles['findings']}>
        {listed.map((finding) => (
          <FindingItem key={`${finding.rule} ${finding.layer ?? ''}`} finding={finding} />
        ))}
      </ul>
      <TryTreatments run={record.id} words="Try treatments" />
    </div>
  );
}

function findingTable(records: readonly ChartedRun[], epoch: number, judged: JudgedTrial | null): ReactNode {
  const rows = records.flatMap((record, index) =>
    runFindings(record, Math.min(epoch, record.newestEpoch), index === 0 ? judged : null).listed.map((finding) => [
      records.length > 1 ? `${record.name}: ${finding.text}` : finding.text,
      finding.severity,
      writeValue(finding),
      writeValue({ ...finding, value: finding.threshold }),
      epochName(finding.sinceEpoch),
      harmWord(finding),
      finding.source,
    ]),
  );
  return <TableView caption={`Findings at ${epochName(Math.max(0, epoch))}${records.some(({ newestEpoch }) => newestEpoch < epoch) ? ', or at the last before it that a run has' : ''}`} columns={['finding', 'severity', 'value', 'threshold', 'since', 'harm', 'source']} rows={rows} />;
}
