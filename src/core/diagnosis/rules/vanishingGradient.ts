import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, heldSince, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Remedy, Rule, Symptom } from '../finding.ts';
import { faster, heNormal, leakyRelu, selu } from '../remedies.ts';
import { say } from '../words.ts';
import { canDie } from '../../vocabulary/activations.ts';

/** Smallest healthy mean of |g|: SageMaker Debugger. */
const LEAST_MEAN = 1e-7;
/** Smallest healthy ‖g of the first layer‖ / ‖g of the last‖, and the norm below which it counts: AUTOTRAINER. */
const LEAST_RATIO = 1e-3;
const LEAST_NORM = 1e-4;

/**
 * A kernel gradient too small to learn by, in the first layer where it is: a mean size below 1e-7, or a first layer
 * with less than a thousandth of the output layer's norm. A severed layer is the cause where there is one: then this
 * rule is silent. An exact 0 without a severed layer is below the precision of float32.
 */
export const vanishingGradient: Rule = (evidence) => {
  const { frame, frames } = evidence;
  if (isFrameBroken(frame) || severedLayerOf(frame) !== null) return [];
  const index = frame.layers.findIndex(({ kernelGradient }) => kernelGradient.meanAbs < LEAST_MEAN);
  const layer = frame.layers[index];
  if (layer !== undefined) {
    const { meanAbs } = layer.kernelGradient;
    const small: Symptom = {
      severity: 'warning',
      layer: index + 1,
      sinceEpoch: heldSince(frames, (earlier) => severedLayerOf(earlier) === null && (earlier.layers[index]?.kernelGradient.meanAbs ?? 1) < LEAST_MEAN),
      value: meanAbs,
      threshold: LEAST_MEAN,
      source: say('source.vanishing.size'),
      text: say(meanAbs === 0 ? 'vanishing.zero' : 'vanishing.small', { layer: index + 1, value: meanAbs }),
      remedies: remedies(evidence),
    };
    return [small];
  }
  if (!hasSmallRatio(frame)) return [];
  const ratio = ratioOf(frame);
  const first: Symptom = {
    severity: 'warning',
    layer: 1,
    sinceEpoch: heldSince(frames, hasSmallRatio),
    value: ratio,
    threshold: LEAST_RATIO,
    source: say('source.vanishing.ratio'),
    text: say('vanishing.ratio', { value: ratio }),
    remedies: remedies(evidence),
  };
  return [first];
};

/** ‖g of the first layer's kernel‖ / ‖g of the output layer's‖; NaN when the latter is 0. */
export function ratioOf(frame: Frame): number {
  const first = frame.layers[0]?.kernelGradient.norm ?? 0;
  const last = frame.layers.at(-1)?.kernelGradient.norm ?? 0;
  return last > 0 ? first / last : NaN;
}

function hasSmallRatio(frame: Frame): boolean {
  return severedLayerOf(frame) === null && ratioOf(frame) < LEAST_RATIO && (frame.layers[0]?.kernelGradient.norm ?? 1) < LEAST_NORM;
}

function remedies({ experiment, layout }: Evidence): readonly Remedy[] {
  const hidden = layout.layers.filter(({ isOutput }) => !isOutput);
  return hidden.some(({ activation }) => canDie(activation)) ? [...leakyRelu(experiment), ...heNormal(experiment)] : [...selu(experiment), ...faster(experiment)];
}
