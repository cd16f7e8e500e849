import type { Experiment } from '../experiment/experiment.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { evidenceOf } from './evidence.ts';
import type { Finding, Severity } from './finding.ts';
import { harmOf } from './harm.ts';
import { RULES } from './rules/rules.ts';

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
