import { pauseRun, resetRun, startRun, stepEpoch } from '../../../store/actions.ts';
import { lab } from '../../../store/lab.ts';
import { openStudy, pauseStudy, startStudy } from '../../../store/study.ts';

/** Trains the open runs or the networks of a study, and calls back when it begins: above the budget a question comes first. */
export function requestRun(onStart: () => void = () => {}): void {
  if (lab.getState().study === null) startRun(onStart);
  else startStudy(onStart);
}

/** Trains one epoch of the open runs; a study has no single epochs. */
export function requestEpoch(): void {
  if (lab.getState().study === null) stepEpoch();
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
