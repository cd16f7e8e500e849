import { comparedExperiments, formatComparison, readComparison, type Comparison } from '../comparison/comparison.ts';
import { differencesOf } from '../comparison/differences.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { withOperations } from '../experiment/schedule.ts';
import { encodeLink } from '../link/encode.ts';
import { badValue, type Notice } from '../link/notice.ts';
import type { LinkView } from '../link/linkKeys.ts';
import { DEFAULT_SWEEP_SEEDS, formatSweep, readStudy, studyPoints, type Study } from '../study/study.ts';

/** One network. */
export interface ShownRun {
  readonly kind: 'run';
  readonly experiment: Experiment;
}

/** Networks that are equal but for one setting, or for what is done to them. */
export interface ShownComparison {
  readonly kind: 'comparison';
  /** What they have in common; its own value of the compared setting does not matter. */
  readonly experiment: Experiment;
  readonly comparison: Comparison;
}

/** The same network with many seeds, at one setting or along a sweep of one. */
export interface ShownStudy {
  readonly kind: 'study';
  /** What they have in common; its seed is the first. */
  readonly experiment: Experiment;
  readonly study: Study;
}

/** What a link shows: always an experiment, and what is made of it. */
export type Shown = ShownRun | ShownComparison | ShownStudy;

/** What is shown, and what of its keys could not be used. */
export interface ReadShown {
  readonly shown: Shown;
  readonly notices: readonly Notice[];
}

/** Reads what a link's `compare`, `seeds` and `sweep` make of its experiment. Never throws; what cannot be used is left out with a notice. */
export function readShown(experiment: Experiment, { compare, seeds, sweep }: LinkView): ReadShown {
  const { study, notices } = readStudy(seeds, sweep, experiment);
  if (study !== null) {
    const both = compare === undefined ? [] : [badValue('compare', compare, 'Allowed is a comparison or many seeds, not both at once.')];
    return { shown: { kind: 'study', experiment, study }, notices: [...notices, ...both] };
  }
  const read = compare === undefined ? { comparison: null, notices: [] } : readComparison(compare, experiment);
  return { shown: shownOfComparison(experiment, read.comparison), notices: [...notices, ...read.notices] };
}

/** An experiment's comparison, or where there is none, the experiment alone. */
export function shownOfComparison(experiment: Experiment, comparison: Comparison | null): ShownRun | ShownComparison {
  return comparison === null ? { kind: 'run', experiment } : { kind: 'comparison', experiment, comparison };
}

/** Experiments side by side as a link can show them: a comparison where one setting sets them apart. Null where no link does. */
export function shownSideBySide(experiments: readonly Experiment[]): ShownComparison | null {
  const [first] = experiments;
  if (first === undefined) return null;
  for (const differing of differencesOf(experiments)) {
    const { comparison } = readComparison(formatComparison(differing), first);
    const compared = comparison === null ? [] : comparedExperiments(first, comparison);
    const isWhole = compared.length === experiments.length && compared.every(({ experiment }, index) => JSON.stringify(experiment) === JSON.stringify(experiments[index]));
    if (comparison !== null && isWhole) return { kind: 'comparison', experiment: comparison.key === 'at' ? withOperations(first, []) : first, comparison };
  }
  return null;
}

/** Writes what is shown as a link, without `#`. `readShown` of it gives what is equal. */
export function writeShown(shown: Shown): string {
  return encodeLink(shown.experiment, { view: viewOf(shown) });
}

/** The keys of the link that say what is made of an experiment, as they are written. */
export function viewOf(shown: Shown): LinkView {
  switch (shown.kind) {
    case 'run':
      return {};
    case 'comparison':
      return { compare: formatComparison(shown.comparison) };
    case 'study': {
      const { seeds, sweep } = shown.study;
      if (sweep === null) return { seeds: String(seeds) };
      return { ...(seeds === DEFAULT_SWEEP_SEEDS ? {} : { seeds: String(seeds) }), sweep: formatSweep(sweep) };
    }
  }
}

/** The experiments of all networks shown, in order: of a comparison by value, of a study by value and then by seed. */
export function experimentsOf(shown: Shown): readonly Experiment[] {
  switch (shown.kind) {
    case 'run':
      return [shown.experiment];
    case 'comparison':
      return comparedExperiments(shown.experiment, shown.comparison).map(({ experiment }) => experiment);
    case 'study':
      return studyPoints(shown.experiment, shown.study).flatMap(({ experiments }) => experiments);
  }
}

/** The same made of another experiment, as far as its values are allowed there: a comparison may come to one run, a sweep to one setting. */
export function shownOn(shown: Shown, experiment: Experiment): Shown {
  switch (shown.kind) {
    case 'run':
      return { kind: 'run', experiment };
    case 'comparison':
      return shownOfComparison(experiment, readComparison(formatComparison(shown.comparison), experiment).comparison);
    case 'study': {
      const { seeds, sweep } = shown.study;
      return { kind: 'study', experiment, study: { seeds, sweep: sweep === null ? null : (readStudy(undefined, formatSweep(sweep), experiment).study?.sweep ?? null) } };
    }
  }
}

/** The same without its comparison or sweep: the experiment alone, or its many seeds. */
export function withoutValues(shown: Shown, experiment: Experiment): Shown {
  return shown.kind === 'study' ? { kind: 'study', experiment, study: { ...shown.study, sweep: null } } : { kind: 'run', experiment };
}

/** What sets the networks apart besides their seeds, as the link names it: a setting or the axis of a sweep. Null where nothing does. */
export function comparedKey(shown: Shown): string | null {
  if (shown.kind === 'comparison') return shown.comparison.key;
  return shown.kind === 'study' ? (shown.study.sweep?.axis ?? null) : null;
}

/** Whether two are made of the same objects: nothing of the second would be written otherwise. */
export function isSameShown(one: Shown | null, other: Shown | null): boolean {
  return one?.kind === other?.kind && one?.experiment === other?.experiment && valuesOf(one) === valuesOf(other);
}

function valuesOf(shown: Shown | null): Comparison | Study | null {
  if (shown?.kind === 'comparison') return shown.comparison;
  return shown?.kind === 'study' ? shown.study : null;
}
