import { trainRowsOf } from '../experiment/layout.ts';
import { formatPercent } from '../words/numbers.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { REPEATED_SEEDS, type Trial } from './trial.ts';
import type { TrialRow } from './trialRows.ts';
import { TREATMENTS, type TreatmentId } from './treatments.ts';

/** What a trial found. */
export interface TrialVerdict {
  /** The treatment that, made alone, takes the harm away; null where none did. */
  readonly cause: TreatmentId | null;
  /** Whether there was harm: true where a treatment took it away, false where the comparison shows none, null where neither is shown. */
  readonly harmful: boolean | null;
  /** One to three sentences that state only what was found. */
  readonly text: string;
  /** Whether it speaks of more than one seed. */
  readonly isOverSeeds: boolean;
}

/** Share of dead units from which they are spoken of: what `DeadReluDetector` of keras-contrib warns of. */
const SOME_DEAD = 0.1;
/** Difference of two accuracies of one seed from which one is clearly better, and below which the likelier cause is named, not the larger gain. */
const CLEARLY = 0.02;
/** Standard errors that two accuracies on the validation rows have to differ by: of eight treatments without effect one in ten trials has one beyond. */
const STANDARD_ERRORS = 2.5;
/** (validation − train)/train above which a network overfits: SageMaker Debugger's `Overfit`. */
const OVERFIT = 0.1;

/**
 * Judges a trial once all its networks have ended; null before. A treatment helps when its accuracy is clearly higher: by two points, and by
 * more than the validation rows do by chance; over seeds when the interval of its differences lies above 0. Of those that help within two points of the
 * best, the first in the trial's order, which is that of likelihood, is named as the cause, those that change two things at once after the
 * others. `rows` as `trialRows` gives them.
 */
export function judgeTrial(trial: Trial, rows: readonly TrialRow[]): TrialVerdict | null {
  const [untreated, ...treated] = rows;
  if (untreated === undefined || rows.some(({ results }) => results.includes(undefined))) return null;
  const isOverSeeds = trial.seeds > 1;
  if (!LABELS[trial.untreated.labels].learnable) return { cause: null, harmful: null, isOverSeeds, text: `${overSeeds(trial)}${ofCoinFlips(untreated, treated)}` };
  const helpers = treated.filter((row) => helps(trial, untreated, row));
  const best = Math.max(...helpers.map(({ difference }) => difference ?? 0));
  const near = helpers.filter(({ difference }) => (difference ?? 0) >= best - CLEARLY).toSorted((a, b) => Number(isCompound(a)) - Number(isCompound(b)) || a.arm - b.arm);
  const cause = near.find((row) => faultOf(untreated, row) !== null) ?? near[0];
  if (cause === undefined || cause.treatment === null) return { ...nothingHelps(trial, untreated, treated), isOverSeeds };
  const fault = faultOf(untreated, cause);
  const text = `${overSeeds(trial)}${cause.treatment.label}: ${changeOf(untreated, cause)}${withDead(untreated, cause)}${spread(cause)}. ${fault ?? 'That shows no fault in the network as it was.'}${isOverSeeds ? '' : ` One seed; over ${REPEATED_SEEDS} it may be otherwise.`}`;
  return { cause: cause.treatment.id, harmful: fault === null ? null : true, text, isOverSeeds };
}

function isCompound({ treatment }: TrialRow): boolean {
  return treatment !== null && TREATMENTS[treatment.id].isCompound === true;
}

function overSeeds({ seeds }: Trial): string {
  return seeds > 1 ? `Over ${seeds} seeds. ` : '';
}

/** Whether a treatment ends more accurate than the untreated network by more than chance. */
function helps({ untreated }: Trial, before: TrialRow, after: TrialRow): boolean {
  const { difference, interval, treatment, notFinite, results } = after;
  if (treatment === null || treatment.isControl || difference === null || notFinite === results.length) return false;
  if (interval !== null) return interval[0] > 0 || (after.allEqual && difference > 0);
  if (before.notFinite > 0) return true;
  const variance = [before, after].reduce((sum, { validationAccuracy }) => sum + varianceOf(validationAccuracy ?? 0.5), 0);
  return difference > Math.max(CLEARLY, STANDARD_ERRORS * Math.sqrt(variance / (untreated.rows - trainRowsOf(untreated))));
}

