/** Characters of all pieces. */
function lengthOf(pieces: Iterable<string>): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

/**
 * Estimates the characters that `write` makes of a list from what it makes of no element and of the one in the middle:
 * exact for none and for one, near where elements are alike, as the frames of a run are.
 */
export function estimateLength<Element>(list: readonly Element[], write: (list: readonly Element[]) => Iterable<string>): number {
  const empty = lengthOf(write([]));
  if (list.length === 0) return empty;
  const middle = Math.floor(list.length / 2);
  return empty + list.length * (lengthOf(write(list.slice(middle, middle + 1))) - empty);
}
