import type { Frame } from '../../telemetry/frame.ts';
import { heldSince, isFrameBroken } from '../evidence.ts';
import { heNormal, slower } from '../remedies.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';
import { ratioOf } from './vanishingGradient.ts';

/** Largest healthy ‖g of the first layer‖ / ‖g of the last‖: AUTOTRAINER. */
const MOST_RATIO = 70;

/** A gradient that grows on its way back. Numbers that are no longer finite are `notFinite`'s. */
export const explodingGradient: Rule = ({ experiment, frame, frames }) => {
  if (isFrameBroken(frame) || !explodes(frame)) return [];
  const ratio = ratioOf(frame);
  return [
    {
      severity: 'warning',
      layer: 1,
      sinceEpoch: heldSince(frames, explodes),
      value: ratio,
      threshold: MOST_RATIO,
      source: say('source.exploding.ratio'),
      text: say('exploding.ratio', { value: ratio }),
      remedies: [...slower(experiment), ...heNormal(experiment)],
    },
  ];
};

function explodes(frame: Frame): boolean {
  return frame.layers.length > 1 && ratioOf(frame) > MOST_RATIO;
}
