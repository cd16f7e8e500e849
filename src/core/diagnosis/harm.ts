import { standingOf } from './baseline.ts';
import { beatsOneLabel, WINDOW } from './margins.ts';
import { hasEnded, ignoresInput, isFrameBroken, type Evidence } from './evidence.ts';
import { say } from './words.ts';

/** What decides the judgement of harm; each has its sentence in `words.ts`. */
export type HarmReason =
  | 'nothing-to-learn'
  | 'broken-nothing-to-learn'
  | 'not-finite'
  | 'constant-output'
  | 'worse-than-best-constant'
  | 'tried'
  | 'learns'
  | 'not-learnt'
  | 'too-early';

/** Whether what was found did harm, apart from what was found. */
export interface Harm {
  /** null when it cannot be judged: it is too early, or nobody has tried the network without what was found. */
  readonly harmful: boolean | null;
  readonly reason: HarmReason;
  /** One line, in words. */
  readonly text: string;
}

/** What a trial of treatments says of harm. */
export interface HarmTried {
  /** null where the trial does not tell. */
  readonly harmful: boolean | null;
  readonly text: string;
}

/**
 * Judges harm. It is certain only when the network computes no number, when its output ignores inputs that matter (after
 * birth, or with a severed layer: an output kernel of zeros ends with one update), and when it ends worse than the best constant on
 * labels that can be learnt, by more than chance. That there is none is certain only by comparison, so only from a trial of
 * this run. Labels that leave nothing to learn can be hurt by nothing: the best possible loss is known there, and every
 * network is compared with it. Everything else is not known until it is tried.
 */
export function harmOf(evidence: Evidence, trial: HarmTried | null = null): Harm {
  const { frame, baseline, facts } = evidence;
  const [harmful, reason] = judge(evidence);
  if (harmful === null && trial !== null && trial.harmful !== null) return { harmful: trial.harmful, reason: 'tried', text: withoutPoint(trial.text) };
  const accuracy = frame.validationAccuracy;
  const skilled = accuracy !== null && facts !== null && beatsOneLabel(accuracy, facts);
  const learns = skilled ? say('harm.accuracy', { accuracy }) : say('harm.loss');
  const hasDead = frame.layers.some(({ deadFraction }) => (deadFraction ?? 0) > 0);
  const what = reason === 'learns' ? say(hasDead ? 'harm.cost.dead' : 'harm.cost.any') : say(hasDead ? 'harm.hold.dead' : 'harm.hold.any');
  return { harmful, reason, text: say(`harm.${reason}`, { best: baseline?.text ?? '', loss: frame.validationLoss ?? NaN, learns, what }) };
}

function judge(evidence: Evidence): readonly [boolean | null, Exclude<HarmReason, 'tried'>] {
  const { learnable, frame, frames, baseline } = evidence;
  if (!learnable) return [false, isFrameBroken(frame) ? 'broken-nothing-to-learn' : 'nothing-to-learn'];
  if (isFrameBroken(frame)) return [true, 'not-finite'];
  if (ignoresInput(frame)) return [true, 'constant-output'];
  const loss = frame.validationLoss;
  if (frame.epoch === 0 || baseline === null || loss === null) return [null, 'too-early'];
  const standing = standingOf(loss, baseline);
  if (standing === 'below') return [null, 'learns'];
  if (standing === 'above' && hasEnded(evidence)) return [true, 'worse-than-best-constant'];
  return [null, frames.length > WINDOW || hasEnded(evidence) ? 'not-learnt' : 'too-early'];
}

/** The page closes the sentence itself. */
function withoutPoint(text: string): string {
  return text.replace(/\.$/, '');
}
