import { estimateWork } from '../../core/experiment/work.ts';
import { startRun, stepEpoch } from '../../store/actions.ts';
import { mainRun } from '../link/mainRun.ts';
import { changeShell, type AskedWork } from '../state/shellState.ts';

/** Trains the main run, or one epoch of it; asks first when the estimate is above the budget and nothing has been trained yet. */
export function requestRun(start: AskedWork['start'] = 'run'): void {
  const run = mainRun();
  if (run === undefined) return;
  const { experiment } = run;
  const { seconds, bytes, over } = estimateWork(start === 'run' ? experiment : { ...experiment, epochs: 1 });
  const isUnderWay = run.status === 'paused';
  if (over !== null && !isUnderWay) changeShell({ asked: { seconds, bytes, start } });
  else begin(start);
}

/** Starts what was asked for. */
export function begin(start: AskedWork['start']): void {
  changeShell({ asked: null });
  if (start === 'run') startRun();
  else stepEpoch();
}
