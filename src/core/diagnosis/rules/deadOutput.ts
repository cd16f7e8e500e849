import { heldSince } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import type { Frame } from '../../telemetry/frame.ts';
import { say } from '../words.ts';

/** An output unit that can die and is dead: it says 0 for every row, and no gradient reaches the network. */
export const deadOutput: Rule = ({ frame, frames, layout }) => {
  if (!isOutputDead(frame)) return [];
  return [
    {
      severity: 'severe',
      layer: layout.layers.length,
      sinceEpoch: heldSince(frames, isOutputDead),
      value: 1,
      threshold: 1,
      form: 'share',
      source: say('source.dead.severed'),
      text: say('dead.output'),
    },
  ];
};

/** Whether the output unit is dead. */
export function isOutputDead({ layers }: Frame): boolean {
  return layers.at(-1)?.deadFraction === 1;
}
