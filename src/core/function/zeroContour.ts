import type { Box, Segment } from './hinge.ts';

/**
 * Where values given at the corners of a square grid over a box change sign: one or two straight pieces a cell, their
 * ends by linear interpolation along the cell's edges (marching squares, Lorensen and Cline 1987). `values` is
 * `[side, side]`, rows from low y to high y, of `side` points each from low x to high x. A value that is not above 0 is
 * below; cells with a value that is not finite have none.
 */
export function zeroContour(values: Float64Array, side: number, { low, high }: Box): readonly Segment[] {
  const segments: Segment[] = [];
  const x = (column: number): number => low[0] + (column / (side - 1)) * (high[0] - low[0]);
  const y = (row: number): number => low[1] + (row / (side - 1)) * (high[1] - low[1]);
  for (let row = 0; row + 1 < side; row += 1) {
    for (let column = 0; column + 1 < side; column += 1) {
      const at = row * side + column;
      const [v00, v10, v01, v11] = [values[at] ?? 0, values[at + 1] ?? 0, values[at + side] ?? 0, values[at + side + 1] ?? 0];
      const above = Number(v00 > 0) + Number(v10 > 0) + Number(v01 > 0) + Number(v11 > 0);
      if (above === 0 || above === 4 || !Number.isFinite(v00 + v10 + v01 + v11)) continue;
      const between = (from: number, to: number): number => from / (from - to);
      const bottom = crosses(v00, v10) ? ([x(column + between(v00, v10)), y(row)] as const) : null;
      const top = crosses(v01, v11) ? ([x(column + between(v01, v11)), y(row + 1)] as const) : null;
      const left = crosses(v00, v01) ? ([x(column), y(row + between(v00, v01))] as const) : null;
      const right = crosses(v10, v11) ? ([x(column + 1), y(row + between(v10, v11))] as const) : null;
      if (bottom !== null && top !== null && left !== null && right !== null) {
        // A saddle: the sign in the middle says which corners belong together.
        const joined = v00 + v10 + v01 + v11 > 0 === v00 > 0;
        segments.push(joined ? { from: left, to: top } : { from: left, to: bottom }, joined ? { from: bottom, to: right } : { from: top, to: right });
        continue;
      }
      const [from, to] = [bottom, top, left, right].filter((end) => end !== null);
      if (from !== undefined && to !== undefined) segments.push({ from, to });
    }
  }
  return segments;
}

function crosses(one: number, other: number): boolean {
  return one > 0 !== other > 0;
}
