import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { runCsv } from '../../core/record/runCsv.ts';
import { runRecord, type EngineRecord } from '../../core/record/runRecord.ts';
import { framesOf } from '../../store/history.ts';
import type { Run } from '../../store/lab.ts';
import { shareAddress } from '../link/linkSync.ts';
import type { TextFile } from './saveFile.ts';

export const FORMATS = [
  { id: 'json', label: 'JSON' },
  { id: 'csv', label: 'CSV' },
] as const;

/** The forms that a record is saved in. */
export type FormatId = (typeof FORMATS)[number]['id'];

/** The record of a run as a file. */
export function recordOf(run: Run, format: FormatId): TextFile {
  const { experiment, facts, status, seconds, step } = run;
  const frames = framesOf(run.id);
  const link = encodeLink(experiment);
  const record = runRecord({
    experiment,
    link: shareAddress(link),
    engine: run.engine ?? unstarted(experiment.engine),
    version: import.meta.env.APP_VERSION,
    status,
    seconds,
    steps: step,
    frames,
    findings: diagnose(experiment, facts, frames),
  });
  const name = `dead-relu-run-epoch-${Math.max(0, frames.length - 1)}.${format}`;
  return format === 'json'
    ? { name, type: 'application/json', text: `${JSON.stringify(record, null, 2)}\n` }
    : { name, type: 'text/csv', text: runCsv(record) };
}

/** What is known of an engine before it has reported. */
function unstarted(id: EngineRecord['id']): EngineRecord {
  return { id, renderer: 'not started', float: 32 };
}
