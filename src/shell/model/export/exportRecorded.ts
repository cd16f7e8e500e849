import { jsonPieces, LazyList } from '../../../core/record/jsonPieces.ts';
import { studyOf } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { blobOf } from './blobOf.ts';
import { saveFile, saveRecord } from './saveRecord.ts';

/**
 * Saves what is recorded as JSON, from the store alone: nothing that is drawn is needed. Where the record itself
 * cannot be made, because what judges a run is what broke, the bare frames are saved.
 */
export async function exportRecorded(): Promise<void> {
  await saveRecord('json').catch(async () => saveFile('dead-relu-frames.json', await blobOf(jsonPieces(bareRecord()), 'application/json', () => {})));
}

/** Runs and summaries as the store holds them. */
function bareRecord(): object {
  const state = theLab().getState();
  const { runs, sideBySide } = state;
  const study = studyOf(state);
  return {
    schema: 'dead-relu-lab/frames@1',
    runs: sideBySide.flatMap((id) => (runs[id] === undefined ? [] : { ...runs[id], frames: new LazyList(() => theLab().framesOf(id).map(plain)), early: new LazyList(() => theLab().earlyOf(id).map(plain)) })),
    study: study === null ? null : { base: study.experiment, points: study.points.map(({ value }, point) => ({ value, epochs: new LazyList(() => Array.from({ length: theLab().epochCountOf(point) }, (_, epoch) => plain(theLab().summariesOf(point, epoch)))) })) },
  };
}

/** Typed arrays as lists, and numbers that are not finite as strings, as in a record. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value) || value instanceof Float32Array || value instanceof Uint32Array) return Array.from<unknown, unknown>(value, plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
