import type { UnitParameters } from '../telemetry/keptParameters.ts';
import type { DataSetRow } from '../vocabulary/dataSets.ts';

/** Where z of a first-layer unit is largest on the box that its inputs come from. */
export interface BestCorner {
  /** z there: no input of the box has a larger one. */
  readonly largest: number;
  /** The inputs of the corner, `[inputs]`; an input whose weight is 0 is at its lower end, as it does not matter. */
  readonly corner: Float64Array;
}

/**
 * The largest z = b + Σ wᵢxᵢ of a unit over the whole box [low, high]ᵈ, in float64: linear in each input, it is largest at the
 * corner that takes the upper end where the weight is positive and the lower one elsewhere. Null where inputs have no bound. A unit is
 * dead on the box when it is 0 or below: then it is on every row that the data can draw.
 */
export function bestCorner({ kernel, bias }: UnitParameters, { low, high }: Pick<DataSetRow, 'low' | 'high'>): BestCorner | null {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  const corner = Float64Array.from(kernel, (weight) => (weight > 0 ? high : low));
  return { largest: kernel.reduce((sum, weight, input) => sum + weight * (corner[input] ?? NaN), bias), corner };
}
