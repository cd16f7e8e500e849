import { orderOf, type SortBy } from './unitOrder.ts';
import { hiddenOf, type UnitRecord } from './unitRecord.ts';

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
