import type { Operation } from '../experiment/operation.ts';
import { epochName, formatEpochTick } from '../words/names.ts';
import { listOf } from '../words/numbers.ts';
import { rowOf, shortWords } from './operationTable.ts';

/** What is said of a network in which nothing is done. */
const UNTOUCHED = 'untouched';

/** Operations in words, each with its value, place and times: `new labels and ReDo every 20 epochs, from 20 on; learning rate 0.1 after epoch 30`. Different ones are never said the same. */
export function operationsInWords(operations: readonly Operation[]): string {
  const groups: Operation[][] = [];
  for (const operation of operations.toSorted((one, other) => one.epoch - other.epoch)) {
    const last = groups.at(-1);
    if (last?.[0]?.epoch === operation.epoch && last[0].every === operation.every) last.push(operation);
    else groups.push([operation]);
  }
  return groups.map((group) => `${listOf(group.map(shortWords))} ${group.slice(0, 1).map(timesWords).join('')}`).join('; ') || UNTOUCHED;
}

function timesWords({ epoch, every }: Operation): string {
  if (every === undefined) return `after ${epochName(epoch)}`;
  return `every ${every === 1 ? 'epoch' : `${every} epochs`}, from ${formatEpochTick(epoch)} on`;
}

/**
 * A name for what is done in each of several networks, the shortest that sets all apart that differ: kinds alone,
 * `new labels and ReDo`, or with values and places, or all words.
 */
export function namesOfOperations(all: readonly (readonly Operation[])[]): readonly string[] {
  const words = all.map(operationsInWords);
  const kinds = new Set(words).size;
  const shorter = [({ kind }: Operation): string => rowOf(kind).noun, shortWords].map((say) => all.map((operations) => listOf(operations.map(say)) || UNTOUCHED));
  return shorter.find((names) => new Set(names).size === kinds) ?? words;
}
