import type { TrialVerdict } from './judgeTrial.ts';
import type { Trial } from './trial.ts';

/** A trial and what it found; null while networks are missing. */
export interface JudgedTrial {
  readonly trial: Pick<Trial, 'untreated' | 'shortened'>;
  readonly verdict: TrialVerdict | null;
}

/** What a trial found of the run it belongs to, at an epoch of the run: it tells of the last one only, and of none where it was shorter than the run. */
export function verdictAt(epoch: number, judged: JudgedTrial | null): TrialVerdict | null {
  return judged === null || judged.trial.shortened !== null || judged.trial.untreated.epochs !== epoch ? null : judged.verdict;
}
