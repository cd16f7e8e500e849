import { isBelowBest } from './baseline.ts';
import { WINDOW } from './margins.ts';
import { isFrameBroken, severedLayerOf, type Evidence } from './evidence.ts';
import { say } from './words.ts';

export type HarmReason = 'nothing-to-learn' | 'broken-nothing-to-learn' | 'not-finite' | 'constant-output' | 'below-best-constant' | 'not-below-best-constant' | 'too-early';

/** Whether what was found did harm, apart from what was found. */
export interface Harm {
  /** null when it cannot be judged yet. */
  readonly harmful: boolean | null;
  readonly reason: HarmReason;
  /** One line, in words. */
  readonly text: string;
}

/**
 * Judges harm, in this order: (1) labels that leave nothing to learn: none; (2) harmful when the output no longer
 * depends on the input, or when the validation loss is not below the best constant's by more than chance after three epochs (or at
 * the end of a shorter run); (3) else none. Null before the losses are known, at birth and in the first epochs; at birth
 * a constant output is harmful only where a layer is severed: with an output kernel of zeros one update ends it.
 */
export function harmOf(evidence: Evidence): Harm {
  const best = evidence.baseline?.text ?? '';
  const [harmful, reason] = judge(evidence);
  return { harmful, reason, text: say(`harm.${reason}`, { best }) };
}

function judge({ learnable, frame, frames, baseline, experiment }: Evidence): readonly [boolean | null, HarmReason] {
  if (!learnable) return [false, isFrameBroken(frame) ? 'broken-nothing-to-learn' : 'nothing-to-learn'];
  if (isFrameBroken(frame)) return [true, 'not-finite'];
  const last = frame.layers.at(-1);
  const isConstant = last !== undefined && (last.output.min === last.output.max || last.preActivation.min === last.preActivation.max);
  if (isConstant && (frame.epoch > 0 || severedLayerOf(frame) !== null)) return [true, 'constant-output'];
  const loss = frame.validationLoss;
  if (frame.epoch === 0 || baseline === null || loss === null) return [null, 'too-early'];
  if (isBelowBest(loss, baseline)) return [false, 'below-best-constant'];
  return frames.length > WINDOW || frame.epoch >= experiment.epochs ? [true, 'not-below-best-constant'] : [null, 'too-early'];
}
