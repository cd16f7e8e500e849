import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { evidenceOf } from '../../core/diagnosis/evidence.ts';
import type { Finding } from '../../core/diagnosis/finding.ts';
import { harmOf, type Harm } from '../../core/diagnosis/harm.ts';
import type { NumberForm } from '../../core/words/fillIn.ts';
import { verdictAt, type JudgedTrial } from '../../core/trial/verdictAt.ts';
import type { ChartedRun } from '../run/runRecords.ts';
import { countOf, formatCount, formatLoss, formatNumber, formatShare } from '../../core/words/numbers.ts';

/** What the panel lists of a run at an epoch. */
export interface RunFindings {
  readonly listed: readonly Finding[];
  /** null before the first frame. */
  readonly harm: Harm | null;
}

/** Findings at an epoch, from the frames up to it, and what a trial of the run found. */
export function runFindings({ experiment, facts, frames }: ChartedRun, epoch: number, judged: JudgedTrial | null): RunFindings {
  const seen = frames.slice(0, epoch + 1);
  const evidence = evidenceOf(experiment, facts, seen);
  const found = verdictAt(epoch, judged);
  return { listed: diagnose(experiment, facts, seen, found), harm: evidence === null ? null : harmOf(evidence, found) };
}

/** Whether harm was done by an epoch, and in words; null before the first frame. */
export function runHarm({ experiment, facts, frames }: ChartedRun, epoch: number, judged: JudgedTrial | null): Harm | null {
  const evidence = evidenceOf(experiment, facts, frames.slice(0, epoch + 1));
  return evidence === null ? null : harmOf(evidence, verdictAt(epoch, judged));
}

const FORMS: Readonly<Record<NumberForm, (value: number) => string>> = { number: formatNumber, loss: formatLoss, count: formatCount, share: formatShare };

/** The number of a finding, as its rule counts. */
export function writeValue({ form, value }: Finding): string {
  return FORMS[form](value);
}

/** Number and threshold: `95 %, threshold 50 %`, as shares where the rule counts shares, or what the number is where it says more. */
export function writeThreshold(finding: Finding): string {
  const value = writeValue(finding);
  const threshold = writeValue({ ...finding, value: finding.threshold });
  switch (finding.rule) {
    case 'not-finite':
      return `${countOf(finding.value, 'number')} not finite`;
    case 'nothing-to-learn':
      return `loss ${value}, best possible ${threshold}`;
    default:
      return `${value}, threshold ${threshold}`;
  }
}

/** Whether it does harm, in a few words. What breaks a network is not called harmless: it only had nothing to lose. */
export function harmWord({ harmful, rule }: Finding): string {
  if (harmful === null) return 'harm not known';
  if (harmful) return 'harmful';
  return rule === 'not-finite' ? 'nothing was there to learn' : 'hurt nothing';
}
