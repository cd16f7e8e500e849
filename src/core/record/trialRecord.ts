import type { Experiment } from '../experiment/experiment.ts';
import { linkChange } from '../link/linkChange.ts';
import type { TrialVerdict } from '../trial/judgeTrial.ts';
import type { Trial } from '../trial/trial.ts';
import type { TrialRow } from '../trial/trialRows.ts';
import type { TreatmentId } from '../trial/treatments.ts';
import { writtenNumber, writtenOrNull, type WrittenNumber } from './csv.ts';

/** What is known of the treatments that were tried beside a run. */
export interface RecordedTrial {
  readonly trial: Trial;
  readonly rows: readonly TrialRow[];
  /** null while networks are missing. */
  readonly verdict: TrialVerdict | null;
  /** Address, or hash without `#`, of an experiment. */
  readonly linkOf: (experiment: Experiment) => string;
}

/** What the networks of one arm came to: of one seed its numbers, of several the means over those that are finite. Null what is not known. */
export interface ArmRecord {
  readonly validationLoss: WrittenNumber | null;
  readonly validationAccuracy: WrittenNumber | null;
  /** null too where no unit can die. */
  readonly deadFraction: WrittenNumber | null;
  /** `not-finite` where a network of it is, `missing` where one was not trained. */
  readonly status: 'finished' | 'not-finite' | 'missing';
}

/** A treatment as a record has it. */
export interface TreatmentRecord extends ArmRecord {
  readonly id: TreatmentId;
  readonly label: string;
  /** Settings of a link. */
  readonly change: string;
  /** The link of the treated experiment. */
  readonly link: string;
  /** Validation accuracy less that of the untreated network, over several seeds the mean of the paired differences; null for a control and while it is not known. */
  readonly difference: WrittenNumber | null;
  /** 95 % interval of that mean; only over several seeds. */
  readonly interval?: readonly [WrittenNumber, WrittenNumber];
}

/** A trial as a record has it. `docs/run-record.md` describes it for its readers. */
export interface TrialRecord {
  readonly seeds: number;
  readonly epochs: number;
  readonly rows: number;
  readonly untreated: ArmRecord;
  /** The best first. */
  readonly treatments: readonly TreatmentRecord[];
  /** null while networks are missing. */
  readonly verdict: { readonly cause: TreatmentId | null; readonly text: string } | null;
}

/** Writes a trial; null where nothing is known of its untreated network's row. */
export function trialRecord({ trial, rows, verdict, linkOf }: RecordedTrial): TrialRecord | null {
  const [untreated, ...treated] = rows;
  if (untreated === undefined) return null;
  return {
    seeds: trial.seeds,
    epochs: trial.untreated.epochs,
    rows: trial.untreated.rows,
    untreated: armRecord(untreated),
    treatments: treated.flatMap((row) => {
      const { treatment, difference, interval } = row;
      if (treatment === null) return [];
      const { id, label, change } = treatment;
      return {
        id,
        label,
        change,
        link: linkOf(linkChange(trial.untreated, change).experiment),
        ...armRecord(row),
        difference: writtenOrNull(difference),
        ...(interval === null ? {} : { interval: [writtenNumber(interval[0]), writtenNumber(interval[1])] as const }),
      };
    }),
    verdict: verdict === null ? null : { cause: verdict.cause, text: verdict.text },
  };
}

function armRecord({ results, validationLoss, validationAccuracy, deadFraction, notFinite }: TrialRow): ArmRecord {
  const [only] = results;
  const isAlone = results.length === 1 && only !== undefined;
  return {
    validationLoss: writtenOrNull(isAlone ? only.validationLoss : validationLoss),
    validationAccuracy: writtenOrNull(isAlone ? only.validationAccuracy : validationAccuracy),
    deadFraction: writtenOrNull(isAlone ? only.deadFraction : deadFraction),
    status: results.includes(undefined) ? 'missing' : notFinite > 0 ? 'not-finite' : 'finished',
  };
}
