import type { OpenedRun } from '../../core/record/readRuns.ts';
import type { EngineRecord, RecordedStatus } from '../../core/record/runRecord.ts';
import { AUTO } from '../../core/vocabulary/engines.ts';
import type { EngineReport } from '../../engine/trainer.ts';
import type { Run, RunStatus } from '../run.ts';

/** What the page knows of a run that was read from a file of this name, besides its frames. */
export function runOfFile({ experiment, status, engine, version, fingerprint, facts, seconds, frames }: OpenedRun, name: string): Partial<Run> {
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
    step: frames.at(-1)?.step ?? 0,
  };
}

/** What was training when it was exported trains no longer. */
function restingAs(status: RecordedStatus): RunStatus {
  return status === 'running' || status === 'stopped' ? 'paused' : status;
}

/** Null where none had started. A record does not say whether a renderer was software. */
function reportOf({ id, asked, renderer, float, fallbackFrom, reason }: EngineRecord): EngineReport | null {
  if (id === AUTO) return null;
  return { id, asked, renderer, float, software: false, ...(fallbackFrom === undefined ? {} : { fallbackFrom }), ...(reason === undefined ? {} : { reason }) };
}
