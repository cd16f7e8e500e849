import { layoutOf } from '../core/experiment/layout.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { deadFractionOf } from '../core/telemetry/deadUnits.ts';
import type { Frame } from '../core/telemetry/frame.ts';

/**
 * Completes the last frame of a run with the share of units that are dead on **all** training rows.
 * `maxPreActivation` is the largest z of every unit over them, `[unitCount]`.
 */
export function confirmDead(experiment: Experiment, frame: Frame, maxPreActivation: Float32Array): Frame {
  const layers = layoutOf(experiment).layers.map((layout, index) => {
    const layer = frame.layers[index];
    if (layer === undefined) throw new Error(`The frame has no layer ${layout.number}.`);
    const largest = maxPreActivation.subarray(layout.unitStart, layout.unitStart + layout.units);
    return { ...layer, deadOnTraining: deadFractionOf(layout.activation, largest) };
  });
  return { ...frame, layers };
}
