import type { Frame } from '../../core/telemetry/frame.ts';
import type { RunId } from '../../store/lab.ts';
import { useFrames, useOfRun } from '../run/useRun.ts';
import { followFrames, type UnitRecord } from './unitRecord.ts';

/** One record a history, for as long as the history lives. */
const records = new WeakMap<readonly Frame[], UnitRecord>();

/** The lives of the units of a run, up to its newest frame; null while there is no such run or no frame. */
export function useUnitRecord(run: RunId): UnitRecord | null {
  const { frames } = useFrames(run);
  const experiment = useOfRun(run, 'experiment');
  if (experiment === undefined || frames.length === 0) return null;
  const record = followFrames(records.get(frames) ?? null, experiment, frames);
  records.set(frames, record);
  return record;
}
