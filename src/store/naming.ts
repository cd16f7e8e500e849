import { nameRuns, type RunNaming } from '../core/comparison/runNames.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { RunId } from './run.ts';
import type { LabState } from './state.ts';

type Named = Pick<LabState, 'sideBySide' | 'runs' | 'shown'>;

interface Naming {
  readonly experiments: readonly Experiment[];
  readonly key: string | null;
  readonly naming: RunNaming;
}

/** The naming that was last made of runs of which this experiment is the first. */
const made = new WeakMap<Experiment, Naming>();
const NOBODY = nameRuns([], null);

/** How the runs shown are told apart in words, in their order: the same object until they are other experiments. */
export function namingOf(state: Named): RunNaming {
  const experiments = experimentsOf(state);
  const [first] = experiments;
  if (first === undefined) return NOBODY;
  const key = state.shown?.kind === 'comparison' ? state.shown.comparison.key : null;
  const last = made.get(first);
  if (last !== undefined && last.key === key && last.experiments.length === experiments.length && last.experiments.every((experiment, index) => experiment === experiments[index])) return last.naming;
  const naming = nameRuns(experiments, key);
  made.set(first, { experiments, key, naming });
  return naming;
}

/** What a run shown is called: what sets it apart from the runs beside it. Empty for a run alone, or one that is not shown. */
export function nameOf(state: Named, id: RunId): string {
  const known = state.sideBySide.filter((each) => state.runs[each] !== undefined);
  return namingOf(state).names[known.indexOf(id)] ?? '';
}

function experimentsOf({ sideBySide, runs }: Named): readonly Experiment[] {
  return sideBySide.flatMap((id) => runs[id]?.experiment ?? []);
}
