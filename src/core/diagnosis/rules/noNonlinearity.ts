import type { Experiment } from '../../experiment/experiment.ts';
import type { LayerFrame, Frame } from '../../telemetry/frame.ts';
import type { ActivationChoice } from '../../vocabulary/activations.ts';
import { DATA_SETS } from '../../vocabulary/dataSets.ts';
import { heldSince, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';

/**
 * A network without a bend on labels that no line separates: every hidden activation is linear, or no ReLU unit is on
 * for some rows and off for others, so that on the probe it computes one linear function. Its number is that of units that bend. A severed layer is named elsewhere.
 */
export const noNonlinearity: Rule = (evidence) => {
  const { experiment, frame, frames } = evidence;
  if (!needsCurve(experiment) || isFrameBroken(frame) || severedLayerOf(frame) !== null) return [];
  const byChoice = experiment.layers.every(({ activation }) => isLinear(activation));
  const isStraight = ({ layers }: Frame): boolean =>
    layers.every((layer, index) => {
      const choice = experiment.layers[index]?.activation;
      return choice === undefined || isLinear(choice) || (isPiecewise(choice) && isUnbent(layer));
    });
  if (!byChoice && !isStraight(frame)) return [];
  return [
    {
      severity: 'warning',
      sinceEpoch: byChoice ? 0 : heldSince(frames, (earlier) => !isFrameBroken(earlier) && isStraight(earlier)),
      value: 0,
      threshold: 1,
      form: 'count',
      source: say('source.linear'),
      text: say(byChoice ? 'linear.chosen' : 'linear.used'),
    },
  ];
};

/** Whether no line separates the labels, or a line comes nowhere near: one input is split by a point, and on a box with a corner at 0 the norm is nearly the sum. */
function needsCurve({ labels, inputs, data }: Experiment): boolean {
  if (labels === 'spiral') return true;
  if (labels === 'xor') return inputs > 1;
  return labels === 'norm' && DATA_SETS[data].mean === 0;
}

function isLinear({ id, parameters: [parameter] }: ActivationChoice): boolean {
  return id === 'linear' || (id === 'leaky_relu' && parameter === 1);
}

/** Two straight pieces that meet at 0. */
function isPiecewise({ id }: ActivationChoice): boolean {
  return id === 'relu' || id === 'leaky_relu';
}

/** Whether every unit is on for all rows or for none. */
function isUnbent({ onRate }: LayerFrame): boolean {
  return onRate.every((share) => share === 0 || share === 1);
}
