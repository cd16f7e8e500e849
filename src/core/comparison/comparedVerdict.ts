import { baselineOf, hasLearnt, validationMargin } from '../diagnosis/baseline.ts';
import { ignoresInput } from '../diagnosis/evidence.ts';
import { onsetOf } from '../diagnosis/rules/notFinite.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { trainRowsOf } from '../experiment/layout.ts';
import { seedsOf } from '../experiment/birth/seeds.ts';
import { deadCountOf, hiddenOf, type DeadCount } from '../telemetry/deadUnits.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { epochName, sentenceStart } from '../words/names.ts';
import { formatCount, formatLoss, formatPercent, listOf } from '../words/numbers.ts';

/** A run beside others, up to the frame that is judged. */
export interface ComparedRun {
  readonly name: string;
  readonly experiment: Experiment;
  readonly facts: DataFacts | null;
  /** From birth to the frame that is judged; not empty. */
  readonly frames: readonly Frame[];
}

/** A run at the frame that is judged. */
interface Judged extends ComparedRun {
  readonly frame: Frame;
}

/** What matters most about several runs, and what else there is to say. */
export interface ComparedWords {
  /** One sentence; empty for fewer than two runs. */
  readonly headline: string;
  /** Further sentences; may be empty. */
  readonly rest: string;
}

/**
 * How runs differ, from their own numbers only: which compute no finite number and since when; the validation loss (the
 * accuracy where losses or targets differ), whose output ignores the input, and whether the second of two does better; dead
 * units, the output's apart. At birth, and where there is nothing to learn, dead units come first, as in `verdict`. A run that is
 * not finite is in no other sentence.
 */
export function comparedVerdict(runs: readonly ComparedRun[]): ComparedWords {
  if (runs.length < 2) return { headline: '', rest: '' };
  const judged = runs.flatMap((run): readonly Judged[] => run.frames.slice(-1).map((frame) => ({ ...run, frame })));
  const finite = judged.filter((run) => onsetOf(run) === null);
  const born = judged.every(({ frame }) => frame.epoch === 0);
  const performance = [...performanceWords(finite, born), ...constantWords(finite), ...standingWords(finite, born), ...changeWords(finite)];
  const deaths = [...deathWords(finite, born), ...outputWords(finite)];
  const [headline = '', ...others] = [...notFiniteWords(judged), ...(born || !canLearn(finite) ? [...deaths, ...performance] : [...performance, ...deaths])];
  return { headline, rest: others.join(' ') };
}

function notFiniteWords(runs: readonly Judged[]): readonly string[] {
  const broken = runs.flatMap((run) => {
    const onset = onsetOf(run);
    return onset === null ? [] : [`${run.name} ${onset.epoch === 0 ? 'from birth' : `since ${epochName(onset.epoch)}`}`];
  });
  return broken.length === 0 ? [] : [`Not a finite number: ${listOf(broken)}.`];
}

/** What runs are held against each other by. */
interface CommonMeasure {
  readonly title: string;
  readonly valueOf: (frame: Frame) => number | null;
  readonly format: (value: number) => string;
}

const LOSS: CommonMeasure = { title: 'validation loss', valueOf: ({ validationLoss }) => validationLoss, format: formatLoss };
const ACCURACY: CommonMeasure = { title: 'validation accuracy', valueOf: ({ validationAccuracy }) => validationAccuracy, format: formatPercent };

/** A loss means the same only where loss and targets do. */
function measureOf(runs: readonly Judged[]): CommonMeasure {
  return new Set(runs.map(({ experiment: { loss, targets } }) => `${loss} ${targets}`)).size === 1 ? LOSS : ACCURACY;
}

function performanceWords(runs: readonly Judged[], born: boolean): readonly string[] {
  const { title, valueOf, format } = measureOf(runs);
  const measured = runs.flatMap(({ name, frame }) => {
    const value = valueOf(frame);
    return value === null ? [] : [{ name, value, text: format(value) }];
  });
  const label = born ? `Untrained, ${title}` : sentenceStart(title);
  const [first] = measured;
  if (first === undefined) return [];
  if (measured.length > 1 && measured.every(({ text }) => text === first.text)) return [`${label}: ${first.text} in ${measured.length === 2 ? 'both runs' : 'every run'}.`];
  if (measured.length <= 2) return [`${label}: ${listOf(measured.map(({ name, text }) => `${text} (${name})`))}.`];
  const sorted = measured.toSorted((a, b) => a.value - b.value);
  return [`${label}: from ${sorted[0]?.text} (${sorted[0]?.name}) to ${sorted.at(-1)?.text} (${sorted.at(-1)?.name}).`];
}

/** Whether the labels of some run depend on the inputs. */
function canLearn(runs: readonly Judged[]): boolean {
  return runs.some(({ experiment }) => LABELS[experiment.labels].learnable);
}

function constantWords(runs: readonly Judged[]): readonly string[] {
  const constant = runs.filter(({ frame }) => ignoresInput(frame)).map(({ name }) => name);
  return constant.length === 0 ? [] : [`The output of ${listOf(constant)} ignores the input.`];
}

