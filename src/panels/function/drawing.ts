import { drawFunction, type FunctionPicture, type FunctionRequest } from './functionPicture.ts';

/** How long the page's thread is held at once, in milliseconds. */
const SLICE = 8;

/** Computes pictures one after another, in slices; of what is asked for meanwhile only the latest. */
export interface Drawing {
  readonly ask: (request: FunctionRequest) => void;
  readonly stop: () => void;
}

/** The first slice is computed at once, so that a small network's picture is there when it is asked for. */
export function startDrawing(deliver: (picture: FunctionPicture) => void, now: () => number = () => performance.now()): Drawing {
  let wanted: FunctionRequest | null = null;
  let current: { readonly request: FunctionRequest; readonly steps: Generator<undefined, FunctionPicture> } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function work(): void {
    const until = now() + SLICE;
    while (current !== null) {
      const { done, value } = current.steps.next();
      if (done === true) {
        const isLatest = wanted === current.request;
        current = isLatest || wanted === null ? null : { request: wanted, steps: drawFunction(wanted) };
        deliver(value);
      }
      if (now() >= until) break;
    }
    timer = current === null ? undefined : setTimeout(work, 0);
  }

  return {
    ask(request) {
      wanted = request;
      // A picture of another experiment is of no use; one of an earlier epoch is.
      if (current !== null && current.request.experiment === request.experiment) return;
      clearTimeout(timer);
      current = { request, steps: drawFunction(request) };
      work();
    },
    stop() {
      clearTimeout(timer);
      [wanted, current, timer] = [null, null, undefined];
    },
  };
}
