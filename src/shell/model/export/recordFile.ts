import { encodeLink } from '../../../core/link/encode.ts';
import { comparisonCsv, comparisonRecord } from '../../../core/record/comparisonRecord.ts';
import { estimateLength, jsonPieces } from '../../../core/record/jsonPieces.ts';
import { runCsv } from '../../../core/record/runCsv.ts';
import { runRecord, type EngineRecord, type RecordedRun } from '../../../core/record/runRecord.ts';
import { studyCsv, studyRecord, type RecordedStudy } from '../../../core/record/studyRecord.ts';
import { writeShown } from '../../../core/shown/shown.ts';
import type { Run } from '../../../store/run.ts';
import type { LabState, StudyRun, TrialRun } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { nameOf } from '../../../store/naming.ts';
import { shareAddress } from '../address/addressBar.ts';

/** The forms that a record is saved in, at once. */
export type FormatId = 'json' | 'csv';

/** A record of one moment, to be written as a file. What happens to the runs afterwards does not change it. */
export interface RecordFile<Piece extends string | Uint8Array<ArrayBuffer> = string | Uint8Array<ArrayBuffer>> {
  readonly name: string;
  readonly type: string;
  /** Characters or bytes, about. */
  readonly length: number;
  /** The content, each piece made when it is asked for. */
  readonly pieces: Iterable<Piece>;
}

const TYPES: Readonly<Record<FormatId, string>> = { json: 'application/json', csv: 'text/csv' };

/** The record of what is shown, as a file: a run, several runs, or a study. Null before the first experiment is opened. */
export function recordOf(state: LabState, format: FormatId): RecordFile<string> | null {
  const { shown } = state;
  if (shown === null) return null;
  if (shown.kind === 'study') return studyFile(recordedStudy(shown), format);
  const link = shareAddress(writeShown(shown));
  const runs = recordedRuns(state);
  const [first] = runs;
  if (first === undefined) return null;
  const epoch = Math.max(0, ...runs.map(({ frames }) => frames.length - 1));
  if (runs.length === 1) {
    const write = (run: RecordedRun): Iterable<string> => (format === 'json' ? jsonPieces(runRecord(run)) : runCsv(runRecord(run)));
    return fileOf(`dead-relu-run-epoch-${epoch}`, format, write(first), estimateLength(first.frames, (frames) => write({ ...first, frames, early: [] })));
  }
  const compare = shown.kind === 'comparison' ? shown.comparison : null;
  const write = (written: ReturnType<typeof recordedRuns>): Iterable<string> => {
    const record = comparisonRecord({ link, compare, runs: written });
    return format === 'json' ? jsonPieces(record) : comparisonCsv(record);
  };
  const length = runs.reduce((sum, run) => sum + estimateLength(run.frames, (frames) => write([{ ...run, frames, early: [] }])), 0);
  return fileOf(`dead-relu-comparison-epoch-${epoch}`, format, write(runs), length);
}

/** The runs shown, each with what sets it apart, as they are at this moment. */
export function recordedRuns(state: LabState): readonly ({ readonly name: string } & RecordedRun)[] {
  return state.sideBySide.flatMap((id) => state.runs[id] ?? []).map((run) => ({ name: nameOf(state, run.id), ...recorded(run, state.trial) }));
}

function fileOf(name: string, format: FormatId, pieces: Iterable<string>, length: number): RecordFile<string> {
  return { name: `${name}.${format}`, type: TYPES[format], length, pieces };
}

function recorded({ id, experiment, facts, status, seconds, engine, isOfOneEngine, fingerprint, file }: Run, trial: TrialRun | null): RecordedRun {
  return {
    experiment,
    link: shareAddress(encodeLink(experiment)),
    engine: { ...(engine ?? unstarted(experiment.engine)), ...(isOfOneEngine ? {} : { mixed: true }) },
    version: file?.version ?? import.meta.env.APP_VERSION,
    status,
    seconds,
    fingerprint,
    facts,
    frames: [...theLab().framesOf(id)],
    early: [...theLab().earlyOf(id)],
    trial: trial?.run === id ? { ...trial, linkOf: (treated) => shareAddress(encodeLink(treated)) } : null,
  };
}

/** A study as it is at this moment. */
export function recordedStudy(shown: StudyRun): RecordedStudy {
  const { experiment: base, study, points, file, engine, status, seconds } = shown;
  return {
    base,
    study,
    link: shareAddress(writeShown(shown)),
    engine,
    version: file?.version ?? import.meta.env.APP_VERSION,
    status,
    seconds,
    points: points.map(({ value, experiments }, point) => ({ value, experiments, facts: [...theLab().factsOf(point)], epochs: Array.from({ length: theLab().epochCountOf(point) }, (_, epoch) => theLab().summariesOf(point, epoch)) })),
  };
}

function studyFile(recorded: RecordedStudy, format: FormatId): RecordFile<string> {
  const write = (written: RecordedStudy): Iterable<string> => (format === 'json' ? jsonPieces(studyRecord(written)) : studyCsv(studyRecord(written)));
  return fileOf('dead-relu-study', format, write(recorded), studyLength(recorded, write));
}

/** Characters and bytes of a study, about, from some of its epochs. */
export function studyLength(recorded: RecordedStudy, write: (part: RecordedStudy) => Iterable<string | Uint8Array<ArrayBuffer>>): number {
  return recorded.points.reduce((sum, point) => sum + estimateLength(point.epochs, (epochs) => write({ ...recorded, points: [{ ...point, epochs }] })), 0);
}

/** What is known of an engine before it has reported. */
function unstarted(asked: EngineRecord['asked']): EngineRecord {
  return { id: asked, asked, renderer: 'not started', float: 32 };
}
