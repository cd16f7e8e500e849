import type { Experiment } from '../experiment/experiment.ts';
import { namesOfOperations } from '../operations/operationNames.ts';
import { differencesOf, type Difference } from './differences.ts';

/** How runs side by side are told apart in words. */
export interface RunNaming {
  /** One a run, each different from the others. */
  readonly names: readonly string[];
  /** All settings in which they differ. */
  readonly differences: readonly Difference[];
  /** Link keys of the settings that each name says. */
  readonly keys: readonly (readonly string[])[];
  /** What sets each apart that its name leaves out, a setting each: `batch=256`; empty where it says all. */
  readonly besides: readonly (readonly string[])[];
  /** Indices of the runs of one experiment, for every experiment that more than one run has. */
  readonly alike: readonly (readonly number[])[];
}

/** Settings up to which the shortest names are looked for among all choices; 24 choose 3 are 2,024. */
const SEARCHED = 3;

/**
 * Names runs by the fewest settings that set them apart, `lr=0.01, epochs=25`; of equally few those with the compared
 * setting, then the first in the order of the link's keys. Each says only as many of these as set it apart from all
 * others. Where one setting sets runs apart, a value that is a word is the whole name, as menus have it: `He normal`.
 * Operations are said in words always, as shortly as tells them apart: `new labels and ReDo`.
 * Runs of one experiment are numbered: `lr=0.01 (1)`, `lr=0.01 (2)`, and `run 1`, `run 2` where all are of one.
 */
export function nameRuns(experiments: readonly Experiment[], comparedKey: string | null = null): RunNaming {
  const differences = differencesOf(experiments);
  const ordered = [...differences.filter(({ key }) => key === comparedKey), ...differences.filter(({ key }) => key !== comparedKey)];
  const kinds = kindCount(ordered, experiments.length);
  const chosen = fewest(ordered, (some) => kindCount(some, experiments.length) === kinds);
  const isValueAlone = chosen.length === 1 && chosen.every(({ values }) => values.every(isWord));
  const operations = namesOfOperations(experiments.map(({ operations: made = [] }) => made));
  const said = experiments.map((_, run) => {
    const own = alikeCount(chosen, experiments.length, run);
    return fewest(chosen, (some) => alikeCount(some, experiments.length, run) === own);
  });
  const partOf = (difference: Difference, run: number): string => (difference.key === 'at' ? (operations[run] ?? '') : isValueAlone ? (difference.words[run] ?? '') : settingText(difference, run));
  const texts = said.map((some, run) => some.map((difference) => partOf(difference, run)).join(', '));
  const groups = new Map<string, number[]>();
  texts.forEach((text, run) => groups.set(text, [...(groups.get(text) ?? []), run]));
  const names = texts.map((text, run) => {
    const group = groups.get(text) ?? [];
    if (group.length < 2) return text;
    const number = group.indexOf(run) + 1;
    return text === '' ? `run ${number}` : `${text} (${number})`;
  });
  const besides = said.map((some, run) => differences.filter((each) => !some.includes(each) || (each.key === 'at' && operations[run] !== each.words[run])).map((each) => settingText(each, run)));
  return { names, differences, keys: said.map((some) => some.map(({ key }) => key)), besides, alike: [...groups.values()].filter((group) => group.length > 1) };
}

/** What a run has of a difference: `batch=256` as the link writes it, operations in words. */
function settingText({ key, values, words }: Difference, run: number): string {
  return key === 'at' ? (words[run] ?? '') : `${key}=${values[run] ?? ''}`;
}

/** Whether a value says what it is without its key: `he_normal`, not `0.1` or `64,64`. */
function isWord(value: string): boolean {
  return /^[a-z]/.test(value);
}

/** The first of the smallest choices of differences that are enough, as all together are; beyond three as few as leaving out one by one gives. */
function fewest(differences: readonly Difference[], areEnough: (some: readonly Difference[]) => boolean): readonly Difference[] {
  for (let size = 0; size <= Math.min(SEARCHED, differences.length); size += 1) {
    for (const some of choices(differences, size)) if (areEnough(some)) return some;
  }
  return differences.reduceRight<readonly Difference[]>((kept, each) => {
    const without = kept.filter((other) => other !== each);
    return areEnough(without) ? without : kept;
  }, differences);
}

/** How many kinds of runs differences tell apart. */
function kindCount(differences: readonly Difference[], runs: number): number {
  return new Set(Array.from({ length: runs }, (_, run) => JSON.stringify(differences.map(({ values }) => values[run])))).size;
}

/** How many runs have the values of one run, itself included. */
function alikeCount(differences: readonly Difference[], runs: number, run: number): number {
  return Array.from({ length: runs }).filter((_, other) => differences.every(({ values }) => values[other] === values[run])).length;
}

/** All choices of `size` from a list, in its order. */
function* choices<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [index, first] of list.entries()) for (const rest of choices(list.slice(index + 1), size - 1)) yield [first, ...rest];
}
