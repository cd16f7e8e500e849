import type { Experiment } from '../experiment/experiment.ts';
import { deadCountOf, hiddenOf, type DeadCount } from '../telemetry/deadUnits.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { evidenceOf, severedLayerOf, type Evidence } from './evidence.ts';
import { harmOf } from './harm.ts';
import { onsetOf } from './rules/notFinite.ts';
import { hasReachedBest } from './rules/nothingToLearn.ts';
import { sentenceStart } from '../words/names.ts';
import { say } from './words.ts';

/** One sentence about a network, and what to make of it. */
export interface NetworkVerdict {
  readonly headline: string;
  /** One or two sentences; may be empty. */
  readonly rest: string;
}

/**
 * The state of the network at its last frame, from its numbers only. `frames` as for `diagnose`; losses may still be
 * null. Dead units are counted over the hidden layers that can die.
 */
export function verdict(experiment: Experiment, facts: DataFacts | null, frames: readonly Frame[]): NetworkVerdict {
  const evidence = evidenceOf(experiment, facts, frames);
  if (evidence === null) return { headline: say('verdict.drawing'), rest: '' };
  const onset = onsetOf(evidence);
  if (onset !== null) {
    const began = onset.layer === null ? [] : [say('verdict.began', { layer: onset.layer })];
    const headline = onset.epoch === 0 ? say('verdict.bornNotFinite') : say('verdict.notFinite', { epoch: onset.epoch });
    return { headline, rest: [...began, ...aboutLabels(evidence)].join(' ') };
  }
  return { headline: headlineOf(evidence), rest: [...confirmed(evidence), ...aboutLoss(evidence)].join(' ') };
}

/** Dead units of the hidden layers that can die: on the probe, or on all training rows. */
function deadOn(rows: 'probe' | 'training', { frame }: Evidence): DeadCount {
  return deadCountOf(hiddenOf(frame).map(({ units, deadFraction, deadOnTraining }) => ({ units, deadFraction: rows === 'probe' ? deadFraction : (deadOnTraining ?? null) })));
}

function headlineOf(evidence: Evidence): string {
  const { layout, frame } = evidence;
  const born = frame.epoch === 0;
  const hidden = layout.layers.filter(({ isOutput }) => !isOutput);
  const counted = deadOn('probe', evidence);
  if (counted.units === 0) {
    const ids = new Set(hidden.map(({ activation }) => activation.id));
    const [only] = ids;
    return ids.size === 1 && only !== undefined ? say('verdict.cannotDie', { activation: sentenceStart(ACTIVATIONS[only].label) }) : say('verdict.noneCanDie');
  }
  const severed = severedLayerOf(frame);
  const layer = hidden.find(({ number }) => number === severed);
  if (layer !== undefined && hidden.length > 1) return say(born ? 'verdict.bornSevered' : 'verdict.severed', { layer: layer.number, units: layer.units });
  if (counted.dead === 0) return say(born ? 'verdict.bornDeadNone' : 'verdict.deadNone');
  if (counted.dead === counted.units) return say(born ? 'verdict.bornDeadAll' : 'verdict.deadAll', { units: counted.units });
  return say(born ? 'verdict.bornDead' : 'verdict.dead', { dead: counted.dead, units: counted.units });
}

/** The count on all training rows, where it was taken and differs from the probe's. */
function confirmed(evidence: Evidence): readonly string[] {
  const { frame, facts, layout } = evidence;
  if (facts === null || !frame.layers.some(({ deadOnTraining }) => typeof deadOnTraining === 'number')) return [];
  if (layout.layers.length > 2) return [];
  const { dead } = deadOn('training', evidence);
  return dead === deadOn('probe', evidence).dead ? [] : [say('verdict.confirmed', { dead, rows: facts.trainRows })];
}

function aboutLabels({ learnable, baseline }: Evidence): readonly string[] {
  return learnable || baseline === null ? [] : [say('verdict.coinFlips', { best: baseline.text })];
}

function aboutLoss(evidence: Evidence): readonly string[] {
  const { frame, baseline, learnable } = evidence;
  const best = baseline?.text ?? '';
  const loss = frame.validationLoss;
  const born = frame.epoch === 0;
  if (!learnable) {
    if (born || loss === null) return aboutLabels(evidence);
    return [hasReachedBest(evidence) ? say('verdict.best', { best }) : say('verdict.aboveBest', { best, loss })];
  }
  const { reason } = harmOf(evidence);
  if (reason === 'constant-output') {
    const severed = severedLayerOf(frame);
    const constant = say(born ? 'verdict.constantAtBirth' : 'verdict.constantOutput');
    return severed === null ? [constant] : [say('verdict.noGradient', { layer: severed }), constant];
  }
  if (loss === null || baseline === null) return born ? [say('verdict.atBirth')] : [];
  if (reason === 'not-below-best-constant') return [say('verdict.stuck', { loss, best })];
  if (reason === 'too-early') return [born ? say('verdict.untrained', { loss, best }) : say('verdict.early', { epoch: frame.epoch, loss, best })];
  const accuracy = frame.validationAccuracy;
  if (accuracy === null) return [say('verdict.early', { epoch: frame.epoch, loss, best })];
  const { dead, units } = deadOn('probe', evidence);
  return [dead >= units * 0.1 && dead > 0 ? say('verdict.yet', { accuracy }) : say('verdict.learns', { accuracy, loss, best })];
}
