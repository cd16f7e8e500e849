import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProgress, mergeProgress, parseProgress, type Progress } from './progress.ts';

describe('progress kept on the device', () => {
  it('is read as it was written', () => {
    const progress = new Map([
      ['one-layer', { prediction: 'most', isDone: true }],
      ['dropout', { prediction: null, isDone: false }],
    ]);
    expect(parseProgress(formatProgress(progress))).toEqual(progress);
  });

  it.each([null, '', '{', 'null', '7', '"text"'])('that is garbled (%s) is none', (text) => {
    expect(parseProgress(text).size).toBe(0);
  });

  it('keeps what it understands of a lesson', () => {
    const progress = parseProgress('{"one-layer":{"prediction":5,"isDone":true},"dropout":3,"__proto__":{"isDone":true}}');
    expect(progress.get('one-layer')).toEqual({ prediction: null, isDone: true });
    expect(progress.get('dropout')).toEqual({ prediction: null, isDone: false });
  });
});

describe('progress of two tabs', () => {
  const progress: fc.Arbitrary<Progress> = fc
    .uniqueArray(fc.tuple(fc.constantFrom('one-layer', 'dropout', 'three-layers'), fc.record({ prediction: fc.constantFrom(null, 'most', 'none'), isDone: fc.boolean() })), { selector: ([id]) => id })
    .map((entries) => new Map(entries));

  it('is kept of both: what is done stays done, and the newer prediction goes before the older', () => {
    const older = new Map([
      ['one-layer', { prediction: 'most', isDone: true }],
      ['dropout', { prediction: 'none', isDone: false }],
    ]);
    const newer = new Map([
      ['one-layer', { prediction: 'none', isDone: false }],
      ['dropout', { prediction: null, isDone: true }],
      ['three-layers', { prediction: 'few', isDone: false }],
    ]);
    expect(Object.fromEntries(mergeProgress(older, newer))).toEqual({
      'one-layer': { prediction: 'none', isDone: true },
      dropout: { prediction: 'none', isDone: true },
      'three-layers': { prediction: 'few', isDone: false },
    });
  });

  it('loses nothing in whatever order it is brought together, and comes to rest', () => {
    fc.assert(
      fc.property(progress, progress, (one, other) => {
        const merged = mergeProgress(one, other);
        for (const part of [one, other]) {
          for (const [id, { prediction, isDone }] of part) {
            expect(merged.get(id)?.isDone === true || !isDone).toBe(true);
            expect(merged.get(id)?.prediction !== null || prediction === null).toBe(true);
          }
        }
        expect(mergeProgress(one, merged)).toEqual(merged);
        expect(mergeProgress(merged, other)).toEqual(merged);
      }),
    );
  });
});
