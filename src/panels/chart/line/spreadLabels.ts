/** Where a label wants to be, in pixels. */
export interface Wish {
  readonly id: string;
  readonly at: number;
}

/**
 * Moves labels along a line apart until none is closer than `gap` to the next, within `from` to `to`, in the order
 * of their wishes. Where not all fit, the first and last of the list and evenly chosen others stay.
 */
export function spreadLabels(wishes: readonly Wish[], gap: number, from: number, to: number): readonly Wish[] {
  const room = Math.max(1, Math.floor((to - from) / gap) + 1);
  const kept = wishes.length <= room ? [...wishes] : Array.from({ length: room }, (_, index) => wishes[Math.round((index * (wishes.length - 1)) / Math.max(1, room - 1))]).filter((wish) => wish !== undefined);
  const sorted = kept.toSorted((a, b) => a.at - b.at);
  const places: number[] = [];
  for (const wish of sorted) places.push(Math.max(from, wish.at, (places.at(-1) ?? -Infinity) + gap));
  let limit = to;
  for (let index = places.length - 1; index >= 0; index--) {
    const place = Math.min(places[index] ?? limit, limit);
    places[index] = place;
    limit = place - gap;
  }
  return sorted.map((wish, index) => ({ id: wish.id, at: places[index] ?? wish.at }));
}
