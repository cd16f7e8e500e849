import { decide, PROGRESS_ABOVE, type Permit } from '../../core/experiment/work/gate.ts';
import { estimateWork, type Work, type WorkEstimate } from '../../core/experiment/work/work.ts';
import { placeOf } from '../../core/experiment/schedule.ts';
import { BIRTH, NOTHING, UNITS, type Place } from '../../core/experiment/work/workload.ts';
import type { Run } from '../run.ts';
import { openedRunsOf, type LabState } from '../state.ts';

/** What is left of the work on a run up to a place. `isDrawn`: a frame of it is known. */
export function workOf(run: Run, to: Place, isDrawn: boolean): Work {
  const from = run.birth === 'known' ? epochsDone(run) : isDrawn ? UNITS : NOTHING;
  return { run: run.id, experiment: run.experiment, networks: 1, summariesOnly: false, from, to, allowed: run.allowed };
}

/** Epochs trained, the part of the last one that is done too. */
function epochsDone({ experiment, step }: Run): number {
  const { epoch, into, of } = placeOf(experiment, step);
  return epoch + into / of;
}

/** Leave to go as far into birth as goes without asking: to the losses, or only to the units, or null for nowhere. */
export function leaveForBirth(work: readonly Work[]): Permit | null {
  for (const to of [BIRTH, UNITS]) {
    const decision = decide(work.map((piece) => ({ ...piece, to: Math.min(piece.to, to) })), 'opened');
    if (decision.answer !== 'ask') return decision.permit;
  }
  return null;
}

/**
 * Leave to draw, of pieces of work that would take long together, as many whole ones as go without asking, the cheapest
 * first, and which these are. Null where not even one does.
 */
export function leaveForCheapest(work: readonly Work[]): { readonly permit: Permit; readonly chosen: readonly number[] } | null {
  const order = work.map((piece, index) => ({ index, seconds: estimateWork([piece]).seconds })).toSorted((one, other) => one.seconds - other.seconds);
  let best: { readonly permit: Permit; readonly chosen: readonly number[] } | null = null;
  let tooMany = order.length + 1;
  let count = order.length;
  while (count > (best?.chosen.length ?? 0)) {
    const chosen = order.slice(0, count).map(({ index }) => index);
    const decision = decide(chosen.flatMap((index) => work[index] ?? []), 'opened');
    if (decision.answer === 'ask') tooMany = count;
    else best = { permit: decision.permit, chosen };
    count = Math.floor(((best?.chosen.length ?? 0) + tooMany) / 2);
  }
  return best;
}

/** Whether the losses at birth of a run take long enough to be shown in progress and to be held by a pause. */
export function isBirthLong({ experiment }: Run): boolean {
  return estimateWork([{ run: '', experiment, networks: 1, summariesOnly: false, from: UNITS, to: BIRTH, allowed: NOTHING }]).seconds > PROGRESS_ABOVE;
}

/** Where the birth of the open runs stands, when it takes long. */
export interface LongBirth extends WorkEstimate {
  /** `waiting`: for a person to want it; `stopped`: by a person; `going`: being evaluated. */
  readonly state: 'waiting' | 'stopped' | 'going';
  /** Networks whose losses at birth are not known. */
  readonly networks: number;
  /** How far their evaluation has come, 0 to 1. */
  readonly share: number;
}

/** Sums up the births of the open runs that are not known and take long together; null when there is nothing to tell. */
export function longBirthOf(state: Pick<LabState, 'runs' | 'sideBySide' | 'shown'>): LongBirth | null {
  if (state.shown?.kind === 'study') return null;
  const unborn = openedRunsOf(state).filter(({ birth, status }) => birth !== 'known' && status !== 'failed');
  const whole = unborn.map((run): Work => ({ ...workOf(run, BIRTH, true), from: UNITS }));
  const estimate = estimateWork(whole);
  const isWaiting = unborn.some(({ birth, allowed }) => birth !== 'reading' && allowed < BIRTH);
  if (unborn.length === 0 || (estimate.seconds <= PROGRESS_ABOVE && !isWaiting)) return null;
  const isGoing = unborn.some(({ birth }) => birth === 'reading');
  const share = unborn.reduce((sum, { birthShare }) => sum + birthShare, 0) / unborn.length;
  return { state: isGoing ? 'going' : isWaiting ? 'waiting' : 'stopped', networks: unborn.length, share, ...estimate };
}
