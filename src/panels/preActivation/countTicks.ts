const ROOM = 24;

/** Counts 1, 2 or 5 times a power of ten to label, largest first, each at least 24 pixels from the next and from 0. */
export function countTicks(largest: number, y: (count: number) => number): readonly number[] {
  const chosen: number[] = [];
  for (let power = Math.floor(Math.log10(Math.max(1, largest))); power >= 0; power -= 1) {
    for (const digit of [5, 2, 1]) {
      const count = digit * 10 ** power;
      const above = chosen.at(-1);
      const clear = y(0) - y(count) >= ROOM && (above === undefined || y(count) - y(above) >= ROOM);
      if (count <= largest && clear) chosen.push(count);
    }
  }
  return chosen;
}
