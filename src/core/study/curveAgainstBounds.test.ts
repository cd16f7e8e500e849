import { expect, it } from 'vitest';
import { uniformFromWord } from '../random/streams.ts';
import { threefry2x32 } from '../random/threefry.ts';
import { judgeCurve, type CurvePoint } from './curveAgainstBounds.ts';

const SEEDS = 128;

function uniform(study: number, draw: number): number {
  const words = new Uint32Array(2);
  threefry2x32(words, 5, study, draw, 0);
  return uniformFromWord(words[0] ?? 0);
}

/** A study of as many depths; at each the share born dead is `share`, of networks of their own or of one network grown deeper. */
function curve(study: number, shares: readonly number[], isNested: boolean, bound: (share: number) => number): readonly CurvePoint[] {
  return shares.map((share, place) => ({
    outcomes: Array.from({ length: SEEDS }, (_, seed) => uniform(study, isNested ? seed : place * SEEDS + seed) < share),
    low: bound(share),
    high: 1,
  }));
}

const DEPTHS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85];

it.each([true, false])('a curve that lies at its bound is called outside in 1 of 100 studies at most, nested: %s', (isNested) => {
  const studies = 400;
  const outside = Array.from({ length: studies }, (_, study) => judgeCurve(curve(study, DEPTHS, isNested, (share) => share))).filter((one) => one?.isWithin === false);
  expect(outside.length).toBeLessThanOrEqual(studies * 0.01 + 3 * Math.sqrt(studies * 0.01));
});

it('ten points in a row below a bound, each within its error, are not within when they are ten deviations', () => {
  // Two standard errors below at every depth: none of them alone is three away.
  const found = Array.from({ length: 50 }, (_, study) => judgeCurve(curve(study, DEPTHS, false, (share) => share + 2 * Math.sqrt((share * (1 - share)) / SEEDS))));
  expect(found.filter((one) => one?.isWithin === false).length).toBeGreaterThan(45);
});

it('they are when it is one deviation of the same seeds, seen at ten depths', () => {
  const judged = judgeCurve([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5].map((low) => ({ outcomes: Array.from({ length: SEEDS }, (_, seed) => seed < 54), low, high: 1 })));
  expect(judged).toMatchObject({ inside: 0, isWithin: true });
  expect(judged?.errors).toBeCloseTo((0.5 - 54 / SEEDS) / Math.sqrt(0.25 / SEEDS), 6);
});

it('a single point far outside is enough, on either side', () => {
  const point = (share: number): CurvePoint => ({ outcomes: Array.from({ length: SEEDS }, (_, seed) => seed < share * SEEDS), low: 0.4, high: 0.6 });
  expect(judgeCurve([point(0.5), point(0.1), point(0.5)])).toMatchObject({ from: 1, to: 1, isWithin: false });
  expect(judgeCurve([point(0.5), point(0.9), point(0.5)])).toMatchObject({ from: 1, to: 1, isWithin: false });
  expect(judgeCurve([point(0.5), point(0.45)])).toMatchObject({ inside: 2, isWithin: true });
  expect(judgeCurve([])).toBeNull();
});
