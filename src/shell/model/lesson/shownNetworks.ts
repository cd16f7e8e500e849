import type { ShownNetworks, ShownSeeds, ShownRun } from '../../../lessons/lesson.ts';
import { commonEpoch } from '../../../core/comparison/comparedVerdict.ts';
import { nameRuns } from '../../../core/comparison/runNames.ts';
import type { Run } from '../../../store/run.ts';
import { openedRunsOf, studyOf, type LabState, type StudyRun } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';

/** What a lesson's judge looks at: the open runs, or the study. Pinned runs belong to an earlier question. */
export function shownNetworksOf(state: LabState): ShownNetworks {
  const { shown } = state;
  if (shown?.kind === 'study') return { runs: [], study: { axis: shown.study.sweep?.axis ?? null, points: pointsOf(shown) } };
  const values = shown?.kind === 'comparison' && shown.comparison.key !== 'at' ? shown.comparison.values : [];
  const open = openedRunsOf(state);
  const common = commonEpoch(open.map(({ id, experiment: { epochs } }) => ({ newestEpoch: theLab().framesOf(id).length - 1, epochs })));
  const { names } = nameRuns(open.map(({ experiment }) => experiment));
  return { runs: open.map((run, index) => ({ ...shownRun(run, values[index] ?? (names[index] || null), common), ...recordingOf(state, run) })), study: null };
}

/** With its frames up to the epoch at which runs can be compared. */
function shownRun({ id, experiment, facts, status }: Run, label: string | null, common: number): ShownRun {
  const frames = theLab().framesOf(id);
  return { label, experiment, facts, frames: frames.length > common + 1 ? frames.slice(0, common + 1) : frames, finished: status === 'finished' };
}

/** The epoch of it that was recorded last, step by step. */
function recordingOf({ autopsy }: LabState, { id, generation }: Run): Pick<ShownRun, 'recording'> {
  return autopsy?.run === id && autopsy.generation === generation && autopsy.recording !== null ? { recording: autopsy.recording } : {};
}

/** Birth and the newest epoch of every network are all that judges read of many seeds. */
function pointsOf({ points }: StudyRun): readonly ShownSeeds[] {
  return points.map(({ value, experiments }, point) => {
    const facts = theLab().factsOf(point);
    return { value, experiments, facts: experiments.map((_, replica) => facts[replica] ?? null), summaries: [...theLab().summariesOf(point, 0), ...theLab().lastSummariesOf(point)] };
  });
}

/** What is judged, and how far it has come: `identity#revision`. Equal texts stand for equal networks. */
export function stampOf(state: LabState): string {
  const study = studyOf(state);
  if (study !== null) return `study ${study.status} ${study.points.length}#${study.revision}`;
  const open = openedRunsOf(state);
  const identity = open.map(({ id, generation, status, facts }) => `${id} ${generation} ${status} ${facts === null ? '' : 'known'}`).join();
  const { autopsy } = state;
  const recorded = autopsy === null ? '' : ` ${autopsy.status} ${autopsy.epoch} ${autopsy.layer} ${autopsy.unit}`;
  return `${identity}${recorded}#${open.reduce((sum, { revision }) => sum + revision, 0)}`;
}

/** Whether two stamps are of the same runs in the same state, one further on than the other. */
export function isSameShown(one: string, other: string): boolean {
  return one.split('#', 1)[0] === other.split('#', 1)[0];
}
