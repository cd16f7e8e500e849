import { deepPlan } from './deep/deepPlan.ts';
import type { Plan, PlanRequest } from './plan.ts';
import { shallowPlan } from './shallow/shallowPlan.ts';
import { fitsOneDraw, wholePlan } from './whole/wholePlan.ts';

/** The layout that takes the fewest milliseconds for a shape, see `docs/adr/0001-fused-kernels.md`. */
export function choosePlan(request: PlanRequest): Plan {
  if (request.layout.layers.length > 2) return deepPlan(request);
  return fitsOneDraw(request) ? wholePlan(request) : shallowPlan(request);
}
