import { expect } from 'vitest';
import type { Experiment } from '../../experiment/experiment.ts';
import { layoutOf } from '../../experiment/layout.ts';
import type { Frame } from '../../telemetry/frame.ts';
import type { DataFacts } from '../../telemetry/probeReading.ts';
import { canDie } from '../../vocabulary/activations.ts';
import { LABELS } from '../../vocabulary/labels.ts';
import { diagnose } from '../diagnose.ts';
import { evidenceOf, hasNotLearnt, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Severity } from '../finding.ts';
import { harmOf } from '../harm.ts';
import { verdict } from '../verdict.ts';

const RANK: Readonly<Record<Severity, number>> = { severe: 0, warning: 1, note: 2 };

/** Expects of everything that is said of a run, at its last frame, what holds of every run. For tests. */
export function expectTrue(experiment: Experiment, facts: DataFacts | null, frames: readonly Frame[]): void {
  const evidence = evidenceOf(experiment, facts, frames);
  const frame = frames.at(-1);
  if (evidence === null || frame === undefined) throw new Error('A run has frames.');
  const findings = diagnose(experiment, facts, frames);
  const { headline, rest } = verdict(experiment, facts, frames);
  const harm = harmOf(evidence);
  const said = [headline, rest, harm.text, ...findings.map(({ text }) => text)].join(' ');
  const found = (rule: string): (typeof findings)[number] | undefined => findings.find((finding) => finding.rule === rule);
  const { layers } = layoutOf(experiment);

  // Each finding has its number, its source and its place; one a rule, the gravest first.
  for (const finding of findings) {
    expect(finding.value).not.toBeNaN();
    expect(Number.isFinite(finding.value) || ['learning-rate-high', 'loss-at-birth', 'nothing-to-learn'].includes(finding.rule)).toBe(true);
    expect(finding.threshold).not.toBeNaN();
    expect(finding.source).not.toBe('');
    expect(finding.sinceEpoch).toBeGreaterThanOrEqual(0);
    expect(finding.sinceEpoch).toBeLessThanOrEqual(frame.epoch);
    for (const layer of [finding.layer ?? 1, ...(finding.layers ?? [])]) expect(layers.map(({ number }) => number)).toContain(layer);
    if (finding.layers !== undefined) expect(finding.layers).toContain(finding.layer);
  }
  expect(said).not.toMatch(/[{}]|undefined/);
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(findings.length);
  const ranks = findings.map(({ severity }) => RANK[severity]);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));

  // Harm is never without a finding, and its absence never without a comparison.
  if (harm.harmful === true) expect(findings).not.toEqual([]);
  expect(harm.harmful === false).toBe(!LABELS[experiment.labels].learnable);
  expect(said).not.toMatch(/no harm|without harm|harmless/i);
  if (hasNotLearnt(evidence)) expect(findings).not.toEqual([]);

  // NaN is a state of its own.
  if (isFrameBroken(frame)) {
    expect(headline).toMatch(/^Not a finite number/);
    expect(findings[0]?.rule).toBe('not-finite');
    expect(said).not.toMatch(/cannot die|no unit is|no hidden unit|accurate|it learns/i);
    return;
  }
  expect(found('not-finite')).toBeUndefined();

  // Headline and findings name the same dead units.
  const sentences = `${headline} ${rest}`;
  const hidden = frame.layers.slice(0, -1);
  const dead = hidden.reduce((sum, { deadFraction, units }) => sum + Math.round((deadFraction ?? 0) * units), 0);
  const severed = severedLayerOf(frame);
  expect(/cannot die/.test(sentences)).toBe(!layers.some(({ activation }) => canDie(activation)) || (!layers.slice(0, -1).some(({ activation }) => canDie(activation)) && found('dead-output') === undefined));
  expect(/The output unit is (born )?dead/.test(sentences)).toBe(found('dead-output') !== undefined);
  if (/No (hidden )?unit is (born )?dead/.test(sentences)) expect([dead, found('dead-layer')]).toEqual([0, undefined]);
  const counted = /(\d+) of \d+ (hidden )?units? (is|are) (born )?dead/.exec(sentences);
  if (counted !== null) expect(Number(counted[1])).toBe(dead);
  const named = /of layer (\d+) (is|are) (born )?dead/.exec(sentences);
  if (named !== null) expect(found('dead-layer')).toMatchObject({ severity: 'severe', layer: Number(named[1]) });
  if (severed !== null && severed < layers.length) expect(found('dead-layer')).toMatchObject({ severity: 'severe', layer: severed });
  expect(found('vanishing-gradient') !== undefined && severed !== null).toBe(false);
}
