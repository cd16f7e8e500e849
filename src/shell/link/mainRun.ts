import type { Experiment } from '../../core/experiment/experiment.ts';
import { lab, useLab, type Lab, type Run } from '../../store/lab.ts';

function selectMainRun({ runs, shown: [first] }: Lab): Run | undefined {
  return first === undefined ? undefined : runs[first];
}

/** The run that the controls act on; undefined before the first experiment is opened. */
export function mainRun(): Run | undefined {
  return selectMainRun(lab.getState());
}

/** Subscribes to the main run. */
export function useMainRun(): Run | undefined {
  return useLab(selectMainRun);
}

/** Subscribes to the main run's experiment only, which changes rarely. */
export function useMainExperiment(): Experiment | undefined {
  return useLab((state) => selectMainRun(state)?.experiment);
}
