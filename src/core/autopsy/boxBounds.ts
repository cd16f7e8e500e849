import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import { experimentAt } from '../experiment/schedule.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { unitParametersOf, type FrameWithParameters } from '../telemetry/keptParameters.ts';
import { ACTIVATIONS, type ActivationChoice, type ActivationId } from '../vocabulary/activations.ts';
import { DATA_SETS } from '../vocabulary/dataSets.ts';

/** Activations whose value never falls as z grows, whatever their parameter: an interval of z becomes that between its ends' values. */
export const NEVER_FALLS: Readonly<Record<ActivationId, boolean>> = {
  relu: true,
  leaky_relu: true,
  elu: true,
  selu: true,
  gelu: false,
  silu: false,
  softplus: true,
  mish: false,
  tanh: true,
  sigmoid: true,
  linear: true,
};

/** Between what the inputs of a layer, or its z, lie: `[units]` each. */
interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Of every hidden layer after an epoch, what z of each unit cannot exceed on any row of the box that inputs come from, dropout off:
 * `[units]`, float64, by interval arithmetic. In layer 1 it is the largest z there; deeper a bound that no row need reach. Null where
 * inputs have no bound, and behind an activation that falls anywhere.
 */
export function boxBounds(whole: Experiment, frame: FrameWithParameters): readonly (Float64Array | null)[] {
  const experiment = experimentAt(whole, Math.max(1, frame.epoch));
  const { low, high } = DATA_SETS[experiment.data];
  let inputs: Bounds | null = Number.isFinite(low) && Number.isFinite(high) ? { low: new Float64Array(experiment.inputs).fill(low), high: new Float64Array(experiment.inputs).fill(high) } : null;
  return layoutOf(experiment).layers.slice(0, -1).map((layout) => {
    const z: Bounds | null = inputs === null ? null : boundsOfZ(layout, frame.parameters, inputs);
    inputs = z === null ? null : throughActivation(layout.activation, z);
    return z?.high ?? null;
  });
}

function boundsOfZ(layout: LayerLayout, parameters: Float32Array, inputs: Bounds): Bounds {
  const z: Bounds = { low: new Float64Array(layout.units), high: new Float64Array(layout.units) };
  for (let unit = 0; unit < layout.units; unit += 1) {
    const { kernel, bias } = unitParametersOf(parameters, layout, unit);
    let [low, high] = [bias, bias];
    for (let input = 0; input < kernel.length; input += 1) {
      const weight = kernel[input] ?? NaN;
      const [least, most] = [weight * (inputs.low[input] ?? NaN), weight * (inputs.high[input] ?? NaN)];
      low += weight > 0 ? least : most;
      high += weight > 0 ? most : least;
    }
    z.low[unit] = low;
    z.high[unit] = high;
  }
  return z;
}

function throughActivation({ id, parameters: [parameter = 0] }: ActivationChoice, { low, high }: Bounds): Bounds | null {
  if (!NEVER_FALLS[id]) return null;
  const { value } = ACTIVATIONS[id];
  return { low: low.map((z) => value(z, parameter)), high: high.map((z) => value(z, parameter)) };
}
