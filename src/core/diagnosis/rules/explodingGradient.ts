import type { Frame } from '../../telemetry/frame.ts';
import { heldSince, isFrameBroken } from '../evidence.ts';
import type { Rule, Symptom } from '../finding.ts';
import { say } from '../words.ts';
import { ratioOf } from './vanishingGradient.ts';

/** Norm of a kernel's gradient that is an explosion by itself: a hundred times the norm of 1 that Keras's documentation clips to. */
const MOST_NORM = 100;
/** Norm from which a gradient that grew is one. */
const LARGE_NORM = 10;
/** Largest healthy growth: of the norm from the last layer back to the first (AUTOTRAINER), or since birth. */
const MOST_GROWTH = 70;

/**
 * A gradient that is large, and not only large beside another: a norm over 100, or over 10 where it grew more than 70-fold on its way back to the
 * first layer or since birth. A ratio alone is none: a last layer that has learnt has next to no gradient. Numbers that are no longer finite are `notFinite`'s.
 */
export const explodingGradient: Rule = ({ frame, frames }) => {
  const found = explosionIn(frame, frames);
  if (found === null) return [];
  const symptom: Symptom = {
    severity: 'warning',
    layer: found.layer,
    sinceEpoch: heldSince(frames, (earlier) => explosionIn(earlier, frames) !== null),
    value: found.value,
    threshold: found.threshold,
    form: 'number',
    source: say(`source.exploding.${found.by}`),
    text: say(`exploding.${found.by}`, { value: found.value, layer: found.layer, norm: found.norm }),
  };
  return [symptom];
};

interface Explosion {
  readonly by: 'norm' | 'ratio' | 'growth';
  readonly layer: number;
  readonly norm: number;
  readonly value: number;
  readonly threshold: number;
}

function explosionIn(frame: Frame, frames: readonly Frame[]): Explosion | null {
  if (isFrameBroken(frame)) return null;
  const norms = frame.layers.map(({ kernelGradient }) => kernelGradient.norm);
  const norm = Math.max(...norms);
  const layer = norms.indexOf(norm) + 1;
  if (norm > MOST_NORM) return { by: 'norm', layer, norm, value: norm, threshold: MOST_NORM };
  const [first = 0] = norms;
  const ratio = norms.length > 1 ? ratioOf(frame) : NaN;
  if (first > LARGE_NORM && ratio > MOST_GROWTH) return { by: 'ratio', layer: 1, norm: first, value: ratio, threshold: MOST_GROWTH };
  const growth = norm / (frames[0]?.layers[layer - 1]?.kernelGradient.norm ?? NaN);
  if (norm > LARGE_NORM && growth > MOST_GROWTH && Number.isFinite(growth)) return { by: 'growth', layer, norm, value: growth, threshold: MOST_GROWTH };
  return null;
}
