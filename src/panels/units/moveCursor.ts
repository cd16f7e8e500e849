/** A cell of the raster: a unit, from 0, at an epoch. */
export interface Cell {
  readonly unit: number;
  readonly epoch: number;
}

/**
 * The cell that a key leads to: arrows go by one row or epoch, Page Up and Page Down by ten rows, Home and End to
 * birth and the newest epoch. Null for other keys.
 */
export function moveCursor(from: Cell, key: string, order: readonly number[], newestEpoch: number): Cell | null {
  const moves: Readonly<Record<string, readonly [rows: number, epochs: number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    PageUp: [-10, 0],
    PageDown: [10, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -Infinity],
    End: [0, Infinity],
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (move === undefined) return null;
  const row = Math.min(order.length - 1, Math.max(0, order.indexOf(from.unit) + move[0]));
  return { unit: order[row] ?? 0, epoch: Math.min(newestEpoch, Math.max(0, from.epoch + move[1])) };
}
