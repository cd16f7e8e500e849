/** Where a dot lies: along the axis of its value and across it, in pixels; `across` is 0 at the base. */
export interface DotPlace {
  readonly along: number;
  readonly across: number;
}

/**
 * Places dots of one radius at given positions along an axis and stacks those that would cover one another, within
 * `room` pixels across: where a stack is higher, its dots move together. Dots keep the order given.
 */
export function swarm(positions: readonly number[], radius: number, room: number): readonly DotPlace[] {
  const width = 2 * radius;
  const stacks = new Map<number, number[]>();
  for (const [index, position] of positions.entries()) {
    const bin = Math.floor(position / width);
    const stack = stacks.get(bin);
    if (stack === undefined) stacks.set(bin, [index]);
    else stack.push(index);
  }
  const across = new Float64Array(positions.length);
  for (const stack of stacks.values()) {
    const step = Math.min(width + 1, (room - width) / Math.max(1, stack.length - 1));
    stack.forEach((index, height) => {
      across[index] = radius + step * height;
    });
  }
  return positions.map((along, index) => ({ along, across: across[index] ?? 0 }));
}

/** Index of the place nearest to a point; -1 when there is none. */
export function nearestDot(places: readonly DotPlace[], along: number, across: number): number {
  let best = -1;
  let least = Infinity;
  for (const [index, place] of places.entries()) {
    const distance = (place.along - along) ** 2 + (place.across - across) ** 2;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
