import type { Plan, PlanRequest } from './plan.ts';
import { shallowPlan } from './shallowPlan.ts';

/** The layout that takes the fewest milliseconds for a shape. */
export function choosePlan(request: PlanRequest): Plan {
  return shallowPlan(request);
}
