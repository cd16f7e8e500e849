import type { Experiment } from '../../../core/experiment/experiment.ts';
import type { Run } from '../../../store/run.ts';
import type { LabState } from '../../../store/state.ts';
import { theLab, useLab } from '../../../store/theLab.ts';

function selectMainRun({ runs, sideBySide: [first] }: LabState): Run | undefined {
  return first === undefined ? undefined : runs[first];
}

/** The run that the controls act on; undefined before the first experiment is opened. */
export function mainRun(): Run | undefined {
  return selectMainRun(theLab().getState());
}

/** Subscribes to one thing of the main run; the run itself changes with every picture. Undefined before the first experiment is opened. */
export function useOfMainRun<K extends keyof Run>(key: K): Run[K] | undefined {
  return useLab((state) => selectMainRun(state)?.[key]);
}

/** Subscribes to the main run's experiment. */
export function useMainExperiment(): Experiment | undefined {
  return useOfMainRun('experiment');
}
