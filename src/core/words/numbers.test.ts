import { expect, it } from 'vitest';
import { countOf, formatBytes, formatCount, formatLoss, formatNumber, formatShare } from './numbers.ts';

it('writes three significant digits', () => {
  expect([Math.LN2, 12.3456, 1234.5, -0.0312].map(formatNumber)).toEqual(['0.693', '12.3', '1,230', '\u22120.0312']);
});

it('writes small and large magnitudes as powers of ten', () => {
  expect([0.000123456, -4.2e-9, 1.5e7].map(formatNumber)).toEqual(['1.23e\u22124', '\u22124.2e\u22129', '1.5e7']);
});

it('writes an exact zero as 0, also the negative one, and names what is not finite', () => {
  expect([0, -0, Number.NaN, Infinity, -Infinity].map(formatNumber)).toEqual(['0', '0', 'NaN', '\u221e', '\u2212\u221e']);
});

it('keeps 0 % and 100 % for exactly none and all', () => {
  expect([0, 1, 0.00001, 0.99999, 0.953125].map(formatShare)).toEqual(['0\u202f%', '100\u202f%', '< 0.01\u202f%', '> 99.9\u202f%', '95.3\u202f%']);
});

it('writes a loss with four significant digits, that it can be held against the best constant’s', () => {
  expect([Math.LN2, 0.25, 12.3456, 0.0000123, 0, Number.NaN].map(formatLoss)).toEqual(['0.6931', '0.2500', '12.35', '1.23e\u22125', '0', 'NaN']);
});

it('counts in words', () => {
  expect([countOf(1, 'unit'), countOf(2048, 'row'), formatCount(131072)]).toEqual(['1 unit', '2,048 rows', '131,072']);
});

it('writes the size of a file in the unit that suits it', () => {
  expect([0, 640, 7338729, 999_999, 1.2345e9].map((bytes) => formatBytes(bytes))).toEqual(['0 kB', '0.64 kB', '7.34 MB', '1,000 kB', '1.23 GB']);
  expect(formatBytes(388_000_000, 2)).toBe('390 MB');
});
