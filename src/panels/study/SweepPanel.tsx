import { useMemo, useState, type ReactNode } from 'react';
import { SWEEP_AXES } from '../../core/study/sweepAxes.ts';
import type { Sweep } from '../../core/study/study.ts';
import type { StudyMeasure } from '../../core/study/estimates.ts';
import type { StudyRun } from '../../store/state.ts';
import { sentenceStart } from '../../core/words/names.ts';
import { formatNumber, formatShare } from '../../core/words/numbers.ts';
import type { StudyPanelProps } from '../panel.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { Termed } from '../frame/Termed.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { TableView } from '../frame/TableView.tsx';
import { estimateWords, intervalWords, measureMeaning, measureName } from './countWords.ts';
import { notFiniteWords, SweepCurve } from './SweepCurve.tsx';
import styles from './SweepPanel.module.css';
import { sweepRows, type Moment, type SweepRow } from './sweepRows.ts';

const MEASURES = [{ id: 'severed', label: 'severed' }, { id: 'deadShare', label: 'dead units' }, { id: 'learnt', label: 'learnt' }] as const satisfies readonly { id: StudyMeasure; label: string }[];
const MOMENTS = [{ id: 'birth', label: 'at birth' }, { id: 'last', label: 'last epoch' }] as const satisfies readonly { id: Moment; label: string }[];

/** What happens to networks as one setting changes, over many seeds. Nothing of a study without a sweep. */
export function SweepPanel({ shown: { study, point }, onPoint }: StudyPanelProps): ReactNode {
  const { sweep } = study.study;
  return sweep === null ? null : <Along study={study} sweep={sweep} selected={point} onSelect={onPoint} />;
}

interface AlongProps {
  readonly study: StudyRun;
  readonly sweep: Sweep;
  /** Index of the point whose networks are shown beside the curve. */
  readonly selected: number;
  readonly onSelect: (point: number) => void;
}

function Along({ study, sweep, selected, onSelect }: AlongProps): ReactNode {
  const [measure, setMeasure] = useState<StudyMeasure>('severed');
  const [chosenMoment, setMoment] = useState<Moment | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const hasTrained = study.status === 'running' || study.status === 'paused' || study.status === 'finished';
  const moment = chosenMoment ?? (hasTrained && study.networksDone > 0 ? 'last' : 'birth');
  const rows = useMemo(() => sweepRows(study, measure, moment), [study, measure, moment]);
  const axis = SWEEP_AXES[sweep.axis];
  const name = measureName(measure, moment === 'birth');
  const remark = remarkOf(sweep, measure, moment, rows);
  return (
    <PanelFrame
      id="studySweep"
      title="Sweep"
      toolbar={
        <>
          <Segmented label="Sweep measures" options={MEASURES} value={measure} onChange={setMeasure} />
          <Segmented label="Sweep at" options={MOMENTS} value={moment} onChange={setMoment} />
        </>
      }
      table={() => sweepTable(rows, axis.label, name)}
    >
      <p className={styles['meaning']}>
        <strong>{sentenceStart(name)}.</strong> <Termed>{`${measureMeaning(measure)} Bars: 95 % intervals. ${remark}`}</Termed>
      </p>
      <SweepCurve
        label={`${name}, by ${axis.label}. Arrow keys move over the values, Enter shows the networks of one.`}
        title={axis.label}
        logarithmic={axis.logarithmic}
        rows={rows}
        selected={selected}
        onSelect={onSelect}
        marked={marked}
        onMark={setMarked}
      />
    </PanelFrame>
  );
}

function remarkOf({ axis }: Sweep, measure: StudyMeasure, moment: Moment, rows: readonly SweepRow[]): string {
  if (rows.some(({ bounds }) => bounds !== null)) return 'Grey band: the bounds of Lu, Shin, Su and Karniadakis (2019).';
  const isTheirs = measure === 'severed' && moment === 'birth' && (axis === 'depth' || axis === 'width');
  return isTheirs ? 'No bounds are drawn: those of Lu et al. hold for one input on the symmetric box, ReLU, equal widths and bias 0.' : '';
}

function sweepTable(rows: readonly SweepRow[], axis: string, name: string): ReactNode {
  return (
    <TableView
      caption={`${name}, by ${axis}`}
      columns={[axis, 'networks', '95 % interval', 'lower bound', 'upper bound', 'not finite']}
      rows={rows.map((row) => [
        formatNumber(row.value),
        row.estimate === null ? 'not known' : estimateWords(row.estimate),
        row.estimate === null ? '' : intervalWords(row.estimate),
        ...(row.bounds === null ? ['', ''] : row.bounds.map(formatShare)),
        notFiniteWords(row),
      ])}
    />
  );
}
