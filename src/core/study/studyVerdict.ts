import { hasLearnt } from '../diagnosis/baseline.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { deadShareOf, layersOf } from '../telemetry/deadUnits.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { countOf, formatCount, formatNumber, formatPercent, listOf } from '../words/numbers.ts';
import { isSevered, type ReplicaSummary } from './replicaSummary.ts';
import { SWEEP_AXES, type SweepAxisId } from './sweepAxes.ts';

/** The networks of a point, with what is known of each. */
export interface JudgedPoint {
  /** Of a sweep. */
  readonly value: number | null;
  /** One a replica. */
  readonly experiments: readonly Experiment[];
  /** The last of each network of which anything is known. */
  readonly summaries: readonly ReplicaSummary[];
  /** By replica. */
  readonly facts: readonly (DataFacts | undefined)[];
}

/** Share of its units from which most of a network's are dead. */
const MOST = 0.5;

/** Before `networks` where others are not finite. */
const FINITE = 'finite ';

const NOT_DRAWN = 'The networks are not drawn yet.';

/** What can be counted of the networks of a point. Those that are not finite are in `networks` and `learnt` alone. */
interface Tally {
  readonly networks: number;
  readonly notFinite: number;
  /** Share of dead hidden units, one a finite network whose units can die. */
  readonly shares: readonly number[];
  readonly severed: number;
  readonly outputDead: number;
  /** Networks that learnt, of how many that is known. */
  readonly learnt: number;
  readonly judged: number;
}

function tallyOf({ experiments, summaries, facts }: JudgedPoint): Tally {
  const finite = summaries.filter(({ isFinite }) => isFinite);
  const outcomes = summaries.flatMap((summary) => {
    const experiment = experiments[summary.replica];
    return experiment === undefined || summary.epoch === 0 ? [] : (hasLearnt(experiment, facts[summary.replica] ?? null, summary) ?? []);
  });
  return {
    networks: summaries.length,
    notFinite: summaries.length - finite.length,
    shares: finite.flatMap(({ replica, deadFraction }) => deadShareOf(layersOf(deadFraction, experiments[replica]?.layers ?? [])) ?? []),
    severed: finite.filter(isSevered).length,
    outputDead: finite.filter(({ outputDead }) => outputDead === true).length,
    learnt: outcomes.filter(Boolean).length,
    judged: outcomes.length,
  };
}

/** What matters most about many networks, and what else there is to say. */
export interface StudyWords {
  readonly headline: string;
  /** Further sentences; may be empty. */
  readonly rest: string;
}

function wordsOf([headline = '', ...others]: readonly string[]): StudyWords {
  return { headline, rest: others.join(' ') };
}

/**
 * What became of networks of one experiment and different seeds: in how many most units died and how many of them, how
 * many are not finite (first, where it is half of them or more), severed layers and dead outputs, and how many learnt
 * (`hasLearnt`). At birth: how many are born dead.
 */
export function seedsVerdict(point: JudgedPoint): StudyWords {
  const { summaries } = point;
  if (summaries.length === 0) return wordsOf([NOT_DRAWN]);
  const born = summaries.every(({ epoch }) => epoch === 0);
  const tally = tallyOf(point);
  const { networks, notFinite, severed, outputDead, learnt, judged } = tally;
  const among = notFinite === 0 ? '' : FINITE;
  const broken = notFinite === 0 ? [] : [`${ofNetworks(notFinite, networks)} ${notFinite === 1 ? 'computes' : 'compute'} no finite number.`];
  const deaths = notFinite < networks ? deathSentences(tally, born) : [];
  const sentences = 2 * notFinite >= networks ? [...broken, ...deaths] : [...deaths, ...broken];
  if (severed > 0 && !born) sentences.push(`${ofNetworks(severed, networks - notFinite, among)} ${severed === 1 ? 'has' : 'have'} a severed layer.`);
  if (outputDead > 0) sentences.push(`In ${ofNetworks(outputDead, networks - notFinite, among)} the output unit is dead.`);
  if (judged > 0) sentences.push(`${ofNetworks(learnt, judged)} learnt.`);
  else if (isUnlearnable(point) && !born) sentences.push('The labels leave nothing to learn.');
  return wordsOf(sentences);
}

