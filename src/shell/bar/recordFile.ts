import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { comparisonCsv, comparisonRecord } from '../../core/record/comparisonRecord.ts';
import { runCsv } from '../../core/record/runCsv.ts';
import { runRecord, type EngineRecord, type RecordedRun } from '../../core/record/runRecord.ts';
import { studyCsv, studyRecord } from '../../core/record/studyRecord.ts';
import { runName } from '../../panels/kit/runName.ts';
import { framesOf } from '../../store/history.ts';
import type { Lab, Run, StudyRun } from '../../store/lab.ts';
import { epochCountOf, summariesOf } from '../../store/studyHistory.ts';
import { shareAddress } from '../link/linkSync.ts';
import { shownOf, writeShown } from '../link/shownLink.ts';
import type { TextFile } from './saveFile.ts';

export const FORMATS = [
  { id: 'json', label: 'JSON' },
  { id: 'csv', label: 'CSV' },
] as const;

/** The forms that a record is saved in. */
export type FormatId = (typeof FORMATS)[number]['id'];

/** The record of what is shown, as a file: a run, several runs, or a study. Null before the first experiment is opened. */
export function recordOf(state: Lab, format: FormatId): TextFile | null {
  const shown = shownOf(state);
  if (shown === null) return null;
  const link = shareAddress(writeShown(shown));
  if (state.study !== null) return studyFile(state.study, link, format);
  const runs = state.shown.flatMap((id) => state.runs[id] ?? []);
  const [first] = runs;
  if (first === undefined) return null;
  const epoch = Math.max(0, ...runs.map(({ id }) => framesOf(id).length - 1));
  if (runs.length === 1) {
    const record = runRecord(recorded(first));
    return fileOf(`dead-relu-run-epoch-${epoch}`, format, () => record, () => runCsv(record));
  }
  const record = comparisonRecord({ link, compare: state.comparison?.comparison ?? null, runs: runs.map((run, index) => ({ name: runName(run, index), ...recorded(run) })) });
  return fileOf(`dead-relu-comparison-epoch-${epoch}`, format, () => record, () => comparisonCsv(record));
}

function fileOf(name: string, format: FormatId, record: () => unknown, csv: () => string): TextFile {
  return format === 'json'
    ? { name: `${name}.json`, type: 'application/json', text: `${JSON.stringify(record(), null, 2)}\n` }
    : { name: `${name}.csv`, type: 'text/csv', text: csv() };
}

function recorded({ id, experiment, facts, status, seconds, step, engine }: Run): RecordedRun {
  const frames = framesOf(id);
  return {
    experiment,
    link: shareAddress(encodeLink(experiment)),
    engine: engine ?? unstarted(experiment.engine),
    version: import.meta.env.APP_VERSION,
    status,
    seconds,
    steps: step,
    frames,
    findings: diagnose(experiment, facts, frames),
  };
}

function studyFile({ base, study, points, engine, status, seconds }: StudyRun, link: string, format: FormatId): TextFile {
  const record = studyRecord({
    base,
    study,
    link,
    engine,
    version: import.meta.env.APP_VERSION,
    status,
    seconds,
    points: points.map(({ value, experiments }, point) => ({ value, experiments, epochs: Array.from({ length: epochCountOf(point) }, (_, epoch) => summariesOf(point, epoch)) })),
  });
  return fileOf('dead-relu-study', format, () => record, () => studyCsv(record));
}

/** What is known of an engine before it has reported. */
function unstarted(id: EngineRecord['id']): EngineRecord {
  return { id, renderer: 'not started', float: 32 };
}
