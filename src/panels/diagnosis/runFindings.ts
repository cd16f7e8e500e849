import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { evidenceOf } from '../../core/diagnosis/evidence.ts';
import type { Finding, Remedy } from '../../core/diagnosis/finding.ts';
import { harmOf, type Harm } from '../../core/diagnosis/harm.ts';
import type { RunRecord } from '../run/runRecords.ts';

/** A finding and the remedies that no graver finding offers already. */
export interface ListedFinding {
  readonly finding: Finding;
  readonly remedies: readonly Remedy[];
}

/** What the panel lists of a run at an epoch. */
export interface RunFindings {
  readonly listed: readonly ListedFinding[];
  /** null before the first frame. */
  readonly harm: Harm | null;
}

/** Findings at an epoch, from the frames up to it, each remedy offered once. */
export function runFindings({ experiment, facts, frames }: RunRecord, epoch: number): RunFindings {
  const seen = frames.slice(0, epoch + 1);
  const evidence = evidenceOf(experiment, facts, seen);
  const offered = new Set<string>();
  const listed = diagnose(experiment, facts, seen).map((finding) => {
    const remedies = finding.remedies.filter(({ change }) => !offered.has(change));
    for (const { change } of remedies) offered.add(change);
    return { finding, remedies };
  });
  return { listed, harm: evidence === null ? null : harmOf(evidence) };
}
