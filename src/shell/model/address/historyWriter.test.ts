import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BURST, REFILL_MS } from './callBudget.ts';
import { createHistoryWriter, type HistoryWriter } from './historyWriter.ts';

/** The window in which browsers count, and what WebKit, the strictest, allows in it. */
const WINDOW_MS = 10_000;
const WEBKIT_CALLS = 100;
const MOST_CALLS = BURST + WINDOW_MS / REFILL_MS;

interface Browser {
  readonly writer: HistoryWriter;
  readonly entries: readonly string[];
  readonly address: () => string;
  /** When the writer called the browser. */
  readonly calls: readonly number[];
  /** Lets time pass, with what falls due in it. */
  readonly pass: (ms: number) => void;
  /** A link is followed; the page hears of it later. */
  readonly follow: (hash: string) => void;
  /** The page hears of what was followed. */
  readonly hear: () => void;
  readonly back: () => void;
}

/** A browser's history and clock. `refuses` says whether a call at a time throws, given when the ones before it were made. */
function browserAt(first: string, refuses: (now: number, calls: readonly number[]) => boolean = () => false): Browser {
  const entries = [first];
  const marked = new Set<number>();
  const calls: number[] = [];
  let at = 0;
  let now = 0;
  let due: { readonly callback: () => void; readonly time: number } | null = null;
  const call = (write: () => void): void => {
    const isRefused = refuses(now, calls);
    calls.push(now);
    if (isRefused) throw new Error('Too many calls.');
    write();
    marked.add(at);
  };
  const add = (hash: string): void => {
    at += 1;
    entries.splice(at, entries.length - at, hash);
  };
  const writer = createHistoryWriter({
    read: () => entries[at] ?? '',
    push: (hash) => call(() => add(hash)),
    replace: (hash) => call(() => entries.splice(at, 1, hash)),
    now: () => now,
    later: (callback, ms) => {
      const timer = { callback, time: now + ms };
      due = timer;
      return () => {
        if (due === timer) due = null;
      };
    },
  });
  const hear = (): void => {
    writer.adopt(marked.has(at));
  };
  hear();
  return {
    writer,
    entries,
    calls,
    address: () => entries[at] ?? '',
    pass(ms) {
      const end = now + ms;
      while (due !== null && due.time <= end) {
        const { callback, time } = due;
        due = null;
        now = time;
        callback();
      }
      now = end;
    },
    follow(hash) {
      if (hash === entries[at]) return;
      add(hash);
      marked.delete(at);
    },
    hear,
    back() {
      at = Math.max(0, at - 1);
      hear();
    },
  };
}

/** WebKit's rule: windows that begin with the first call after the last one, and a number of calls in each. */
function webkit(now: number, calls: readonly number[]): boolean {
  let start = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const time of [...calls, now]) {
    if (time - start > WINDOW_MS) {
      start = time;
      count = 0;
    }
    count += 1;
  }
  return count > WEBKIT_CALLS;
}

describe('while there is time', () => {
  it('every committed change is an entry', () => {
    const { writer, entries } = browserAt('');
    writer.write('seed=2', 'committed');
    writer.write('seed=3', 'committed');
    expect(entries).toEqual(['', 'seed=2', 'seed=3']);
  });

  it('a drag is one entry, whatever it passes through', () => {
    const { writer, entries, pass } = browserAt('');
    writer.write('lr=0.002', 'dragging');
    writer.write('lr=0.003', 'dragging');
    writer.write('lr=0.004', 'dragging');
    expect(entries).toEqual(['', 'lr=0.002']);
    pass(1000);
    expect(entries).toEqual(['', 'lr=0.004']);
    writer.write('lr=0.005', 'dragging');
    writer.write('lr=0.006', 'committed');
    pass(1000);
    expect(entries).toEqual(['', 'lr=0.006']);
  });

  it('the change after a drag is an entry of its own', () => {
    const { writer, entries } = browserAt('');
    writer.write('lr=0.002', 'dragging');
    writer.write('lr=0.003', 'dragging');
    writer.commit();
    writer.write('lr=0.004', 'committed');
    expect(entries).toEqual(['', 'lr=0.003', 'lr=0.004']);
  });

  it('what is no entry of its own changes the present one', () => {
    const { writer, entries, back, address } = browserAt('');
    writer.write('seed=2', 'committed');
    writer.amend('seed=2&present=1');
    expect(entries).toEqual(['', 'seed=2&present=1']);
    back();
    expect([address(), writer.wanted()]).toEqual(['', '']);
  });

  it('an address that was followed is marked as read, and not written again', () => {
    const { writer, entries, calls, follow, hear, pass } = browserAt('');
    writer.write('lr=0.002', 'dragging');
    writer.write('lr=0.003', 'dragging');
    follow('seed=5');
    hear();
    hear();
    pass(WINDOW_MS);
    writer.write('seed=5', 'committed');
    expect(entries).toEqual(['', 'lr=0.002', 'seed=5']);
    expect(calls).toHaveLength(3);
  });
});

