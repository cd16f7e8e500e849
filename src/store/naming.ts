import { nameRuns, type RunNaming } from '../core/comparison/runNames.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Lab, RunId } from './lab.ts';

type Shown = Pick<Lab, 'shown' | 'runs' | 'comparison'>;

/** The naming that was asked for last: it holds until another experiment is shown. */
let last: { readonly experiments: readonly Experiment[]; readonly key: string | null; readonly naming: RunNaming } | null = null;

/** How the runs shown are told apart in words, in their order: the same object until they are other experiments. */
export function namingOf(state: Shown): RunNaming {
  const experiments = experimentsOf(state);
  const key = state.comparison?.comparison.key ?? null;
  const isSame = last?.key === key && last.experiments.length === experiments.length && last.experiments.every((experiment, index) => experiment === experiments[index]);
  if (last === null || !isSame) last = { experiments, key, naming: nameRuns(experiments, key) };
  return last.naming;
}

/** What a run shown is called: what sets it apart from the runs beside it. Empty for a run alone, or one that is not shown. */
export function nameOf(state: Shown, id: RunId): string {
  const known = state.shown.filter((each) => state.runs[each] !== undefined);
  return namingOf(state).names[known.indexOf(id)] ?? '';
}

function experimentsOf({ shown, runs }: Pick<Lab, 'shown' | 'runs'>): readonly Experiment[] {
  return shown.flatMap((id) => runs[id]?.experiment ?? []);
}
