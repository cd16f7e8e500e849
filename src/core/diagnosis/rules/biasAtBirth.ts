import { ACTIVATIONS, canDie } from '../../vocabulary/activations.ts';
import type { LayerFrame } from '../../telemetry/frame.ts';
import { type Evidence, type LayerNow, hasLearnt, hiddenLayersOf, isFrameBroken } from '../evidence.ts';
import type { Rule, Symptom } from '../finding.ts';
import { say, type MessageId } from '../words.ts';

/** Share of a layer's units from which the bias is named: keras-contrib's for dead units. */
const LEAST = 0.1;
/** Share of pre-activations in the flat part of an activation from which a layer counts as saturated. */
const FLAT = 0.5;

/**
 * A bias at birth that decides what the kernel should: units dead that a bias of 0 would have left alive, every unit of a layer on for all
 * rows, or most pre-activations carried into the flat part of a sigmoid or tanh. Only while the layer still is so. What a bias of 0 would do is read off exactly: it
 * moves all pre-activations of a unit by the same amount; the layers before are left as they are.
 */
export const biasAtBirth: Rule = (evidence) => {
  const { experiment, frame, frames } = evidence;
  const [birth] = frames;
  if (birth?.epoch !== 0 || isFrameBroken(birth) || isFrameBroken(frame)) return [];
  const found = hiddenLayersOf(evidence).flatMap((hidden) => {
    const bias = experiment.layers[hidden.layer.number - 1]?.bias ?? 0;
    const born = birth.layers[hidden.layer.number - 1];
    const effect = bias === 0 || born === undefined ? null : effectOf(hidden, born, bias);
    return effect === null ? [] : [{ ...hidden, ...effect, bias }];
  });
  return found.slice(0, 1).map(({ layer, now, bias, share, threshold, message }): Symptom => {
    const isSevered = now.deadFraction === 1;
    return {
      severity: isSevered ? 'severe' : share > 0.5 && (message === 'bias.kills' || !hasLearnt(evidence)) ? 'warning' : 'note',
      layer: layer.number,
      ...(found.length > 1 ? { layers: found.map((each) => each.layer.number) } : {}),
      sinceEpoch: 0,
      value: share,
      threshold,
      form: 'share',
      source: say('source.bias'),
      text: say(message, { layer: layer.number, bias, share }),
    };
  });
};

interface Effect {
  readonly share: number;
  readonly threshold: number;
  readonly message: MessageId;
}

function effectOf({ layer, now }: LayerNow, born: LayerFrame, bias: number): Effect | null {
  const killed = born.deadFraction === null ? 0 : shareOf(born.maxPreActivation, (largest) => largest <= 0 && largest - bias > 0);
  if (killed >= LEAST && (now.deadFraction ?? 0) >= LEAST) return { share: killed, threshold: LEAST, message: 'bias.kills' };
  const open = shareOf(now.onRate, (share) => share === 1);
  const bends = canDie(layer.activation);
  if (bends && open === 1 && born.onRate.every((share) => share === 1) && born.preActivation.min - bias <= 0) return { share: open, threshold: 1, message: 'bias.opens' };
  const flat = born.flatFraction ?? 0;
  if (flat > FLAT && (now.flatFraction ?? 0) > FLAT && !isFlatAt(layer.activation, born.preActivation.percentiles.p50 - bias)) return { share: flat, threshold: FLAT, message: 'bias.saturates' };
  return null;
}

function shareOf(values: Float32Array, holds: (value: number) => boolean): number {
  return values.reduce((count, value) => count + (holds(value) ? 1 : 0), 0) / values.length;
}

/** Whether the slope at z is below 1 % of that at 0, the largest of a sigmoid and a tanh. */
function isFlatAt({ id, parameters: [parameter = 0] }: Evidence['layout']['layers'][number]['activation'], z: number): boolean {
  const { derivative } = ACTIVATIONS[id];
  return derivative(z, parameter) < 0.01 * derivative(0, parameter);
}