describe('when changes come faster than browsers allow', () => {
  it('they share entries, Back leads to one of them, and the last is never lost', () => {
    const { writer, entries, pass, address, back } = browserAt('');
    for (let seed = 1; seed <= 400; seed++) {
      writer.write(`seed=${seed}`, 'committed');
      pass(3);
    }
    expect(address()).not.toBe('seed=400');
    expect(writer.wanted()).toBe('seed=400');
    pass(REFILL_MS);
    expect(address()).toBe('seed=400');
    expect(new Set(entries).size).toBe(entries.length);
    const before = entries.at(-2);
    back();
    expect(writer.wanted()).toBe(before);
  });

  it('a toggle that ends where it began is written back there', () => {
    const { writer, pass, address } = browserAt('', webkit);
    for (let press = 1; press <= 130; press++) writer.write(press % 2 === 1 ? 'present=1' : '', 'committed');
    pass(WINDOW_MS);
    expect(address()).toBe('');
  });

  it('the entry before is left as it was last shown', () => {
    const { writer, entries, pass } = browserAt('');
    for (let seed = 1; seed <= BURST; seed++) writer.write(`seed=${seed}`, 'committed');
    writer.amend(`seed=${BURST}&present=1`);
    pass(WINDOW_MS);
    writer.write('seed=0', 'committed');
    expect(entries.slice(-2)).toEqual([`seed=${BURST}&present=1`, 'seed=0']);
  });
});

it('a link followed is not overwritten by what was still to be written', () => {
  const { writer, address, follow, hear, pass } = browserAt('');
  for (let seed = 1; seed <= 100; seed++) writer.write(`seed=${seed}`, 'committed');
  follow('lr=0.1');
  pass(REFILL_MS);
  hear();
  pass(WINDOW_MS);
  expect([address(), writer.wanted()]).toEqual(['lr=0.1', 'lr=0.1']);
});

it('an entry that could not be marked at once is marked later, and is new only once', () => {
  const { writer, calls, follow, pass } = browserAt('', (now) => now < 3000);
  follow('seed=7&run=1');
  expect([writer.adopt(false), writer.adopt(false)]).toEqual([true, false]);
  pass(WINDOW_MS);
  const made = calls.length;
  expect(writer.adopt(true)).toBe(false);
  pass(WINDOW_MS);
  expect(calls).toHaveLength(made);
});

const hash = fc.constantFrom('', 'seed=2', 'seed=3', 'lr=0.1', 'theme=dark', 'lesson=dropout');
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write'), hash, phase: fc.constantFrom('dragging', 'committed'), times: fc.constantFrom(1, 1, 3, 60, 130) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('amend'), hash }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('follow'), hash, delay: fc.constantFrom(0, 1, 300) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('commit', 'back') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.constantFrom(1, 20, 100, 400, 3000, 12_000) }) },
);
const refusals = fc.oneof(
  fc.constant(() => false),
  fc.constant(webkit),
  fc.integer({ min: 0, max: 60 }).map((allowed) => (now: number, calls: readonly number[]) => calls.filter((time) => time > now - WINDOW_MS).length >= allowed && now < 200_000),
  fc.infiniteStream(fc.boolean()).map((stream) => (now: number) => now < 200_000 && stream.next().value === true),
);

it('whatever comes and whatever the browser refuses, the address ends as the last change wants it, within the budget, without an exception', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), refusals, (actions, refuses) => {
      const { writer, address, calls, pass, follow, hear, back } = browserAt('', refuses);
      let last = '';
      for (const each of actions) {
        if (each.kind === 'write') {
          for (let time = 0; time < each.times; time++) {
            last = time === each.times - 1 ? each.hash : `seed=${time}`;
            writer.write(last, each.phase);
          }
        } else if (each.kind === 'amend') writer.amend((last = each.hash));
        else if (each.kind === 'commit') writer.commit();
        else if (each.kind === 'pass') pass(each.ms);
        else {
          if (each.kind === 'follow') {
            follow(each.hash);
            pass(each.delay);
            hear();
          } else back();
          last = writer.wanted();
        }
        expect(writer.wanted()).toBe(last);
      }
      pass(400_000);
      expect([address(), writer.wanted()]).toEqual([last, last]);
      for (const [index, time] of calls.entries()) {
        const end = calls[index + MOST_CALLS];
        expect(end === undefined || end - time >= WINDOW_MS, `call ${index}`).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
