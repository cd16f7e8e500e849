import { expect, it } from 'vitest';
import { createHistoryWriter, type HistoryWriter } from './historyWriter.ts';

/** A browser's history, and a clock that ticks by hand. */
function historyWith(first: string): { readonly writer: HistoryWriter; readonly entries: string[]; readonly tick: () => void } {
  const entries = [first];
  let due: (() => void) | null = null;
  const writer = createHistoryWriter({
    push: (link) => entries.push(link),
    replace: (link) => entries.splice(-1, 1, link),
    later: (callback) => {
      due = callback;
      return () => {
        due = null;
      };
    },
  });
  writer.adopt(first);
  return {
    writer,
    entries,
    tick: () => {
      const callback = due;
      due = null;
      callback?.();
    },
  };
}

it('every committed change is an entry', () => {
  const { writer, entries } = historyWith('');
  writer.write('seed=2', 'committed');
  writer.write('seed=3', 'committed');
  expect(entries).toEqual(['', 'seed=2', 'seed=3']);
});

it('a drag is one entry, whatever it passes through', () => {
  const { writer, entries, tick } = historyWith('');
  writer.write('lr=0.002', 'dragging');
  writer.write('lr=0.003', 'dragging');
  writer.write('lr=0.004', 'dragging');
  tick();
  expect(entries).toEqual(['', 'lr=0.004']);
  writer.write('lr=0.005', 'dragging');
  writer.write('lr=0.006', 'committed');
  tick();
  expect(entries).toEqual(['', 'lr=0.006']);
});

it('the change after a drag is an entry of its own', () => {
  const { writer, entries } = historyWith('');
  writer.write('lr=0.002', 'dragging');
  writer.commit();
  writer.write('lr=0.003', 'committed');
  expect(entries).toEqual(['', 'lr=0.002', 'lr=0.003']);
});

it('an experiment that came from the address is not written again', () => {
  const { writer, entries, tick } = historyWith('');
  writer.write('lr=0.002', 'dragging');
  writer.write('lr=0.003', 'dragging');
  writer.adopt('');
  tick();
  writer.write('', 'committed');
  expect(entries).toEqual(['', 'lr=0.002']);
});