/** Which runs have not learnt, by the margin of `hasLearnt`; that there is nothing to learn where that is so of all. */
function standingWords(runs: readonly Judged[], born: boolean): readonly string[] {
  if (runs.length > 0 && !canLearn(runs)) return ['Coin-flip labels leave nothing to learn.'];
  if (born) return [];
  const stuck = runs.filter(({ experiment, facts, frame }) => frame.epoch > 0 && hasLearnt(experiment, facts, frame) === false);
  const best = new Set(stuck.flatMap(({ experiment, facts }) => baselineOf(experiment, facts)?.text ?? []));
  const constant = best.size === 1 ? `the best constant’s loss, ${[...best].join('')}` : 'the loss of its best constant';
  if (stuck.length === 0) return [];
  if (stuck.length === runs.length && runs.length > 1) return [`None is better than ${constant}.`];
  return [`${listOf(stuck.map(({ name }) => name))} ${stuck.length === 1 ? 'is' : 'are'} no better than ${constant}.`];
}

/** Whether the second of two trained runs does better than the first, with this seed; nothing where that would say more than the two numbers do. */
function changeWords(runs: readonly Judged[]): readonly string[] {
  const [before, after] = runs;
  if (before === undefined || after === undefined || runs.length > 2) return [];
  if (runs.some(({ frame, experiment }) => frame.epoch === 0 || !LABELS[experiment.labels].learnable)) return [];
  if (JSON.stringify(seedsOf(before.experiment)) !== JSON.stringify(seedsOf(after.experiment))) return ['Their seeds differ, so that may be all there is to it.'];
  const { title, valueOf } = measureOf(runs);
  const [first, second] = [valueOf(before.frame), valueOf(after.frame)];
  if (first === null || second === null) return [];
  const { gain, shares } = accuraciesOf(before, after);
  const [better, worse] = [first > second ? after.name : before.name, first > second ? before.name : after.name];
  const accurate = gain > 0 ? after.name : before.name;
  if (title === ACCURACY.title) return [gain === 0 ? 'With this seed both are equally accurate.' : `With this seed ${accurate} is more accurate.`];
  const drop = first - second;
  if (Math.abs(drop) <= Math.max(...runs.map(({ experiment }) => validationMargin(experiment)))) {
    const rows = Math.min(...runs.map(({ experiment }) => experiment.rows - trainRowsOf(experiment)));
    return [`${formatCount(rows)} validation rows cannot tell these losses apart${shares === '' ? '' : `; ${accurate} is more accurate: ${shares}`}.`];
  }
  if (gain * drop < 0) return [`With this seed ${better} has the lower loss, yet ${worse} is more accurate: ${shares}.`];
  return [`With this seed ${better} does better${shares === '' ? '' : `: ${shares} accurate`}.`];
}

/** By how much the second of two runs is more accurate, and the larger share against the smaller; no words where they are equal, or not known. */
function accuraciesOf(before: Judged, after: Judged): { readonly gain: number; readonly shares: string } {
  const [first, second] = [before.frame.validationAccuracy, after.frame.validationAccuracy];
  if (first === null || second === null || first === second) return { gain: 0, shares: '' };
  return { gain: second - first, shares: `${formatPercent(Math.max(first, second))} against ${formatPercent(Math.min(first, second))}` };
}

interface NamedCount extends DeadCount {
  readonly name: string;
}

function deathWords(runs: readonly Judged[], born: boolean): readonly string[] {
  const counts = runs.map(({ name, frame }): NamedCount => ({ name, ...deadCountOf(hiddenOf(frame)) }));
  const counted = counts.filter(({ units }) => units > 0).toSorted((a, b) => share(a) - share(b));
  const label = born ? 'Units born dead' : 'Dead units';
  const [least] = counted;
  const most = counted.at(-1);
  if (counts.length === 0) return [];
  if (least === undefined || most === undefined) return [`No hidden unit of ${listOf(counts.map(({ name }) => name))} can die.`];
  if (counts.length <= 2) return [`${label}: ${listOf(counts.map(({ name, dead, units }) => (units === 0 ? `none can die (${name})` : `${dead} of ${units} (${name})`)))}.`];
  if (share(least) === share(most)) return [`${label}: ${percent(least)} in ${counted.length === counts.length ? 'every run' : 'every run whose units can die'}.`];
  return [`${label}: from ${percent(least)} (${least.name}) to ${percent(most)} (${most.name}).`];
}

function outputWords(runs: readonly Judged[]): readonly string[] {
  const dead = runs.filter(({ frame }) => frame.layers.at(-1)?.deadFraction === 1).map(({ name }) => name);
  return dead.length === 0 ? [] : [`The output unit of ${listOf(dead)} is dead.`];
}

function share({ dead, units }: DeadCount): number {
  return dead / units;
}

function percent(count: DeadCount): string {
  return formatPercent(share(count));
}

/**
 * The epoch at which several runs can be compared while some are still in training: the newest that all of those have
 * reached. Infinity when all have ended, or wait at birth beside some that have; each is then judged where it is.
 */
export function commonEpoch(runs: readonly { readonly newestEpoch: number; readonly epochs: number }[]): number {
  const open = runs.filter(({ newestEpoch, epochs }) => newestEpoch < epochs);
  const allWait = open.length < runs.length && open.every(({ newestEpoch }) => newestEpoch === 0);
  return allWait ? Infinity : Math.min(...open.map(({ newestEpoch }) => newestEpoch));
}
