import type { Experiment } from '../experiment/experiment.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { evidenceOf } from './evidence.ts';
import type { Finding, Severity, Rule } from './finding.ts';
import { harmOf, type HarmTried } from './harm.ts';
import { biasAtBirth } from './rules/biasAtBirth.ts';
import { deadLayer } from './rules/deadLayer.ts';
import { deadOutput } from './rules/deadOutput.ts';
import { dropoutGap } from './rules/dropoutGap.ts';
import { explodingGradient } from './rules/explodingGradient.ts';
import { identicalUnits } from './rules/identicalUnits.ts';
import { learningRateHigh } from './rules/learningRateHigh.ts';
import { learningRateLow } from './rules/learningRateLow.ts';
import { lossAtBirth } from './rules/lossAtBirth.ts';
import { lossNotDecreasing } from './rules/lossNotDecreasing.ts';
import { memorisedLabels } from './rules/memorisedLabels.ts';
import { noNonlinearity } from './rules/noNonlinearity.ts';
import { nothingToLearn } from './rules/nothingToLearn.ts';
import { notFinite } from './rules/notFinite.ts';
import { overfitting } from './rules/overfitting.ts';
import { saturatedUnits } from './rules/saturatedUnits.ts';
import { targetOutOfReach } from './rules/targetOutOfReach.ts';
import { vanishingGradient } from './rules/vanishingGradient.ts';

const RANK: Readonly<Record<Severity, number>> = { severe: 0, warning: 1, note: 2 };

/**
 * What is wrong with a network at its last frame, what matters most first; empty without a frame. `frames` run from birth
 * (`frames[0]`) to the epoch judged, one an epoch; `trial` is what a trial of this run found. A rule walks back only as far as its finding holds, so 1,000 epochs
 * of 20 layers cost well under a millisecond.
 */
export function diagnose(experiment: Experiment, facts: DataFacts | null, frames: readonly Frame[], trial: HarmTried | null = null): readonly Finding[] {
  const evidence = evidenceOf(experiment, facts, frames);
  if (evidence === null) return [];
  const { harmful } = harmOf(evidence, trial);
  const findings = Object.entries(RULES).flatMap(([rule, examine]) => examine(evidence).map((symptom): Finding => ({ rule, harmful, ...symptom })));
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** All rules, by the id that findings carry. Of equally severe findings causes stand before what follows from them: what was chosen, how the network was born, how it was trained, what came of it. */
export const RULES = {
  'not-finite': notFinite,
  'target-out-of-reach': targetOutOfReach,
  'bias-at-birth': biasAtBirth,
  'identical-units': identicalUnits,
  'dead-output': deadOutput,
  'dead-layer': deadLayer,
  'no-nonlinearity': noNonlinearity,
  'loss-at-birth': lossAtBirth,
  'saturated-units': saturatedUnits,
  'memorised-labels': memorisedLabels,
  overfitting,
  'learning-rate-high': learningRateHigh,
  'exploding-gradient': explodingGradient,
  'vanishing-gradient': vanishingGradient,
  'learning-rate-low': learningRateLow,
  'loss-not-decreasing': lossNotDecreasing,
  'dropout-gap': dropoutGap,
  'nothing-to-learn': nothingToLearn,
} as const satisfies Readonly<Record<string, Rule>>;
