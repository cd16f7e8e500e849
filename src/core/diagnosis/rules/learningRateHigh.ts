import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, type LayerNow, hasLearnt, heldSince, isFrameBroken, layersOf, severedLayerOf } from '../evidence.ts';
import { onsetOf } from './notFinite.ts';
import { vanishesIn } from './vanishingGradient.ts';
import { WINDOW } from '../margins.ts';
import type { Rule, Symptom } from '../finding.ts';
import { say } from '../words.ts';

/** Update-to-weight ratio from which a rate is high: ten times the 1e-3 that cs231n calls healthy. */
const MOST_RATIO = 1e-2;
/** Share of a layer's units whose death after birth a rate set too high explains: cs231n, "as much as 40 %". */
const MOST_DIED = 0.4;
/** A fall of the accuracy that is a swing, and the share of epochs with one from which a run oscillates: AUTOTRAINER. */
const SWING = 0.03;
const MOST_SWINGS = 0.2;

/**
 * A learning rate too high for this network. By the update-to-weight ratio alone only together with what it does: numbers
 * that overflow, a train loss that does not fall below the best constant's or oscillates; or units that lived at
 * birth and died, 40 % of a layer, unless the gradient was born vanishing. Healthy runs with large updates are left alone.
 */
export const learningRateHigh: Rule = (evidence) => {
  if (!evidence.learnable && onsetOf(evidence) === null) return [];
  const symptom = byOverflow(evidence) ?? byUpdates(evidence) ?? byDeaths(evidence);
  return symptom === null ? [] : [symptom];
};

/** A network whose numbers were finite at birth and overflowed in training. */
function byOverflow(evidence: Evidence): Symptom | null {
  const onset = onsetOf(evidence);
  if (onset === null || onset.epoch === 0) return null;
  const before = evidence.frames[onset.epoch - 1];
  const ratio = before === undefined ? null : largestRatioOf(before);
  return {
    severity: 'warning',
    sinceEpoch: onset.epoch,
    value: ratio !== null && ratio > MOST_RATIO ? ratio : Infinity,
    threshold: MOST_RATIO,
    form: 'number',
    source: say('source.rate.high'),
    text: say('rate.overflow', { epoch: onset.epoch }),
  };
}

function byUpdates(evidence: Evidence): Symptom | null {
  const { frame, frames } = evidence;
  if (isFrameBroken(frame)) return null;
  const recent = frames.slice(-WINDOW).flatMap((each) => largestRatioOf(each) ?? []);
  const ratio = recent.toSorted((a, b) => a - b)[Math.floor(recent.length / 2)];
  if (ratio === undefined || !(ratio > MOST_RATIO)) return null;
  const swings = swingsOf(frames);
  if (!isTrainLossHigh(evidence) && swings < MOST_SWINGS) return null;
  return {
    severity: 'warning',
    sinceEpoch: heldSince(frames, (earlier) => (largestRatioOf(earlier) ?? 0) > MOST_RATIO),
    value: ratio,
    threshold: MOST_RATIO,
    form: 'number',
    source: say('source.rate.high'),
    text: say(isTrainLossHigh(evidence) ? 'rate.high' : 'rate.swings', { ratio, swings }),
  };
}

function byDeaths(evidence: Evidence): Symptom | null {
  const { frame, frames } = evidence;
  const [birth] = frames;
  if (frame.epoch === 0 || isFrameBroken(frame) || birth?.epoch !== 0 || vanishesIn(birth)) return null;
  const severed = severedLayerOf(frame) ?? Infinity;
  const shown = layersOf(evidence).filter(({ layer, now }) => layer.number <= severed && diedShareOf(now) >= MOST_DIED);
  const worst = shown.reduce<LayerNow | null>((gravest, each) => (gravest === null || diedShareOf(each.now) > diedShareOf(gravest.now) ? each : gravest), null);
  if (worst === null) return null;
  const { number } = worst.layer;
  return {
    severity: isFitted(evidence) ? 'note' : 'warning',
    layer: number,
    ...(shown.length > 1 ? { layers: shown.map(({ layer }) => layer.number) } : {}),
    sinceEpoch: heldSince(frames, ({ layers }) => {
      const then = layers[number - 1];
      return then !== undefined && diedShareOf(then) >= MOST_DIED;
    }),
    value: diedShareOf(worst.now),
    threshold: MOST_DIED,
    form: 'share',
    source: say('source.rate.died'),
    text: worst.layer.isOutput ? say('rate.outputDied') : say('rate.died', { share: diedShareOf(worst.now), layer: number }),
  };
}

/** Whether the network has learnt, and its train loss is below half of the best constant's: then the deaths are noted. */
function isFitted(evidence: Evidence): boolean {
  const { frame, baseline } = evidence;
  return hasLearnt(evidence) && baseline !== null && frame.trainLoss !== null && frame.trainLoss < 0.5 * baseline.loss;
}

/** Share of a layer's units that are dead and were not at birth, in balance. */
function diedShareOf({ deadFraction, bornDeadFraction }: Frame['layers'][number]): number {
  return (deadFraction ?? 0) - (bornDeadFraction ?? 0);
}

/** The largest update-to-weight ratio of a kernel; null where none is known. */
export function largestRatioOf({ layers }: Frame): number | null {
  const known = layers.flatMap(({ updateRatio }) => (updateRatio === null || Number.isNaN(updateRatio) ? [] : [updateRatio]));
  return known.length === 0 ? null : Math.max(...known);
}

/** Whether the train loss is not below the best constant's, or above that of birth, when it has had its time. */
function isTrainLossHigh({ frame, frames, baseline }: Evidence): boolean {
  const { trainLoss, epoch } = frame;
  if (trainLoss === null || baseline === null || epoch < 1) return false;
  const birth = frames[0]?.trainLoss ?? Infinity;
  return trainLoss > birth || (frames.length > WINDOW && trainLoss > baseline.loss - baseline.margin);
}

/** Share of epochs, from the second, in which the validation accuracy fell by 3 points or more. */
function swingsOf(frames: readonly Frame[]): number {
  let swings = 0;
  let epochs = 0;
  for (const [index, { epoch, validationAccuracy: now }] of frames.entries()) {
    const before = frames[index - 1]?.validationAccuracy ?? null;
    if (epoch < 2 || now === null || before === null) continue;
    epochs += 1;
    if (before - now >= SWING) swings += 1;
  }
  return epochs < WINDOW ? 0 : swings / epochs;
}
