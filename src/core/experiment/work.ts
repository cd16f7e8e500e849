import type { Experiment } from './experiment.ts';
import { DEFAULT_EXPERIMENT } from './fields.ts';
import { workloadOf, type Counted, type Place } from './workload.ts';

/** What work costs on an engine of a machine. */
export interface CostModel {
  /** What one update costs however small the network: draw calls, loops. */
  readonly secondsPerStep: number;
  readonly secondsPerMultiplyAdd: number;
}

/**
 * An ordinary machine: 0.35 ms a step of the article's network at
 * batch 32. Between a software GPU and a typed-array loop of the same processor.
 */
export const NOMINAL_COST: CostModel = { secondsPerStep: 3e-4, secondsPerMultiplyAdd: 1.2e-9 };

/** Above either of these estimates the page asks before it does what a person or `run=1` wants. */
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

/** The budget of seconds for what a person wants, under a cost model: never below what the article's experiment takes under the same. */
export function secondsBudget(cost: CostModel = NOMINAL_COST): number {
  return Math.max(WORK_BUDGET.seconds, secondsOf(DEFAULT_EXPERIMENT, cost));
}

/**
 * Estimates what is left of several pieces of work, done one after another. Networks of runs are in memory together,
 * those of a study a few at a time.
 */
export function estimateWork(work: readonly Work[], cost: CostModel = NOMINAL_COST): WorkEstimate {
  let seconds = 0;
  let together = 0;
  let inTurn = 0;
  for (const { experiment, networks, summariesOnly, from, to } of work) {
    if (to <= from) continue;
    seconds += networks * (secondsOf(experiment, cost, { to, summariesOnly }) - secondsOf(experiment, cost, { to: from, summariesOnly }));
    const { trainingBytes, historyBytes } = workloadOf(experiment, { to, summariesOnly });
    if (summariesOnly) inTurn = Math.max(inTurn, trainingBytes + historyBytes);
    else together += networks * (trainingBytes + historyBytes);
  }
  return { seconds, bytes: together + inTurn };
}

function secondsOf(experiment: Experiment, cost: CostModel, counted?: Counted): number {
  const { updates, trainingMultiplyAdds, telemetryMultiplyAdds } = workloadOf(experiment, counted);
  return updates * cost.secondsPerStep + (trainingMultiplyAdds + telemetryMultiplyAdds) * cost.secondsPerMultiplyAdd;
}
