import { useMemo, type ReactNode } from 'react';
import { commonEpoch, comparedVerdict, type ComparedRun } from '../../core/comparison/comparedVerdict.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { verdict } from '../../core/diagnosis/verdict.ts';
import { canTryTreatments } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { epochName } from '../../core/words/names.ts';
import { listOf } from '../../core/words/numbers.ts';
import { newestEpochOf, type ChartedRun, useDeferredRecords, useShownEpochOf } from '../run/runRecords.ts';
import type { PanelProps } from '../panel.ts';
import { TryTreatments } from './TryTreatments.tsx';
import { tryWords } from './tryWords.ts';
import styles from './VerdictLine.module.css';

/** The state at the shown epoch in one sentence: of one run and what to make of it, of several how they differ. */
export function VerdictLine({ runs }: PanelProps): ReactNode {
  const records = useDeferredRecords(runs);
  const epoch = useShownEpochOf(newestEpochOf(records));
  const [record] = records;
  const words = useMemo(() => wordsOf(records, epoch), [records, epoch]);
  return (
    <p className={styles['verdict']}>
      <strong className={styles['headline']}>{words?.headline}</strong> <span className={styles['rest']}>{unbroken(words?.rest)}</span>
      {record !== undefined && records.length === 1 && <Ask record={record} />}
    </p>
  );
}

/** Tries treatments, in the words of what matters most at the end of the run so far; another question once it has been answered. */
function Ask({ record }: { readonly record: ChartedRun }): ReactNode {
  const canTry = useLab((state) => canTryTreatments(state, record.id));
  const status = useLab(({ trial }) => trial?.status ?? null);
  const words = useMemo(() => (canTry ? tryWords(diagnose(record.experiment, record.facts, record.frames)) : ''), [record, canTry]);
  return canTry && <TryTreatments run={record.id} words={status === 'running' || status === 'finished' ? 'See the treatments' : words} />;
}

/** The same of one of several runs, in small. */
export function RunVerdict({ record }: { readonly record: ChartedRun }): ReactNode {
  const epoch = useShownEpochOf(record.newestEpoch);
  const words = useMemo(() => wordsOf([record], epoch), [record, epoch]);
  return (
    <>
      <strong className={styles['small']}>{words?.headline}</strong> <span className={styles['rest']}>{unbroken(words?.rest)}</span>
    </>
  );
}

function wordsOf(records: readonly ChartedRun[], epoch: number): { readonly headline: string; readonly rest: string } | null {
  const [record] = records;
  if (record === undefined) return null;
  if (records.length === 1) return verdict(record.experiment, record.facts, record.frames.slice(0, epoch + 1));
  const common = commonEpoch(records.map(({ newestEpoch, experiment }) => ({ newestEpoch, epochs: experiment.epochs })));
  const judged = records.flatMap((each) => {
    const frames = each.frames.slice(0, Math.min(epoch, common, each.newestEpoch) + 1);
    return frames.length === 0 ? [] : [{ ...each, frames }];
  });
  const { headline, rest } = comparedVerdict(judged);
  return { headline, rest: [common < epoch ? `At ${epochName(common)}, which all have reached.` : ownEnds(judged, epoch), rest].filter(Boolean).join(' ') };
}

/** Says at which epochs runs were judged where some ended before others; empty where all are judged at the shown one. */
function ownEnds(judged: readonly ComparedRun[], epoch: number): string {
  const waiting = judged.filter(({ frames }) => frames.length === 1 && epoch > 0);
  const ended = judged.filter(({ frames }) => frames.length - 1 < epoch && frames.length > 1);
  const born = waiting.length === 0 ? '' : `${listOf(waiting.map(({ name }) => name))} ${waiting.length === 1 ? 'is' : 'are'} not trained yet.`;
  return ended.length === 0 ? born : `${born} ${ended.map(({ name, frames }) => `${name} at ${epochName(frames.length - 1)}`).join(', ')}, where ${ended.length === 1 ? 'it' : 'they'} ended.`.trim();
}

/** Keeps `ln 2` on one line. */
function unbroken(words: string | undefined): string | undefined {
  return words?.replaceAll('ln 2', 'ln\u00a02');
}
