import { layoutOf } from '../experiment/layout.ts';
import { experimentAt } from '../experiment/schedule.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { unitParametersOf, type FrameWithParameters } from '../telemetry/keptParameters.ts';
import { canDie, type ActivationId } from '../vocabulary/activations.ts';
import { DATA_SETS } from '../vocabulary/dataSets.ts';
import { boxBounds } from './boxBounds.ts';
import { bestCorner, type BestCorner } from './inputBox.ts';
import type { UnitPlace } from './unitFall.ts';

/** What can be said of whether a unit fires on inputs that are not in the probe. */
export type UnitReturn =
  /** First layer, and inputs from a box: the exact answer for all of them. */
  | ({ readonly kind: 'box' } & BestCorner)
  /** First layer, and inputs without a bound: some input far enough out makes every unit with a weight fire. */
  | { readonly kind: 'no-box'; readonly hasWeight: boolean }
  /** A deeper layer: its inputs are outputs of the one before. */
  | {
      readonly kind: 'deeper';
      /** Whether these outputs are never below 0. */
      readonly isNeverNegative: boolean;
      /** Weights of the unit, those above 0, and of these the ones from units that are not dead on the probe. */
      readonly weights: number;
      readonly positive: number;
      readonly fromLiving: number;
      readonly bias: number;
      /** What its z cannot exceed on the box that inputs come from, as `boxBounds` has it; null where there is none. */
      readonly atMost: number | null;
    };

/** Activations whose values are never below 0. */
const NEVER_NEGATIVE: ReadonlySet<ActivationId> = new Set<ActivationId>(['relu', 'sigmoid', 'softplus']);

/** Says of a unit after an epoch what is known of inputs beyond the probe; null where the network has no such unit. */
export function unitReturn(whole: Experiment, frame: FrameWithParameters, { layer, unit }: UnitPlace): UnitReturn | null {
  const experiment = experimentAt(whole, Math.max(1, frame.epoch));
  const { layers } = layoutOf(experiment);
  const layout = layers[layer - 1];
  if (layout === undefined || unit >= layout.units) return null;
  const parameters = unitParametersOf(frame.parameters, layout, unit);
  const source = layers[layer - 2];
  if (source === undefined) {
    const best = bestCorner(parameters, DATA_SETS[experiment.data]);
    return best === null ? { kind: 'no-box', hasWeight: parameters.kernel.some((weight) => weight !== 0) } : { kind: 'box', ...best };
  }
  const largest = frame.layers[layer - 2]?.maxPreActivation;
  const lives = (input: number): boolean => !canDie(source.activation) || !((largest?.[input] ?? NaN) <= 0);
  return {
    kind: 'deeper',
    isNeverNegative: NEVER_NEGATIVE.has(source.activation.id),
    weights: layout.fanIn,
    positive: parameters.kernel.filter((weight) => weight > 0).length,
    fromLiving: parameters.kernel.filter((weight, input) => weight > 0 && lives(input)).length,
    bias: parameters.bias,
    atMost: boxBounds(whole, frame)[layer - 1]?.[unit] ?? null,
  };
}
