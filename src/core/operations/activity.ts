import type { Experiment } from '../experiment/experiment.ts';
import type { ProbeReading } from '../telemetry/probeReading.ts';
import { unitActivityOf } from '../telemetry/unitActivity.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import type { Activity } from './livingNetwork.ts';

/** What the hidden units of a network do over the probe, from its reading. Sums are of float64, in the order of the rows. */
export function activityOf({ layers }: Experiment, { rows, preActivations }: Pick<ProbeReading, 'rows' | 'preActivations'>): Activity {
  const hidden = layers.map(({ activation }, index) => ({ activation, z: preActivations[index] ?? new Float32Array(0) }));
  return {
    meanAbs: hidden.map(({ activation: { id, parameters }, z }) => {
      const { value } = ACTIVATIONS[id];
      const parameter = parameters[0] ?? 0;
      const sums = new Float64Array(z.length / rows);
      z.forEach((each, index) => {
        const unit = Math.floor(index / rows);
        sums[unit] = (sums[unit] ?? 0) + Math.abs(value(each, parameter));
      });
      return sums.map((sum) => sum / rows);
    }),
    largest: hidden.map(({ z }) => unitActivityOf(z, rows).maxPreActivation),
  };
}

/**
 * τ-dormant score of each unit of a layer: its mean |activation| over the mean of the layer's. All 0 in a layer that is
 * wholly silent. Sokar et al., *The dormant neuron phenomenon* (arXiv 2302.12902), definition 3.1.
 */
export function dormantScores(meanAbs: Float64Array): Float64Array {
  const mean = meanAbs.reduce((sum, each) => sum + each, 0) / meanAbs.length;
  return meanAbs.map((each) => (mean === 0 ? 0 : each / mean));
}