/** Of one row being right; never 0, as a share of all rows may be. */
function varianceOf(accuracy: number): number {
  return Math.max(accuracy * (1 - accuracy), 1e-4);
}

/** What was at fault, by what took it away; null where that shows none. */
function faultOf(before: TrialRow, after: TrialRow): string | null {
  const { treatment } = after;
  if (treatment === null) return null;
  const { fault, undying } = TREATMENTS[treatment.id];
  if (treatment.id === 'more-rows') return overfits(before) ? 'It was overfitting.' : null;
  if (undying === true && hasDied(before)) return (after.deadFraction ?? 0) < (before.deadFraction ?? 0) ? 'The dead units did harm.' : 'It was the activation.';
  return undying === true && treatment.id !== 'selu' ? 'It was the activation.' : fault;
}

function hasDied({ deadFraction }: TrialRow): boolean {
  return (deadFraction ?? 0) >= SOME_DEAD;
}

function overfits({ trainLoss, validationLoss }: TrialRow): boolean {
  return trainLoss !== null && validationLoss !== null && validationLoss > trainLoss * (1 + OVERFIT);
}

function accuracyText({ validationAccuracy }: TrialRow): string {
  return validationAccuracy === null ? 'no number' : formatPercent(validationAccuracy).replace(/\s*%$/, '');
}

/** `68 → 93 %`. */
function changeOf(before: TrialRow, after: TrialRow): string {
  return `${accuracyText(before)} → ${formatPercent(after.validationAccuracy ?? Number.NaN)}`;
}

function withDead(before: TrialRow, after: TrialRow): string {
  if (before.deadFraction === null || after.deadFraction === null || after.deadFraction <= before.deadFraction || !hasDied(after)) return '';
  return `, with more dead units (${formatPercent(before.deadFraction)} → ${formatPercent(after.deadFraction)})`;
}

/** The interval of the difference, in points. */
function spread({ interval, allEqual, results }: TrialRow): string {
  if (interval === null) return '';
  if (allEqual) return ` (all ${results.length} equal)`;
  const [low, high] = interval.map((value) => (100 * value).toFixed(1));
  return ` (95 % interval of the difference: ${low ?? ''} to ${high ?? ''} points)`;
}

function nothingHelps({ seeds }: Trial, before: TrialRow, treated: readonly TrialRow[]): Omit<TrialVerdict, 'isOverSeeds'> {
  const start = seeds > 1 ? `Over ${seeds} seeds` : 'With this seed';
  const undying = treated.filter(({ treatment, notFinite, results }) => treatment !== null && TREATMENTS[treatment.id].undying === true && notFinite < results.length);
  const accuracy = before.validationAccuracy;
  if (accuracy === null) return { cause: null, harmful: true, text: `${start} nothing tried helps: untreated it computes no number.` };
  const isGuess = accuracy < GUESSED;
  const [first] = undying;
  if (isGuess || first === undefined || !hasDied(before)) return { cause: null, harmful: isGuess ? null : false, text: isGuess ? `${start} nothing tried clearly helps: untreated it is ${formatPercent(accuracy)} accurate, a guess.` : `${start} nothing tried does clearly better than ${formatPercent(accuracy)}.` };
  const without = undying.map(({ treatment, validationAccuracy }) => `${treatment?.label ?? ''} ${formatPercent(validationAccuracy ?? Number.NaN)}`).join(', ');
  return { cause: null, harmful: false, text: `${start} nothing tried does clearly better than ${formatPercent(accuracy)}. Nor without dead units (${without}): they did no harm that shows.` };
}

/** Accuracy below which a network of two about equal classes is taken for one that guesses. */
const GUESSED = 0.55;

function ofCoinFlips(before: TrialRow, treated: readonly TrialRow[]): string {
  const control = treated.find(({ treatment }) => treatment?.isControl === true);
  const flips = 'Nothing predicts coin flips, so nothing can be hurt or cured on these labels.';
  if (control?.treatment === undefined || control.treatment === null || control.validationAccuracy === null) return flips;
  const dead = control.deadFraction === null ? '' : ` with ${formatPercent(control.deadFraction)} of its units dead`;
  const here = before.deadFraction === null ? '' : ` (here ${formatPercent(before.deadFraction)})`;
  return `${flips} The control: on labels that can be learnt the same network reaches ${formatPercent(control.validationAccuracy)}${dead}${here}.`;
}
