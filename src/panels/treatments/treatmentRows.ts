import type { TrialRow } from '../../core/trial/trialRows.ts';
import { formatLoss, formatNumber, formatPercent, formatShare } from '../../core/words/numbers.ts';
import type { TrialRun } from '../../store/state.ts';

const UNKNOWN = '–';

/** The rows in the order of the trial while it goes on, so that none jumps; the best first once it is over. */
export function shownRows({ status, rows }: Pick<TrialRun, 'status' | 'rows'>): readonly TrialRow[] {
  return status === 'running' ? rows.toSorted((a, b) => a.arm - b.arm) : rows;
}

/** Where the networks of a row stand. */
export function stateOf({ status, arms, trial }: Pick<TrialRun, 'status' | 'arms' | 'trial'>, row: TrialRow): string {
  const arm = arms[row.arm];
  const known = row.results.filter((result) => result !== undefined);
  if (row.notFinite > 0) return known.length === 1 ? 'not finite' : `${row.notFinite} of ${known.length} not finite`;
  if (known.length === trial.seeds) return 'done';
  if (arm !== undefined && arm.failure !== null) return 'failed';
  if (status !== 'running') return known.length === 0 ? 'not trained' : `${known.length} of ${trial.seeds} done`;
  return arm?.hasBegun === true ? formatPercent(Math.floor(100 * arm.share) / 100) : 'waits';
}

export function lossText({ validationLoss }: TrialRow): string {
  return validationLoss === null ? UNKNOWN : formatLoss(validationLoss);
}

export function shareText(row: TrialRow, key: 'validationAccuracy' | 'deadFraction'): string {
  const share = row[key];
  return share === null ? UNKNOWN : formatShare(share);
}

/** By how many percentage points of accuracy a treatment is above the untreated network, with the interval where there is one. */
export function differenceText({ difference, interval }: TrialRow): string {
  if (difference === null) return UNKNOWN;
  return interval === null ? `${points(difference)} pts` : `${points(difference)} (${points(interval[0])} to ${points(interval[1])}) pts`;
}

/** Which treatments a lock keeps from being tried, as a sentence; null where there is none. */
export function lockedText(labels: readonly string[]): string | null {
  if (labels.length === 0) return null;
  return `Not tried: ${labels.join(', ')}. ${labels.length === 1 ? 'It changes' : 'They change'} what is locked here.`;
}

function points(share: number): string {
  const value = Math.round(share * 1000) / 10;
  return `${value > 0 ? '+' : ''}${formatNumber(value)}`;
}
