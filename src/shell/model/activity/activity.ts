import type { Run } from '../../../store/run.ts';
import { openedRunsOf, type LabState, type StudyRun } from '../../../store/state.ts';
import { useLab } from '../../../store/theLab.ts';
import { epochsDone } from './progressText.ts';

/** What the transport acts on: the open runs together, or a study. */
export interface Activity {
  readonly status: 'none' | 'birth' | 'running' | 'paused' | 'finished' | 'failed';
  readonly canStep: boolean;
}

/** What is going on: of several runs the busiest says it. */
export function activityOf(state: LabState): Activity {
  if (state.shown?.kind === 'study') return { status: statusOfStudy(state.shown), canStep: false };
  const statuses = openedRunsOf(state).map(({ status }) => status);
  const has = (status: Run['status']): boolean => statuses.includes(status);
  if (statuses.length === 0) return { status: 'none', canStep: false };
  const canStep = statuses.some((status) => status !== 'finished' && status !== 'failed');
  if (has('running')) return { status: 'running', canStep };
  if (!canStep) return { status: has('failed') ? 'failed' : 'finished', canStep };
  return { status: has('paused') || has('finished') ? 'paused' : 'birth', canStep };
}

/** One from a file that is not finished cannot be gone on with: it begins at birth. */
function statusOfStudy({ status, file }: StudyRun): Activity['status'] {
  return status === 'preparing' || status === 'born' || status === 'waiting' || (file !== null && status !== 'finished') ? 'birth' : status;
}

/** The open run that is furthest behind, whose progress speaks for all; the first of equals. One that failed speaks only when none can go on. */
export function slowestRun(state: Pick<LabState, 'runs' | 'sideBySide'>): Run | undefined {
  const open = openedRunsOf(state);
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
