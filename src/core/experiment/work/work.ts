import { ASKED_ENGINES } from '../../vocabulary/engines.ts';
import type { Experiment } from '../experiment.ts';
import { workloadOf, type Counted, type Place } from './workload.ts';

/**
 * On an ordinary machine, between a software GPU and a typed-array loop of the same processor. With what the row of an
 * engine says of a step: 0.35 ms a step of the article's network at batch 32, or 2.6 ms op by op.
 */
const SECONDS_PER_MULTIPLY_ADD = 1.2e-9;

/**
 * Above either of these estimates the page asks before it does what a person or `run=1` wants. Never below what the
 * article's experiment takes, on any engine.
 */
export const WORK_BUDGET = { seconds: 300, bytes: 1024 ** 3 } as const;

/** Above either of these estimates the networks at birth wait until a person wants them: nobody has asked for them but by opening the page. */
export const BIRTH_BUDGET = { seconds: 30, bytes: WORK_BUDGET.bytes } as const;

/** Networks of one shape, and how far they are to be brought. */
export interface Work {
  /** Run that the engine knows them under. */
  readonly run: string;
  /** One of them; the others differ in their seeds. */
  readonly experiment: Experiment;
  readonly networks: number;
  /** Whether only summaries of them are recorded, a few networks at a time, as in a study. */
  readonly summariesOnly: boolean;
  /** Where they are. */
  readonly from: Place;
  /** Where they are to be brought. */
  readonly to: Place;
  /** How far they may go already. */
  readonly allowed: Place;
}

/** What work is expected to take. */
export interface WorkEstimate {
  /** Telemetry included. */
  readonly seconds: number;
  /** Data sets, networks and history. */
  readonly bytes: number;
}

/**
 * Estimates what is left of several pieces of work, done one after another. Networks of runs are in memory together,
 * those of a study a few at a time.
 */
export function estimateWork(work: readonly Work[]): WorkEstimate {
  let seconds = 0;
  let together = 0;
  let inTurn = 0;
  for (const { experiment, networks, summariesOnly, from, to } of work) {
    if (to <= from) continue;
    seconds += networks * (secondsOf(experiment, { to, summariesOnly }) - secondsOf(experiment, { to: from, summariesOnly }));
    const { trainingBytes, historyBytes } = workloadOf(experiment, { to, summariesOnly });
    if (summariesOnly) inTurn = Math.max(inTurn, trainingBytes + historyBytes);
    else together += networks * (trainingBytes + historyBytes);
  }
  return { seconds, bytes: together + inTurn };
}

/** Estimates how long what is left takes where so many workers share it, a network at a time. */
export function secondsShared(work: readonly Work[], workers: number): number {
  const longest = Math.max(0, ...work.map((piece) => estimateWork([{ ...piece, networks: 1 }]).seconds));
  return Math.max(estimateWork(work).seconds / workers, longest);
}

function secondsOf(experiment: Experiment, counted: Counted): number {
  const { updates, trainingMultiplyAdds, telemetryMultiplyAdds } = workloadOf(experiment, counted);
  return updates * ASKED_ENGINES[experiment.engine].secondsPerStep + (trainingMultiplyAdds + telemetryMultiplyAdds) * SECONDS_PER_MULTIPLY_ADD;
}