function deathSentences({ shares, severed, notFinite }: Tally, born: boolean): string[] {
  const networks = shares.length;
  if (networks === 0) return ['No hidden unit can die.'];
  const among = notFinite === 0 ? '' : FINITE;
  const deadIn = shares.filter((share) => share > 0);
  const mostIn = shares.filter((share) => share > MOST);
  const sentences = born && severed > 0 ? [`${ofNetworks(severed, networks, among)} ${severed === 1 ? 'is' : 'are'} born dead.`] : [];
  if (mostIn.length > 0) sentences.push(`In ${ofNetworks(mostIn.length, networks, among)} most units ${born ? 'are born dead' : 'died'}: ${spanOf(mostIn)}.`);
  else if (deadIn.length > 0) sentences.push(`${born ? 'Units are born dead' : 'Units died'} in ${ofNetworks(deadIn.length, networks, among)}: at most ${formatPercent(Math.max(...deadIn))}.`);
  else sentences.push(`${born ? 'No unit is born dead' : 'No unit is dead'} in any of ${countOf(networks, `${among}network`)}.`);
  return sentences;
}

/**
 * How far the same goes along a sweep: the values with networks that are not finite, the least and the most networks born
 * dead, or after training in which most units died, and that learnt. Values not trained yet are left out once others are.
 */
export function sweepVerdict(axis: SweepAxisId, points: readonly JudgedPoint[]): StudyWords {
  const known = points.filter(({ summaries }) => summaries.length > 0);
  const trained = known.filter(({ summaries }) => summaries.some(({ epoch }) => epoch > 0));
  const judged = (trained.length > 0 ? trained : known).flatMap((point) => (point.value === null ? [] : [{ value: point.value, tally: tallyOf(point) }]));
  if (judged.length === 0) return wordsOf([NOT_DRAWN]);
  const by = `by ${SWEEP_AXES[axis].label}`;
  const every = judged.length < points.length ? 'every value known so far' : 'every value';
  const dying = judged.flatMap(({ value, tally: { shares, severed } }) => (shares.length === 0 ? [] : [{ value, count: trained.length === 0 ? severed : shares.filter((share) => share > MOST).length, of: shares.length }]));
  const learning = judged.flatMap(({ value, tally: { learnt, judged: of } }) => (of === 0 ? [] : [{ value, count: learnt, of }]));
  const broken = judged.flatMap(({ value, tally: { notFinite, networks } }) => (notFinite === 0 ? [] : [{ value, count: notFinite, of: networks }]));
  const outputs = judged.reduce((sum, { tally }) => sum + tally.outputDead, 0);
  const all = judged.reduce((sum, { tally }) => sum + tally.networks, 0);
  const sentences = broken.length === 0 ? [] : [`Networks that compute no finite number, ${by}: ${broken.length <= FEW ? listOf(broken.map(sharesAt)) : `at ${broken.length} of ${judged.length} values, the most ${sharesAt(mostOf(broken))}`}.`];
  if (dying.length > 0) sentences.push(`Networks ${trained.length === 0 ? 'born dead' : 'in which most units died'}, ${by}: ${rangeOf(dying, every)}.`);
  else if (judged.some(({ tally }) => tally.notFinite < tally.networks)) sentences.push('No hidden unit can die.');
  if (outputs > 0) sentences.push(`In ${ofNetworks(outputs, all)} the output unit is dead.`);
  if (learning.length > 0) sentences.push(`Networks that learnt: ${rangeOf(learning, every)}.`);
  return wordsOf(sentences);
}

/** Values that a sentence lists. */
const FEW = 3;

interface CountAt {
  readonly value: number;
  readonly count: number;
  readonly of: number;
}

function mostOf(counts: readonly CountAt[]): CountAt | undefined {
  return counts.toSorted((a, b) => a.count / a.of - b.count / b.of).at(-1);
}

function sharesAt(at: CountAt | undefined): string {
  return at === undefined ? '' : `${formatCount(at.count)} of ${formatCount(at.of)} at ${formatNumber(at.value)}`;
}

/** `0 of 32 at 1 to 30 of 32 at 20`, or that all agree. */
function rangeOf(counts: readonly CountAt[], every: string): string {
  const sorted = counts.toSorted((a, b) => a.count / a.of - b.count / b.of);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return '';
  if (counts.length > 1 && least.count / least.of === most.count / most.of) return `${least.count === 0 ? 'none' : least.count === least.of ? 'all' : formatPercent(least.count / least.of)} at ${every}`;
  return counts.length === 1 ? sharesAt(least) : `${sharesAt(least)} to ${sharesAt(most)}`;
}

/** `1 of 64 networks`. */
function ofNetworks(count: number, networks: number, among = ''): string {
  return `${formatCount(count)} of ${countOf(networks, `${among}network`)}`;
}

/** `83–100 %`, or the one share that all have. */
function spanOf(shares: readonly number[]): string {
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(formatPercent);
  return low === high ? `${high}` : `${low?.replace(/\u202f%$/u, '')}–${high}`;
}

function isUnlearnable({ experiments }: JudgedPoint): boolean {
  return experiments.every(({ labels }) => !LABELS[labels].learnable);
}
