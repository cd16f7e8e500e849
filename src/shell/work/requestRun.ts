import { estimateWork, WORK_BUDGET } from '../../core/experiment/work.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { openedRuns, pauseRun, resetRun, startRun, stepEpoch } from '../../store/actions.ts';
import { lab } from '../../store/lab.ts';
import { openStudy, pauseStudy, startStudy } from '../../store/study.ts';
import { changeShell, type AskedWork } from '../state/shellState.ts';

/** Trains the open runs or the networks of a study, or one epoch of the runs; asks first when the estimate is above the budget and nothing has been trained yet. */
export function requestRun(start: AskedWork['start'] = 'run'): void {
  const { study } = lab.getState();
  if (study !== null && start === 'epoch') return;
  const statuses = study === null ? openedRuns().map(({ status }) => status) : [study.status];
  if (statuses.length === 0) return;
  const { seconds, bytes, isOver } = wholeWork(start);
  const isUnderWay = statuses.includes('paused') || statuses.includes('running');
  if (isOver && !isUnderWay) changeShell({ asked: { seconds, bytes, start } });
  else begin(start);
}

/** Starts what was asked for. */
export function begin(start: AskedWork['start']): void {
  changeShell({ asked: null });
  if (lab.getState().study !== null) startStudy();
  else if (start === 'run') startRun();
  else stepEpoch();
}

/** Holds what is in training. */
export function pauseAll(): void {
  pauseStudy();
  pauseRun();
}

/** Shows the networks at birth again: same seeds, same kernels. */
export function resetAll(): void {
  const { study } = lab.getState();
  if (study === null) resetRun();
  else openStudy(study.base, study.study);
}

/** The estimate of all networks together, one after another. */
function wholeWork(start: AskedWork['start']): { readonly seconds: number; readonly bytes: number; readonly isOver: boolean } {
  const { study } = lab.getState();
  const groups =
    study === null
      ? openedRuns().map(({ experiment }) => ({ experiment, networks: 1 }))
      : study.points.flatMap(({ experiments: [experiment, ...others] }) => (experiment === undefined ? [] : [{ experiment, networks: others.length + 1 }]));
  const estimates = groups.map(({ experiment, networks }) => ({ ...estimateWork(ofEpochs(experiment, start)), networks }));
  const seconds = estimates.reduce((sum, estimate) => sum + estimate.seconds * estimate.networks, 0);
  const [only] = estimates;
  const isAlone = only !== undefined && estimates.length === 1 && only.networks === 1;
  return {
    seconds,
    bytes: study === null ? estimates.reduce((sum, { bytes }) => sum + bytes, 0) : Math.max(0, ...estimates.map(({ bytes }) => bytes)),
    isOver: estimates.some(({ over }) => over !== null) || (!isAlone && seconds > WORK_BUDGET.seconds),
  };
}

function ofEpochs(experiment: Experiment, start: AskedWork['start']): Experiment {
  return start === 'run' ? experiment : { ...experiment, epochs: 1 };
}
