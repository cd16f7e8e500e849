import type { Experiment } from './experiment.ts';
import { DEFAULT_EXPERIMENT } from './fields.ts';
import { workloadOf } from './workload.ts';

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

/** Above either of these estimates the page asks before it trains. */
export const WORK_BUDGET = { seconds: 300, bytes: 1024 ** 3 } as const;

/** What an experiment is expected to take, and whether to ask first. */
export interface WorkEstimate {
  /** To the end of the run, telemetry included. */
  readonly seconds: number;
  /** Data set, network and history. */
  readonly bytes: number;
  /** Which budget the experiment goes over; null when neither. */
  readonly over: 'seconds' | 'bytes' | null;
}

/** Budget of seconds under a cost model: never below what the article's experiment takes under the same. */
function secondsBudget(cost: CostModel): number {
  return Math.max(WORK_BUDGET.seconds, secondsOf(DEFAULT_EXPERIMENT, cost));
}

/**
 * Estimates `networks` networks of an experiment, trained one after another, against the budget. `run=1`
 * starts by itself, and `Run` without asking, only when `over` is null. The bare address is never over: it
 * starts on a slow machine too.
 */
export function estimateWork(experiment: Experiment, cost: CostModel = NOMINAL_COST, networks = 1): WorkEstimate {
  const { trainingBytes, historyBytes } = workloadOf(experiment);
  const seconds = networks * secondsOf(experiment, cost);
  const bytes = trainingBytes + networks * historyBytes;
  const over = bytes > WORK_BUDGET.bytes ? 'bytes' : seconds > secondsBudget(cost) ? 'seconds' : null;
  return { seconds, bytes, over };
}

function secondsOf(experiment: Experiment, cost: CostModel): number {
  const { updates, trainingMultiplyAdds, telemetryMultiplyAdds } = workloadOf(experiment);
  return updates * cost.secondsPerStep + (trainingMultiplyAdds + telemetryMultiplyAdds) * cost.secondsPerMultiplyAdd;
}
