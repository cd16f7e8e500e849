import { formatCount, formatPercent } from '../../core/words/numbers.ts';
import { codeAt, countAt, DEAD, NOT_A_NUMBER, SHADES, type LayerLife } from '../run/layerLife.ts';
import { bandOf } from './rasterGeometry.ts';

/** A label beside the birth column. */
export interface BirthExampleLabel {
  /** Middle, from the top of the raster. */
  readonly y: number;
  readonly text: string;
}

/** Least distance of two labels, in pixels. */
const APART = 22;

/**
 * What to say of units at birth, each beside one that is so: which fires most, which on few rows, which on none; between them that a
 * bar is a unit and time goes on. Labels keep apart and stay within `height`.
 */
export function birthExamples(life: LayerLife, order: readonly number[], height: number): readonly BirthExampleLabel[] {
  const coded = order.map((unit, row) => ({ row, code: codeAt(life, unit, 0) }));
  const living = coded.filter(({ code }) => code !== DEAD && code !== NOT_A_NUMBER);
  const most = living.reduce((best, each) => (each.code > best.code ? each : best), living[0] ?? { row: 0, code: -1 });
  const least = living.reduce((best, each) => (each.code <= best.code ? each : best), living[0] ?? { row: 0, code: -1 });
  const dead = coded.find(({ code }) => code === DEAD);
  const verb = life.canDie ? 'fires' : 'has z > 0';
  const labels: { readonly row: number; readonly text: string }[] = [];
  if (most.code >= 0) labels.push({ row: most.row, text: most.code >= SHADES ? `each bar is a unit: the strongest blue ${verb} on every row` : `each bar is a unit: this one ${verb} on ${formatPercent(most.code / SHADES)} of rows` });
  if (least.code >= 0 && least.code < most.code) labels.push({ row: least.row, text: least.code === 0 ? `faintest: ${verb} on less than 1\u202f% of rows` : `fainter: ${verb} on ${formatPercent(least.code / SHADES)} of rows` });
  if (dead !== undefined) labels.push({ row: dead.row, text: `hatched: fires on no row, dead at birth (${formatCount(countAt(life, DEAD, 0))} of ${formatCount(life.units)})` });
  return keptApart(
    labels.toSorted((a, b) => a.row - b.row).map(({ row, text }) => ({ y: middleOf(row, order.length, height), text })),
    height,
  );
}

function middleOf(row: number, rows: number, height: number): number {
  const { start, end } = bandOf(row, rows, height);
  return (start + end) / 2;
}

/** Pushes labels down until they are apart, then up until the last is within the height. */
function keptApart(labels: readonly BirthExampleLabel[], height: number): readonly BirthExampleLabel[] {
  let next = -Infinity;
  const down = labels.map(({ y, text }) => {
    next = Math.max(y, next + APART);
    return { y: next, text };
  });
  let limit = height - APART / 2;
  return down
    .toReversed()
    .map(({ y, text }) => {
      const at = Math.min(y, limit);
      limit = at - APART;
      return { y: at, text };
    })
    .toReversed()
    .filter(({ y }) => y >= 0);
}
