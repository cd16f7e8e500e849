import { BIRTH_BUDGET, estimateWork, WORK_BUDGET, type Work, type WorkEstimate } from './work.ts';
import type { Place } from './workload.ts';

/** Estimated seconds above which work shows how far it has come, and can be stopped. */
export const PROGRESS_ABOVE = 1;

/** Leave to bring networks somewhere. Its class stays in this file, so that only `decide` gives it. */
class LeaveToWork {
  readonly #work: readonly Work[];

  constructor(work: readonly Work[]) {
    this.#work = work;
  }

  /** What may be done. */
  get work(): readonly Work[] {
    return this.#work;
  }

  /** Whether a run may go as far as a place. */
  covers(run: string, to: Place): boolean {
    return this.#work.some((work) => work.run === run && to <= work.to);
  }
}

/** Leave to bring networks somewhere. Only `decide` gives it: at once, or with a person's yes. */
export type Permit = LeaveToWork;

/** Who wants the work: whoever opened something, which shows its networks at birth, or a person (or `run=1`) who wants just this. */
export type Wish = 'opened' | 'pressed';

/** Whether work may begin: at once; at once, but showing how far it has come; or only after a person's yes. */
export type Decision =
  | { readonly answer: 'go' | 'progress'; readonly estimate: WorkEstimate; readonly permit: Permit }
  | { readonly answer: 'ask'; readonly estimate: WorkEstimate; /** To be called when a person who has been told the estimate says yes. */ readonly yes: () => Permit };

/**
 * The one gate in front of all training and all evaluation. What the work adds to what is allowed already is held against
 * the budget of the wish, all its networks together: going on after a pause adds nothing, another epoch does, another
 * experiment is all new. The estimate is of all that is left.
 */
export function decide(work: readonly Work[], wish: Wish): Decision {
  const estimate = estimateWork(work);
  const added = estimateWork(work.map((piece) => ({ ...piece, from: Math.max(piece.from, piece.allowed) })));
  const budget = wish === 'opened' ? BIRTH_BUDGET : WORK_BUDGET;
  if (added.seconds > budget.seconds || added.bytes > budget.bytes) return { answer: 'ask', estimate, yes: () => new LeaveToWork(work) };
  return { answer: estimate.seconds > PROGRESS_ABOVE ? 'progress' : 'go', estimate, permit: new LeaveToWork(work) };
}
