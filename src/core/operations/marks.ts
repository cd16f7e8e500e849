import type { Experiment } from '../experiment/experiment.ts';
import { madeUntil } from '../experiment/schedule.ts';
import { epochName } from '../words/names.ts';
import { listOf } from '../words/numbers.ts';
import { operationWords, rowOf } from './operationTable.ts';

/** What marks a time at which operations are made, on an axis of epochs. */
export interface OperationMark {
  /** Epochs done: the mark stands after it. */
  readonly epoch: number;
  /** Of the operations first made there; empty where some are only made again. */
  readonly letters: string;
  /** A sentence on those first made there; empty where there is none. */
  readonly text: string;
}

/** Most marks of operations that are made again: more would be a wall. */
const MOST_REPEATS = 60;

/** The marks of what is done to some networks, each time once, up to when so many epochs are done. */
export function operationMarks(experiments: readonly Experiment[], epochs: number): readonly OperationMark[] {
  const first = new Map<number, Map<string, string>>();
  const again = new Set<number>();
  for (const experiment of experiments) {
    if (experiment.operations === undefined) continue;
    for (const { epoch, operation } of madeUntil(experiment, epochs)) {
      if (operation.epoch !== epoch) again.add(epoch);
      else first.set(epoch, (first.get(epoch) ?? new Map<string, string>()).set(operationWords(operation), rowOf(operation.kind).letter));
    }
  }
  const begun = [...first].map(([epoch, made]): OperationMark => ({ epoch, letters: [...new Set(made.values())].join(''), text: `After ${epochName(epoch)}: ${listOf([...made.keys()])}.` }));
  const repeats = [...again].filter((epoch) => !first.has(epoch));
  const shown = repeats.length > MOST_REPEATS ? [] : repeats.map((epoch): OperationMark => ({ epoch, letters: '', text: '' }));
  return [...begun, ...shown].toSorted((one, other) => one.epoch - other.epoch);
}
