import type { Experiment } from '../experiment/experiment.ts';
import { deadCountOf, hiddenOf, type DeadCount } from '../telemetry/deadUnits.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { sentenceStart } from '../words/names.ts';
import { standingOf } from './baseline.ts';
import { evidenceOf, hasEnded, ignoresInput, isConstant, severedLayerOf, type Evidence } from './evidence.ts';
import { beatsOneLabel, WINDOW } from './margins.ts';
import { isOutputDead } from './rules/deadOutput.ts';
import { memorisedLabels } from './rules/memorisedLabels.ts';
import { onsetOf } from './rules/notFinite.ts';
import { hasReachedBest } from './rules/nothingToLearn.ts';
import { say } from './words.ts';

/** One sentence about a network, and what to make of it. */
export interface NetworkVerdict {
  readonly headline: string;
  /** A few sentences; may be empty. */
  readonly rest: string;
}

/**
 * The state of the network at its last frame, what matters most first: numbers that are not finite; an output that
 * ignores its input; what was learnt, or not; then dead units, the output's included, by the layer that is severed. Where nothing
 * can be learnt, and before training, dead units come first. `frames` as for `diagnose`; losses may still be null. What a
 * trial of the run found is said beside it.
 */
export function verdict(experiment: Experiment, facts: DataFacts | null, frames: readonly Frame[]): NetworkVerdict {
  const evidence = evidenceOf(experiment, facts, frames);
  if (evidence === null) return { headline: say('verdict.drawing'), rest: '' };
  const [headline = '', ...rest] = sentencesOf(evidence);
  return { headline, rest: rest.join(' ') };
}

function sentencesOf(evidence: Evidence): readonly string[] {
  const { frame, learnable } = evidence;
  const onset = onsetOf(evidence);
  if (onset !== null) {
    const { epoch, layer } = onset;
    const words = epoch === 0 ? (layer === null ? 'verdict.bornNotFinite' : 'verdict.bornNotFiniteIn') : layer === null ? 'verdict.notFinite' : 'verdict.notFiniteIn';
    return [say(words, { epoch, layer: layer ?? 0 }), ...(learnable ? [] : aboutCoinFlips(evidence))];
  }
  const units = [...aboutUnits(evidence), ...confirmed(evidence)];
  if (!learnable) return [...units, ...aboutCoinFlips(evidence)];
  if (ignoresInput(frame)) return [say('verdict.constantOutput'), ...units];
  if (frame.epoch === 0) return [...units, ...aboutBirth(evidence)];
  const [first, ...others] = aboutLearning(evidence);
  return first === undefined ? units : [first, ...units, ...others];
}

/** Dead units of the hidden layers that can die: on the probe, or on all training rows. */
function deadOn(rows: 'probe' | 'training', { frame }: Evidence): DeadCount {
  return deadCountOf(hiddenOf(frame).map(({ units, deadFraction, deadOnTraining }) => ({ units, deadFraction: rows === 'probe' ? deadFraction : (deadOnTraining ?? null) })));
}

function aboutUnits(evidence: Evidence): readonly string[] {
  const { layout, frame } = evidence;
  const born = frame.epoch === 0;
  const hidden = layout.layers.filter(({ isOutput }) => !isOutput);
  const output = isOutputDead(frame) ? [say(born ? 'verdict.outputBornDead' : 'verdict.outputDead')] : [];
  const counted = deadOn('probe', evidence);
  if (counted.units === 0) {
    if (output.length > 0) return output;
    const ids = new Set(hidden.map(({ activation }) => activation.id));
    const [only] = ids;
    return [ids.size === 1 && only !== undefined ? say('verdict.cannotDie', { activation: sentenceStart(ACTIVATIONS[only].label) }) : say('verdict.noneCanDie')];
  }
  const layer = hidden.find(({ number }) => number === severedLayerOf(frame));
  if (layer !== undefined && hidden.length > 1) return [...output, say(born ? 'verdict.bornSevered' : 'verdict.severed', { layer: layer.number, units: layer.units })];
  if (output.length > 0 && counted.dead < counted.units) return [...output, counted.dead === 0 ? say('verdict.hiddenNone') : say('verdict.hidden', { ...counted })];
  if (counted.dead === 0) return [say(born ? 'verdict.bornDeadNone' : 'verdict.deadNone')];
  if (counted.dead === counted.units) return [...output, say(born ? 'verdict.bornDeadAll' : 'verdict.deadAll', { units: counted.units })];
  return [say(born ? 'verdict.bornDead' : 'verdict.dead', { ...counted })];
}

/** The count on all training rows, where it was taken and differs from the probe's. */
function confirmed(evidence: Evidence): readonly string[] {
  const { frame, facts, layout } = evidence;
  if (facts === null || !frame.layers.some(({ deadOnTraining }) => typeof deadOnTraining === 'number')) return [];
  if (layout.layers.length > 2 || isOutputDead(frame)) return [];
  const { dead } = deadOn('training', evidence);
  return dead === deadOn('probe', evidence).dead ? [] : [say('verdict.confirmed', { dead, rows: facts.trainRows })];
}

function aboutCoinFlips(evidence: Evidence): readonly string[] {
  const { frame, baseline } = evidence;
  if (baseline === null) return [];
  const best = baseline.text;
  const loss = frame.validationLoss;
  if (frame.epoch === 0 || loss === null || !Number.isFinite(loss)) return [say('verdict.coinFlips', { best })];
  const memorised = memorisedLabels(evidence).map(({ value }) => say('verdict.memorised', { loss: value }));
  return [hasReachedBest(evidence) ? say('verdict.best', { best }) : say('verdict.aboveBest', { best, loss }), ...memorised];
}

function aboutBirth({ frame, baseline }: Evidence): readonly string[] {
  const loss = frame.validationLoss;
  const constant = isConstant(frame) ? [say('verdict.constantOutput')] : [];
  return [...constant, loss === null || baseline === null ? say('verdict.atBirth') : say('verdict.untrained', { loss, best: baseline.text })];
}

/** What was learnt: what matters most, and what is to be added after the units. */
function aboutLearning(evidence: Evidence): readonly string[] {
  const { frame, frames, baseline, facts } = evidence;
  const { validationLoss: loss, validationAccuracy: accuracy } = frame;
  if (loss === null || baseline === null) return [];
  const values = { loss, best: baseline.text, accuracy: accuracy ?? 0, epoch: frame.epoch };
  const isSkilled = accuracy !== null && facts !== null && beatsOneLabel(accuracy, facts);
  const standing = standingOf(loss, baseline);
  if (standing === 'below') {
    if (accuracy === null || facts === null) return [say('verdict.learnsLoss', values)];
    return [say(isSkilled ? 'verdict.learns' : 'verdict.guesses', values), say('verdict.below', values)];
  }
  if (isSkilled) return [say(standing === 'above' ? 'verdict.worseAccurate' : 'verdict.stuckAccurate', values)];
  if (frames.length <= WINDOW && !hasEnded(evidence)) return [say('verdict.early', values)];
  return [say(standing === 'above' ? 'verdict.worse' : 'verdict.stuck', values)];
}
