import { expect, it } from 'vitest';
import { bandPath, linePath } from './bandPaths.ts';
import type { BandRow } from './bandRows.ts';

const xOf = ({ epoch }: BandRow): number => 10 * epoch;
const yOf = (share: number): number => 100 - 100 * share;

function row(epoch: number, low: number, median: number, high: number): BandRow {
  return { epoch, outer: [low, high], inner: [low, high], median, notFinite: 0 };
}

it('a band goes along its upper edge and back along its lower one', () => {
  const rows = [row(0, 0.1, 0.2, 0.3), row(1, 0.4, 0.5, 0.6)];
  expect(bandPath(rows, xOf, ({ outer }) => outer, yOf)).toBe('M0,70L10,40L10,60L0,90Z');
  expect(linePath(rows, xOf, ({ median }) => yOf(median))).toBe('M0,80L10,50');
});

it('a band known at one epoch is a bar from its lower edge to its upper one', () => {
  expect(bandPath([row(1, 0.1, 0.2, 0.3)], xOf, ({ outer }) => outer, yOf)).toBe('M7,90h6V70h-6Z');
});

it('of no epochs there is nothing to draw', () => {
  expect(bandPath([], xOf, ({ outer }) => outer, yOf)).toBe('');
  expect(linePath([], xOf, ({ median }) => median)).toBe('');
});
