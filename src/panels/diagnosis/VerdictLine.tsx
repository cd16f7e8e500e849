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
import { isLong, Termed } from '../frame/Termed.tsx';
import { HarmMark } from './HarmMark.tsx';
import { runHarm } from './runFindings.ts';
import { TryTreatments, useJudgedTrial } from './TryTreatments.tsx';
import { tryWords } from './tryWords.ts';
import styles from './VerdictLine.module.css';

/** The state at the shown epoch in one sentence: of one run and what to make of it, of several how they differ. */
export function VerdictLine({ runs }: PanelProps): ReactNode {
  const records = useDeferredRecords(runs);
  const epoch = useShownEpochOf(newestEpochOf(records));
  const [record] = records;
  const words = useMemo(() => wordsOf(records, epoch), [records, epoch]);
  return (
    <p className={styles['verdict']} data-verdict>
      <strong className={styles['headline']} data-long={isLong(words?.headline ?? '') || undefined}>
        {record !== undefined && records.length === 1 && <Harmed record={record} epoch={epoch} />}
        <Termed>{words?.headline ?? ''}</Termed>
      </strong>{' '}
      <span className={styles['rest']}>{words !== null && words.rest !== '' && <Termed>{unbroken(words.rest)}</Termed>}</span>
    </p>
  );
}

/** Marks a run that came to harm: red is for that alone, whatever the symptom. */
function Harmed({ record, epoch }: { readonly record: ChartedRun; readonly epoch: number }): ReactNode {
  const judged = useJudgedTrial(record.id);
  const harm = useMemo(() => runHarm(record, epoch, judged), [record, epoch, judged]);
  return (
    harm?.harmful === true && (
      <span className={styles['harmed']}>
        <HarmMark harmful label={harm.text} />
      </span>
    )
  );
}

/** The one run shown: tries treatments of it, in words that ask what one would. Nothing of several. */
export function AskOf({ runs }: PanelProps): ReactNode {
  const [record, ...others] = useDeferredRecords(runs);
  return record !== undefined && others.length === 0 && <Ask record={record} />;
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
      <Harmed record={record} epoch={epoch} />
      <strong className={styles['small']}>{words?.headline}</strong> <span className={styles['rest']}>{unbroken(words?.rest ?? '')}</span>
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
function unbroken(words: string): string {
  return words.replaceAll('ln 2', 'ln\u00a02');
}
