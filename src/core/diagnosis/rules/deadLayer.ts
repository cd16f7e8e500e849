import { heldSince, severedLayerOf } from '../evidence.ts';
import type { Severity, Rule, Symptom } from '../finding.ts';
import { heNormal, leakyRelu, slower } from '../remedies.ts';
import { say } from '../words.ts';
import { targetIsOutOfReach } from './targetOutOfReach.ts';
import { canDie } from '../../vocabulary/activations.ts';

interface Level {
  readonly severity: Severity;
  readonly threshold: number;
  readonly reached: (deadFraction: number) => boolean;
  readonly source: string;
}

/** From the gravest. */
const LEVELS: readonly Level[] = [
  { severity: 'severe', threshold: 1, reached: (dead) => dead >= 1, source: say('source.dead.severed') },
  { severity: 'warning', threshold: 0.5, reached: (dead) => dead > 0.5, source: say('source.dead.warning') },
  { severity: 'note', threshold: 0.1, reached: (dead) => dead >= 0.1, source: say('source.dead.note') },
];

/**
 * Dead units, layer by layer: 10 % a note, more than 50 % a warning, all of them severed. Layers after a severed one
 * see a constant, so what dies there is not named again; nor is a dead output whose targets it could never reach.
 */
export const deadLayer: Rule = (evidence) => {
  const { experiment, frame, frames, layout } = evidence;
  const severed = severedLayerOf(frame);
  const symptoms: Symptom[] = [];
  for (const layer of layout.layers) {
    if (severed !== null && layer.number > severed) break;
    const dead = frame.layers[layer.number - 1]?.deadFraction ?? null;
    if (dead === null || !canDie(layer.activation) || (layer.isOutput && targetIsOutOfReach(experiment))) continue;
    const level = LEVELS.find(({ reached }) => reached(dead));
    if (level === undefined) continue;
    const born = frame.layers[layer.number - 1]?.bornDeadFraction ?? 0;
    symptoms.push({
      severity: level.severity,
      layer: layer.number,
      sinceEpoch: heldSince(frames, (earlier) => level.reached(earlier.layers[layer.number - 1]?.deadFraction ?? 0)),
      value: dead,
      threshold: level.threshold,
      source: level.source,
      text: level.severity === 'severe' ? say('dead.severed', { layer: layer.number, units: layer.units }) : say('dead.some', { layer: layer.number, share: dead }),
      remedies: [...leakyRelu(experiment), ...(born >= dead / 2 ? heNormal(experiment) : slower(experiment))],
    });
  }
  return symptoms;
};
