import { expect, it } from 'vitest';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { createHistory } from '../../store/runs/history.ts';
import type { Run } from '../../store/run.ts';
import { NOTHING_OPEN, type LabState } from '../../store/state.ts';
import { type ChartedRun, recordSelector, waitForLines } from './runRecords.ts';

const RUN: Run = {
  id: 'a', pinned: false, experiment: DEFAULT_EXPERIMENT, generation: 1, status: 'running',
  untilEpoch: 25, allowed: 25, birth: 'known', birthShare: 1, engine: null, isOfOneEngine: true, fingerprint: null, facts: null,
  step: 0, seconds: 0, stepsPerSecond: 0, failure: null, recovery: null, check: { status: 'none' }, revision: 0,
};

function stateWith(change: Partial<Run>): LabState {
  return { ...NOTHING_OPEN, runs: { a: { ...RUN, ...change } } };
}

it('gives new records for a new or revised frame only', () => {
  const { framesOf, earlyOf, recordFrame, recordEarly } = createHistory();
  const select = recordSelector(['a', 'missing'], { shownFramesOf: framesOf, shownEarlyOf: earlyOf });
  recordFrame('a', handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0, validationLoss: null }));
  const atBirth = select(stateWith({}));
  expect(atBirth.map(({ id, newestEpoch }) => [id, newestEpoch])).toEqual([['a', 0]]);
  expect(select(stateWith({ revision: 1, step: 10 }))).toBe(atBirth);
  recordEarly('a', { epoch: 0.05, step: 219, layers: [] });
  expect(select(stateWith({ revision: 1, step: 219 }))).not.toBe(atBirth);
  recordFrame('a', handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0, validationLoss: 0.7 }));
  const revised = select(stateWith({ revision: 2 }));
  expect(revised).not.toBe(atBirth);
  recordFrame('a', handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 1 }));
  expect(select(stateWith({ revision: 3 }))[0]?.newestEpoch).toBe(1);
});

it('sees readings within an epoch come where it sees frames come, however old the record', () => {
  const { framesOf, earlyOf, recordFrame, recordEarly } = createHistory();
  recordFrame('a', handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0 }));
  const [atBirth] = recordSelector(['a'], { shownFramesOf: framesOf, shownEarlyOf: earlyOf })(stateWith({}));
  const reading = { epoch: 0.05, step: 219, layers: [] };
  recordEarly('a', reading);
  recordFrame('a', handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 1 }));
  expect(atBirth?.frames).toHaveLength(2);
  expect(atBirth?.early).toEqual([reading]);
});

it('shows another run at once, a run that goes on in a while, and its first epoch soon', () => {
  const frames = [handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0 })];
  const record: ChartedRun = { id: 'a', name: '', experiment: DEFAULT_EXPERIMENT, facts: null, frames, early: [], newestEpoch: 5 };
  expect(waitForLines([record], [{ ...record, newestEpoch: 6 }])).toBeGreaterThan(0);
  expect(waitForLines([{ ...record, newestEpoch: 0 }], [record])).toBe(0);
  expect(waitForLines([record], [{ ...record, newestEpoch: 2 }])).toBeNull();
  expect(waitForLines([record], [{ ...record, newestEpoch: 6, frames: [...frames] }])).toBeNull();
  expect(waitForLines([record], [record, record])).toBeNull();
});
