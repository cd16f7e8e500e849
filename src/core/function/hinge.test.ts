import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hingeOf, lineOf, lineWithin, type Box } from './hinge.ts';

const BOX: Box = { low: [-1.5, -1.5], high: [0.5, 0.5] };
const weight = fc.float({ min: -2, max: 2, noNaN: true }).filter((value) => Math.abs(value) > 1e-3);

/** The sign change of a rising or falling function, by halving. */
function bisected(f: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 200; step += 1) {
    const middle = (from + to) / 2;
    if (f(middle) > 0 === f(to) > 0) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

describe('the hinge of a unit of one input', () => {
  it('is where halving finds that z changes sign', () => {
    fc.assert(
      fc.property(weight, weight, (w, b) => {
        const found = bisected((x) => w * x + b, -4000, 4000);
        expect(Math.abs((hingeOf(w, b) ?? Number.NaN) - found)).toBeLessThan(1e-6);
      }),
    );
  });

  it('is 0 without a bias, and nowhere without a weight or with numbers that are none', () => {
    expect(hingeOf(0.3, 0)).toBe(0);
    expect(hingeOf(-0.3, 0)).toBe(0);
    expect(hingeOf(0, 0)).toBeNull();
    expect(hingeOf(0, 1)).toBeNull();
    expect(hingeOf(Number.NaN, 1)).toBeNull();
    expect(hingeOf(1, Infinity)).toBeNull();
  });
});

describe('the line of a unit of two inputs', () => {
  it('ends on the edge of the box, and z is 0 at both ends and half-way', () => {
    let crossing = 0;
    fc.assert(
      fc.property(weight, weight, weight, (a, b, c) => {
        const line = { a, b, c };
        const segment = lineWithin(line, BOX);
        const corners = [-1.5, 0.5].flatMap((x) => [-1.5, 0.5].map((y) => a * x + b * y + c));
        const isInside = corners.some((z) => z > 0) && corners.some((z) => z < 0);
        // Rounding decides whether a line through a corner is in the box.
        fc.pre(corners.every((z) => Math.abs(z) > 1e-5));
        expect(segment !== null).toBe(isInside);
        if (segment === null) return;
        crossing += 1;
        const { from, to } = segment;
        for (const share of [0, 0.5, 1]) {
          const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
          expect(Math.abs(a * x + b * y + c) / Math.hypot(a, b)).toBeLessThan(1e-6);
        }
        for (const [x, y] of [from, to]) expect(Math.min(Math.abs(x + 1.5), Math.abs(x - 0.5), Math.abs(y + 1.5), Math.abs(y - 0.5))).toBeLessThan(1e-6);
      }),
    );
    expect(crossing).toBeGreaterThan(20);
  });

  it('meets an edge of the box where halving along that edge finds it', () => {
    const segment = lineWithin({ a: 0.7, b: -0.2, c: 0.31 }, BOX);
    const lower = bisected((x) => 0.7 * x - 0.2 * -1.5 + 0.31, -1.5, 0.5);
    const upper = bisected((x) => 0.7 * x - 0.2 * 0.5 + 0.31, -1.5, 0.5);
    const ends = [segment?.from, segment?.to].toSorted((p, q) => (p?.[1] ?? 0) - (q?.[1] ?? 0));
    expect(Math.abs((ends[0]?.[0] ?? Number.NaN) - lower)).toBeLessThan(1e-6);
    expect(Math.abs((ends[1]?.[0] ?? Number.NaN) - upper)).toBeLessThan(1e-6);
  });

  it('may be upright or level, and is none where it misses the box or has no direction', () => {
    expect(lineWithin({ a: 2, b: 0, c: 1 }, BOX)).toEqual({ from: [-0.5, -1.5], to: [-0.5, 0.5] });
    expect(lineWithin({ a: 0, b: 1, c: 1 }, BOX)?.from[1]).toBe(-1);
    for (const line of [{ a: 1, b: 0, c: 5 }, { a: 1, b: 1, c: 9 }, { a: 0, b: 0, c: 1 }, { a: 0, b: 0, c: 0 }, { a: Number.NaN, b: 1, c: 0 }, { a: 1, b: 1, c: Infinity }]) expect(lineWithin(line, BOX)).toBeNull();
  });

  it('of a slice is shifted by what the other inputs add', () => {
    const unit = { kernel: Float32Array.of(1, 2, 4, 8), bias: 0.5 };
    expect(lineOf(unit, [1, 3], [-0.5, 100, -0.25, 100])).toEqual({ a: 2, b: 8, c: 0.5 - 0.5 - 1 });
  });
});
