import { useMemo } from 'react';
import type { RunId } from '../../store/run.ts';
import { useLab } from '../../store/theLab.ts';
import { useUnhurried } from '../frame/useUnhurried.ts';
import { orderOf, type SortBy } from './unitOrder.ts';
import { hiddenOf, type UnitRecord } from '../run/unitRecord.ts';

/** Where the units of every hidden layer stand. */
export interface RowOrder {
  /** Units from the top row down, by layer. */
  readonly orders: readonly (readonly number[])[];
  /** Row of each unit, by layer. */
  readonly rows: readonly Float32Array[];
}

const known = new WeakMap<UnitRecord, RowOrder>();

/** The order of a record's units; the same object while no row has another unit. */
export function rowOrderOf(record: UnitRecord, by: SortBy, epoch: number): RowOrder {
  const orders = hiddenOf(record).map(({ life }) => orderOf(life, by, epoch));
  const old = known.get(record);
  if (old !== undefined && orders.every((order, index) => order === old.orders[index])) return old;
  const now = { orders, rows: orders.map(rowsOf) };
  known.set(record, now);
  return now;
}

/** The inverse of an order: the row of each unit. */
export function rowsOf(order: readonly number[]): Float32Array {
  const rows = new Float32Array(order.length);
  order.forEach((unit, row) => {
    rows[unit] = row;
  });
  return rows;
}

/** How long rows keep their places while a run trains, in milliseconds. */
const STEADY = 1200;

/** What decides whether rows may move at once. */
interface Moment {
  readonly rows: RowOrder;
  readonly record: UnitRecord;
  readonly by: SortBy;
  readonly isTraining: boolean;
}

/** The order of a record's units. While the run trains rows move together every so often, not at each death; what a person asks for is done at once. */
export function useSteadyRows(run: RunId, record: UnitRecord, by: SortBy, epoch: number): RowOrder {
  const isTraining = useLab(({ runs }) => runs[run]?.status === 'running');
  const rows = rowOrderOf(record, by, epoch);
  const moment = useMemo(() => ({ rows, record, by, isTraining }), [rows, record, by, isTraining]);
  return useUnhurried(moment, waitWhileTraining).rows;
}

/** Milliseconds before rows move; null where they move at once. */
export function waitWhileTraining(shown: Moment, latest: Moment): number | null {
  return latest.isTraining && shown.record === latest.record && shown.by === latest.by ? STEADY : null;
}
