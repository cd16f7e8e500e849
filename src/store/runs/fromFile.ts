import type { OpenedRun } from '../../core/record/readRun.ts';
import type { EngineRecord, RecordedStatus } from '../../core/record/runRecord.ts';
import { AUTO } from '../../core/vocabulary/engines.ts';
import type { EngineReport } from '../../engine/trainer.ts';
import type { Run, RunStatus } from '../run.ts';

/** A run that was read from a file: what the page knows of it, and its frames. */
export interface RunOfFile extends Pick<OpenedRun, 'frames' | 'early'> {
  readonly run: Pick<Run, 'experiment'> & Partial<Run>;
}

/** A run as it was read from a file of this name. */
export function runOfFile({ frames, early, ...opened }: OpenedRun, name: string): RunOfFile {
  return { run: runOf(opened, name, frames.at(-1)?.step ?? 0), frames, early };
}

function runOf({ experiment, status, engine, version, fingerprint, facts, seconds }: Omit<OpenedRun, 'frames' | 'early'>, name: string, step: number): RunOfFile['run'] {
  return {
    experiment,
    pinned: true,
    file: { name, version },
    status: restingAs(status),
    birth: 'known',
    birthShare: 1,
    engine: reportOf(engine),
    isOfOneEngine: engine.mixed !== true,
    fingerprint,
    facts,
    seconds,
    step,
  };
}

/** What was training when it was exported trains no longer. */
function restingAs(status: RecordedStatus): RunStatus {
  return status === 'running' || status === 'stopped' ? 'paused' : status;
}

/** The engine of a record; null where none had started. A record does not say whether a renderer was software. */
export function reportOf({ id, asked, renderer, float, fallbackFrom, reason }: EngineRecord): EngineReport | null {
  if (id === AUTO) return null;
  return { id, asked, renderer, float, software: false, ...(fallbackFrom === undefined ? {} : { fallbackFrom }), ...(reason === undefined ? {} : { reason }) };
}
