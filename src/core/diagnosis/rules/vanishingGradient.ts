import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, hasNotLearnt, heldSince, hiddenLayersOf, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Rule, Symptom } from '../finding.ts';
import { layersText, say } from '../words.ts';

/** Smallest healthy mean of |g|: SageMaker Debugger. */
const LEAST_MEAN = 1e-7;
/** Smallest healthy ‖g of the first layer‖ / ‖g of the last‖, and the norm below which it counts: AUTOTRAINER. */
const LEAST_RATIO = 1e-3;
const LEAST_NORM = 1e-4;
/** Smallest healthy p95 − p5 of a gradient's entries at birth: SageMaker Debugger, PoorWeightInitialization. */
const LEAST_SPREAD = 1e-3;
/** Share of the best constant's loss below which a train loss has nothing left to pass back. */
const FITTED = 0.01;

/**
 * A kernel gradient too small to learn by, over the units that live: a mean size below 1e-7; a first layer
 * with less than a thousandth of the output layer's norm; or entries at birth so close to 0 that the network has not learnt since. A severed
 * layer is the cause where there is one: then this rule is silent, as it is where the train loss is so small that
 * no gradient is left. An exact 0 without a severed layer is below the precision of float32.
 */
export const vanishingGradient: Rule = (evidence) => {
  const { frame, baseline } = evidence;
  if (isFrameBroken(frame) || severedLayerOf(frame) !== null) return [];
  if (baseline !== null && frame.epoch > 0 && frame.trainLoss !== null && frame.trainLoss < FITTED * baseline.loss) return [];
  const symptom = bySize(evidence) ?? byRatio(evidence) ?? bySpreadAtBirth(evidence);
  return symptom === null ? [] : [symptom];
};

function bySize(evidence: Evidence): Symptom | null {
  const { frame, frames } = evidence;
  const small = frame.layers.flatMap(({ livingGradient }, index) => (livingGradient !== null && livingGradient < LEAST_MEAN ? [index + 1] : []));
  const [layer] = small;
  if (layer === undefined) return null;
  const value = frame.layers[layer - 1]?.livingGradient ?? 0;
  return {
    severity: 'warning',
    layer,
    ...(small.length > 1 ? { layers: small } : {}),
    sinceEpoch: heldSince(frames, (earlier) => severedLayerOf(earlier) === null && (earlier.layers[layer - 1]?.livingGradient ?? 1) < LEAST_MEAN),
    value,
    threshold: LEAST_MEAN,
    form: 'number',
    source: say('source.vanishing.size'),
    text: say(value === 0 ? 'vanishing.zero' : 'vanishing.small', { layers: layersText(small), value }),
  };
}

function byRatio(evidence: Evidence): Symptom | null {
  const { frame, frames } = evidence;
  if (!hasSmallRatio(frame)) return null;
  const ratio = ratioOf(frame);
  return {
    severity: 'warning',
    layer: 1,
    sinceEpoch: heldSince(frames, hasSmallRatio),
    value: ratio,
    threshold: LEAST_RATIO,
    form: 'number',
    source: say('source.vanishing.ratio'),
    text: say('vanishing.ratio', { value: ratio }),
  };
}

/** Whether the living units of some layer have a gradient too small to learn by. */
export function vanishesIn(frame: Frame): boolean {
  return frame.layers.some(({ livingGradient }) => livingGradient !== null && livingGradient < LEAST_MEAN);
}

function bySpreadAtBirth(evidence: Evidence): Symptom | null {
  const { frames } = evidence;
  const [birth] = frames;
  if (birth?.epoch !== 0 || isFrameBroken(birth) || severedLayerOf(birth) !== null || !hasNotLearnt(evidence)) return null;
  const spreads = birth.layers.slice(0, -1).map(({ kernelGradient: { percentiles } }) => percentiles.p95 - percentiles.p5);
  const small = hiddenLayersOf(evidence).flatMap(({ layer: { number } }) => ((spreads[number - 1] ?? 1) < LEAST_SPREAD ? [number] : []));
  const [layer] = small;
  if (layer === undefined) return null;
  const value = spreads[layer - 1] ?? 0;
  return {
    severity: 'warning',
    layer,
    ...(small.length > 1 ? { layers: small } : {}),
    sinceEpoch: 0,
    value,
    threshold: LEAST_SPREAD,
    form: 'number',
    source: say('source.vanishing.spread'),
    text: say('vanishing.spread', { layers: layersText(small), value }),
  };
}

/** ‖g of the first layer's kernel‖ / ‖g of the output layer's‖; NaN when the latter is 0. */
export function ratioOf(frame: Frame): number {
  const first = frame.layers[0]?.kernelGradient.norm ?? 0;
  const last = frame.layers.at(-1)?.kernelGradient.norm ?? 0;
  return last > 0 ? first / last : NaN;
}

function hasSmallRatio(frame: Frame): boolean {
  return severedLayerOf(frame) === null && ratioOf(frame) < LEAST_RATIO && (frame.layers[0]?.kernelGradient.norm ?? 1) < LEAST_NORM;
}
