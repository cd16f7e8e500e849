import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { rowOrderOf, rowsOf, waitWhileTraining } from './rowOrder.ts';
import { layerFrame } from '../run/testing/layerFrame.ts';
import { recordNext } from '../run/testing/recordNext.ts';
import { emptyRecord, hiddenOf, type UnitRecord } from '../run/unitRecord.ts';

/** A record of one layer whose units have these largest z, an array an epoch. */
function recordOf(epochs: readonly (readonly number[])[]): UnitRecord {
  const record = emptyRecord(withLayers(DEFAULT_EXPERIMENT, { units: [epochs[0]?.length ?? 0] }));
  for (const largest of epochs) live(record, largest);
  return record;
}

function live(record: UnitRecord, largest: readonly number[]): void {
  for (const { life } of hiddenOf(record)) recordNext(life, layerFrame(largest));
}

it('gives each unit its row, the dead below', () => {
  const { orders, rows } = rowOrderOf(recordOf([[-1, 1, 1]]), 'death', 0);
  expect(orders).toEqual([[1, 2, 0]]);
  expect(rows.map((each) => [...each])).toEqual([[2, 0, 1]]);
  expect([...rowsOf([3, 1, 0, 2])]).toEqual([2, 1, 3, 0]);
});

it('is the same object until a unit has another row', () => {
  const record = recordOf([[1, 1]]);
  const atBirth = rowOrderOf(record, 'death', 0);
  live(record, [2, 2]);
  expect(rowOrderOf(record, 'death', 1)).toBe(atBirth);
  live(record, [-1, 2]);
  expect(rowOrderOf(record, 'death', 2)).not.toBe(atBirth);
});

it('lets rows wait while a run trains, and move at once when it rests, another order is asked for, or another run is shown', () => {
  const record = recordOf([[1]]);
  const moment = { rows: rowOrderOf(record, 'death', 0), record, by: 'death', isTraining: true } as const;
  expect(waitWhileTraining(moment, moment)).toBeGreaterThan(0);
  expect(waitWhileTraining(moment, { ...moment, isTraining: false })).toBeNull();
  expect(waitWhileTraining(moment, { ...moment, by: 'unit' })).toBeNull();
  expect(waitWhileTraining(moment, { ...moment, record: recordOf([[1]]) })).toBeNull();
});
