import { expect, it } from 'vitest';
import { normalFromUniform, naturalLogarithm } from './normal.ts';

/** Φ(z) - ½ by Simpson's rule with 2,000 intervals. */
function centralMass(z: number): number {
  const intervals = 2000;
  const width = z / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const coefficient = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
    sum += coefficient * Math.exp(-0.5 * (i * width) ** 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

it('inverts the normal distribution function', () => {
  for (const u of [2 ** -24, 1e-6, 0.001, 0.02, 0.0749, 0.0751, 0.2, 0.4999, 0.5001, 0.7, 0.9249, 0.9251, 0.999, 1 - 2 ** -24]) {
    expect(Math.abs(0.5 + centralMass(normalFromUniform(u)) - u)).toBeLessThan(1e-14);
  }
});

it('meets quantiles in print', () => {
  expect(normalFromUniform(0.5)).toBe(0);
  expect(normalFromUniform(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalFromUniform(0.25)).toBeCloseTo(-0.6744897501960817, 14);
  expect(normalFromUniform(0.001)).toBeCloseTo(-3.090232306167813, 14);
});

it('is odd about one half and increases', () => {
  let last = -Infinity;
  for (let k = 0; k < 4096; k++) {
    const u = (k + 0.5) / 4096;
    const z = normalFromUniform(u);
    expect(z).toBeGreaterThan(last);
    expect(normalFromUniform(1 - u)).toBe(0 - z);
    last = z;
  }
});

it('has the moments of a standard normal over all midpoints of a grid', () => {
  const count = 1 << 16;
  let square = 0;
  let fourth = 0;
  for (let k = 0; k < count; k++) {
    const z = normalFromUniform((k + 0.5) / count);
    square += z * z;
    fourth += z ** 4;
  }
  expect(square / count).toBeCloseTo(1, 3);
  expect(fourth / count).toBeCloseTo(3, 1);
});

it('agrees with the logarithm of the platform to 1e-15 relative', () => {
  let worst = 0;
  for (let i = 1; i < 20000; i++) {
    for (const x of [i / 20000, i / 7, 2 ** (-i / 400), 1 + i * 1e-9]) {
      if (x !== 1) worst = Math.max(worst, Math.abs(naturalLogarithm(x) / Math.log(x) - 1));
    }
  }
  expect(worst).toBeLessThan(1e-15);
});

it('is exact where the logarithm is', () => {
  expect(naturalLogarithm(1)).toBe(0);
  expect(naturalLogarithm(2)).toBe(Math.LN2);
  expect(naturalLogarithm(0.5)).toBe(-Math.LN2);
});
