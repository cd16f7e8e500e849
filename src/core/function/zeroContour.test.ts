import { describe, expect, it } from 'vitest';
import { lineWithin, type Box } from './hinge.ts';
import { zeroContour } from './zeroContour.ts';

const BOX: Box = { low: [-1, -1], high: [1, 1] };
const SIDE = 33;

function sampled(f: (x: number, y: number) => number): Float64Array {
  return Float64Array.from({ length: SIDE * SIDE }, (_, at) => f(-1 + (2 * (at % SIDE)) / (SIDE - 1), -1 + (2 * Math.floor(at / SIDE)) / (SIDE - 1)));
}

describe('a zero contour on a grid', () => {
  it('of what is linear is its line', () => {
    const line = { a: 0.7, b: -0.4, c: 0.11 };
    const segments = zeroContour(sampled((x, y) => line.a * x + line.b * y + line.c), SIDE, BOX);
    const length = segments.reduce((sum, { from, to }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);
    const { from = [0, 0], to = [0, 0] } = lineWithin(line, BOX) ?? {};
    expect(length).toBeCloseTo(Math.hypot(to[0] - from[0], to[1] - from[1]), 9);
    for (const segment of segments) for (const [x, y] of [segment.from, segment.to]) expect(Math.abs(line.a * x + line.b * y + line.c)).toBeLessThan(1e-12);
  });

  it('of a circle is as long as the circle', () => {
    const segments = zeroContour(sampled((x, y) => x * x + y * y - 0.5), SIDE, BOX);
    const length = segments.reduce((sum, { from, to }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);
    expect(Math.abs(length / (2 * Math.PI * Math.SQRT1_2) - 1)).toBeLessThan(0.01);
  });

  it('joins what belongs together in a saddle', () => {
    for (const middle of [0.2, -0.2]) {
      const segments = zeroContour(Float64Array.of(1, -1 + middle, -1 + middle, 1), 2, BOX);
      expect(segments).toHaveLength(2);
      // Corners that are cut off lie on the far side of their piece from the middle.
      const cut = middle > 0 ? [[1, -1], [-1, 1]] : [[1, 1], [-1, -1]];
      for (const { from, to } of segments) {
        const centre = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
        expect(cut.some(([x = 0, y = 0]) => Math.sign(centre[0] ?? 0) === x && Math.sign(centre[1] ?? 0) === y)).toBe(true);
      }
    }
  });

  it('is empty where nothing changes sign or a value is not finite', () => {
    expect(zeroContour(sampled(() => 1), SIDE, BOX)).toEqual([]);
    expect(zeroContour(sampled(() => 0), SIDE, BOX)).toEqual([]);
    expect(zeroContour(sampled(() => Number.NaN), SIDE, BOX)).toEqual([]);
  });
});
