import type { Operation } from '../experiment/operation.ts';
import { formatValue, operationWords } from '../operations/operationTable.ts';
import { sentenceStart } from '../words/names.ts';

/** An operation as the exported run has it. */
export interface OperationRecord {
  /** Epochs done when it was first made. */
  readonly epoch: number;
  /** Epochs from one time to the next; absent where it was made once. */
  readonly every?: number;
  readonly operation: string;
  /** From 1; absent for all layers. */
  readonly layer?: number;
  /** From 1. */
  readonly unit?: number;
  /** As the link writes it; absent where it takes none or has its default. */
  readonly value?: string;
  readonly text: string;
}

/** Writes what was done to a run while it trained, in order. */
export function operationRecord(operation: Operation): OperationRecord {
  const { epoch, every, kind, layer, unit } = operation;
  const value = formatValue(operation);
  return {
    epoch,
    ...(every === undefined ? {} : { every }),
    operation: kind,
    ...(layer === undefined ? {} : { layer }),
    ...(unit === undefined ? {} : { unit: unit + 1 }),
    ...(value === '' ? {} : { value }),
    text: `${sentenceStart(operationWords(operation))}.`,
  };
}
