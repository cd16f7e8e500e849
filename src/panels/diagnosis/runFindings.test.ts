import { expect, it } from 'vitest';
import { handmadeRun } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import type { ChartedRun } from '../run/runRecords.ts';
import { runFindings } from './runFindings.ts';

const frames = handmadeRun(DEFAULT_EXPERIMENT, 9, (epoch) => ({ dead: [epoch / 9], validationLoss: Math.LN2, norms: [1, 0.001] }));
const record: ChartedRun = { id: 'a', name: '', experiment: DEFAULT_EXPERIMENT, facts: null, frames, early: [], newestEpoch: 9 };

it('judges the epoch that is shown, not the newest', () => {
  expect(runFindings(record, 2, null).listed.map(({ severity }) => severity)).toContain('note');
  expect(runFindings(record, 9, null).listed[0]?.severity).toBe('severe');
});

it('has nothing to say before the first frame', () => {
  expect(runFindings({ ...record, frames: [], newestEpoch: -1 }, -1, null)).toEqual({ listed: [], harm: null });
});
