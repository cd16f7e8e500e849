import { deepPlan } from './deepPlan.ts';
import type { Plan, PlanRequest } from './plan.ts';
import { shallowPlan } from './shallowPlan.ts';

/** The layout that takes the fewest milliseconds for a shape. */
export function choosePlan(request: PlanRequest): Plan {
  return request.layout.layers.length === 2 ? shallowPlan(request) : deepPlan(request);
}
