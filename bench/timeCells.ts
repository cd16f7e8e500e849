import type { BenchPages } from './benchPages.ts';
import type { Cell } from './cell.ts';
import { median } from './median.ts';
import type { BenchOptions } from './options.ts';
import type { StepRequest } from './page/api.ts';
import { reasonOf } from './within.ts';

/** Milliseconds that the rounds of one cell may take. */
export const CELL_BUDGET = 30_000;

/**
 * Times some requests in turn, round after round, so that a slow spell of the machine falls on all of them; the first
 * turn warms up and is not counted.
 */
export async function timeCells(pages: BenchPages, requests: readonly StepRequest[], { window, rounds }: BenchOptions): Promise<readonly Cell[]> {
  const cells = new Map<StepRequest, Cell>();
  const times = new Map<StepRequest, number[]>();
  for (const request of requests) {
    try {
      const once = await pages.open(request);
      if (once * rounds > CELL_BUDGET) cells.set(request, { skipped: `one step takes ${seconds(once)}` });
      else times.set(request, []);
    } catch (error) {
      cells.set(request, { skipped: reasonOf(error) });
      await pages.discard();
      return requests.map((each) => cells.get(each) ?? { skipped: `not begun: ${request.computer} failed` });
    }
  }
  for (let round = 0; round <= rounds; round++) {
    for (const [request, measured] of times) {
      const time = await pages.time(request, round === 0 ? window / 2 : window);
      if (round > 0) measured.push(time);
    }
  }
  for (const [request, measured] of times) cells.set(request, { milliseconds: median(measured) });
  for (const request of requests) await pages.close(request);
  return requests.map((request) => cells.get(request) ?? { skipped: 'not measured' });
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toPrecision(2)} s`;
}
