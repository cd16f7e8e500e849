/** How long the page's thread is held at once, in milliseconds. */
const SLICE = 8;

/** Takes steps in slices, so that the page answers meanwhile, and delivers what they end with. Returns how to stop. */
export function inSlices<Result>(steps: Generator<undefined, Result>, deliver: (result: Result) => void): () => void {
  let timer = setTimeout(work, 0);
  function work(): void {
    const until = performance.now() + SLICE;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) deliver(step.value);
    else timer = setTimeout(work, 0);
  }
  return () => clearTimeout(timer);
}
