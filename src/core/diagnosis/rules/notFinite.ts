import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, heldSince, isBroken, isFrameBroken } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import { epochName } from '../../words/names.ts';
import { say } from '../words.ts';

/** Where numbers stopped being finite: the epoch, and the first layer in forward order; null when only the loss did. */
export interface Onset {
  readonly epoch: number;
  readonly layer: number | null;
}

/** The onset of NaN or infinity that lasts to the judged frame; null when that frame is finite. */
export function onsetOf({ frame, frames }: Pick<Evidence, 'frame' | 'frames'>): Onset | null {
  if (!isFrameBroken(frame)) return null;
  const epoch = heldSince(frames, isFrameBroken);
  const start = frames.find((earlier) => earlier.epoch === epoch) ?? frame;
  const index = start.layers.findIndex(isBroken);
  return { epoch, layer: index < 0 ? null : index + 1 };
}

/** Any NaN or infinity in a layer's outputs, pre-activations, gradients, parameters, or in a loss; where it is the loss alone, the output is too large for it. */
export const notFinite: Rule = (evidence) => {
  const onset = onsetOf(evidence);
  if (onset === null) return [];
  const { epoch, layer } = onset;
  return [
    {
      severity: 'severe',
      layer: layer ?? evidence.layout.layers.length,
      sinceEpoch: epoch,
      value: brokenEntriesOf(evidence.frame),
      threshold: 0,
      form: 'count',
      source: say('source.notFinite'),
      text: layer === null ? say('notFinite.loss', { when: epochName(epoch) }) : say('notFinite.layer', { when: epochName(epoch), layer }),
    },
  ];
};

/** NaN and infinite entries of all outputs and gradients, and broken losses; at least 1. */
function brokenEntriesOf(frame: Frame): number {
  let count = [frame.trainLoss, frame.validationLoss].filter((loss) => loss !== null && !Number.isFinite(loss)).length;
  for (const { output, kernelGradient, biasGradient } of frame.layers) {
    for (const { nanCount, infCount } of [output, kernelGradient, biasGradient]) count += nanCount + infCount;
  }
  return Math.max(1, count);
}
