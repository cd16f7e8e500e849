/** Pictures from one turn to the next: recharts finishes in the picture after the one in which it is given something new. */
const PICTURES_BETWEEN = 3;

const waiting = new Set<() => void>();
let picturesLeft = 0;

/** Calls `draw` before one of the next pictures, apart from all other drawings that take long. Returns how to call it off. */
export function takeTurn(draw: () => void): () => void {
  waiting.add(draw);
  if (picturesLeft === 0) requestAnimationFrame(turn);
  picturesLeft = Math.max(1, picturesLeft);
  return () => waiting.delete(draw);
}

function turn(): void {
  picturesLeft--;
  const [next] = waiting;
  if (picturesLeft === 0 && next !== undefined) {
    waiting.delete(next);
    next();
    picturesLeft = PICTURES_BETWEEN;
  }
  if (picturesLeft > 0) requestAnimationFrame(turn);
}
