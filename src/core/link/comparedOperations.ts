import type { Operation } from '../experiment/operation.ts';
import { formatOperations, readOperations, type ReadOperations } from './at.ts';

/** What stands for no operations among those compared. */
const UNTOUCHED = 'none';

/** What a value of operations may be, after `Allowed is`. */
export const COMPARED_OPERATIONS = 'none, or operations as at takes them, with “,” in place of “|”';

/** Writes operations as one of several values that `|` separates: `20.every.20.labels,20.every.20.redo`, or `none`. */
export function formatCompared(operations: readonly Operation[]): string {
  return operations.length === 0 ? UNTOUCHED : formatOperations(operations).replaceAll('|', ',');
}

/** Reads such a value for a network, as `readOperations` does; never throws. */
export function readCompared(text: string, patient: Parameters<typeof readOperations>[1]): ReadOperations {
  return text === UNTOUCHED ? { operations: [], notices: [] } : readOperations(text.replaceAll(',', '|'), patient);
}
