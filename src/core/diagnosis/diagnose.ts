import type { Experiment } from '../experiment/experiment.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { evidenceOf } from './evidence.ts';
import type { Finding, Severity, Rule } from './finding.ts';
import { harmOf } from './harm.ts';
import { deadLayer } from './rules/deadLayer.ts';
import { explodingGradient } from './rules/explodingGradient.ts';
import { lossNotDecreasing } from './rules/lossNotDecreasing.ts';
import { nothingToLearn } from './rules/nothingToLearn.ts';
import { notFinite } from './rules/notFinite.ts';
import { targetOutOfReach } from './rules/targetOutOfReach.ts';
import { vanishingGradient } from './rules/vanishingGradient.ts';

const RANK: Readonly<Record<Severity, number>> = { severe: 0, warning: 1, note: 2 };

/**
 * What is wrong with a network at its last frame, the gravest first; empty without a frame. `frames` run from birth
 * (`frames[0]`) to the epoch judged, one an epoch. A rule walks back only as far as its finding holds, so 1,000 epochs
 * of 20 layers cost well under a millisecond.
 */
export function diagnose(experiment: Experiment, facts: DataFacts | null, frames: readonly Frame[]): readonly Finding[] {
  const evidence = evidenceOf(experiment, facts, frames);
  if (evidence === null) return [];
  const { harmful } = harmOf(evidence);
  const findings = Object.entries(RULES).flatMap(([rule, examine]) => examine(evidence).map((symptom): Finding => ({ rule, harmful, ...symptom })));
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** All rules, by the id that findings carry, in the order in which equally severe findings are listed. */
export const RULES = {
  'not-finite': notFinite,
  'dead-layer': deadLayer,
  'target-out-of-reach': targetOutOfReach,
  'exploding-gradient': explodingGradient,
  'vanishing-gradient': vanishingGradient,
  'loss-not-decreasing': lossNotDecreasing,
  'nothing-to-learn': nothingToLearn,
} as const satisfies Readonly<Record<string, Rule>>;
