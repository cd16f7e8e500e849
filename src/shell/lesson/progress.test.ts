import { describe, expect, it } from 'vitest';
import { formatProgress, parseProgress } from './progress.ts';

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
