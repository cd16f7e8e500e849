import type { Run, StudyRun } from '../../../store/lab.ts';
import { useLab, type Lab } from '../../../store/lab.ts';
import { epochsDone } from './progressText.ts';

/** What the transport acts on: the open runs together, or a study. */
export interface Activity {
  readonly status: 'none' | 'birth' | 'running' | 'paused' | 'finished' | 'failed';
  readonly canStep: boolean;
}

/** What is going on: of several runs the busiest says it. */
export function activityOf({ runs, shown, study }: Lab): Activity {
  if (study !== null) return { status: statusOfStudy(study), canStep: false };
  const statuses = openRunsOf(runs, shown).map(({ status }) => status);
  const has = (status: Run['status']): boolean => statuses.includes(status);
  if (statuses.length === 0) return { status: 'none', canStep: false };
  const canStep = statuses.some((status) => status !== 'finished' && status !== 'failed');
  if (has('running')) return { status: 'running', canStep };
  if (!canStep) return { status: has('failed') ? 'failed' : 'finished', canStep };
  return { status: has('paused') || has('finished') ? 'paused' : 'birth', canStep };
}

function statusOfStudy({ status }: StudyRun): Activity['status'] {
  return status === 'preparing' || status === 'born' || status === 'waiting' ? 'birth' : status;
}

function openRunsOf(runs: Lab['runs'], shown: Lab['shown']): readonly Run[] {
  return shown.flatMap((id) => runs[id] ?? []).filter(({ pinned }) => !pinned);
}

/** The open run that is furthest behind, whose progress speaks for all; the first of equals. One that failed speaks only when none can go on. */
export function slowestRun({ runs, shown }: Pick<Lab, 'runs' | 'shown'>): Run | undefined {
  const open = openRunsOf(runs, shown);
  const canGoOn = open.filter(({ status }) => status !== 'failed' && status !== 'finished');
  return (canGoOn.length > 0 ? canGoOn : open).reduce<Run | undefined>((slowest, run) => (slowest === undefined || epochsLeft(run) > epochsLeft(slowest) ? run : slowest), undefined);
}

function epochsLeft(run: Run): number {
  return run.experiment.epochs - epochsDone(run);
}

/** Subscribes to the status of what is going on. */
export function useActivityStatus(): Activity['status'] {
  return useLab((state) => activityOf(state).status);
}
