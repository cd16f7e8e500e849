import { expect, it } from 'vitest';
import { DATA_SETS, type DataSetRow } from './dataSets.ts';

const ROWS = Object.entries<DataSetRow>(DATA_SETS);

it.each(ROWS)('%s: mean and mean square are those of the draws over a fine grid of uniforms', (_id, row) => {
  const count = 1 << 16;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < count; k++) {
    const x = row.draw((k + 0.5) / count);
    sum += x;
    squares += x * x;
  }
  expect(sum / count).toBeCloseTo(row.mean, 10);
  expect(squares / count).toBeCloseTo(row.meanSquare, 3);
});

it.each(ROWS)('%s: draws lie strictly inside their range', (_id, row) => {
  for (const u of [2 ** -24, 0.5, 1 - 2 ** -24]) {
    expect(row.draw(u)).toBeGreaterThan(row.low);
    expect(row.draw(u)).toBeLessThan(row.high);
  }
});
