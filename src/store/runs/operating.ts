import { MAX_OPERATIONS, type Operation } from '../../core/experiment/operation.ts';
import { placeOf, withOperations } from '../../core/experiment/schedule.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Work } from '../../core/experiment/work/work.ts';
import { NOTHING } from '../../core/experiment/work/workload.ts';
import { shownSideBySide } from '../../core/shown/shown.ts';
import { idsOf, MAIN_RUN } from './openRuns.ts';
import type { Run, RunId } from '../run.ts';
import { changeRun, openedRunsOf, type LabState } from '../state.ts';
import type { RunParts } from './training.ts';

/** What can be done to the one run that stands. */
export interface Operating {
  /**
   * Makes an operation in the run that is open alone, when the epochs that it names are done. Where the next one has begun
   * by then, the run is trained again from birth up to where it is: above the budget a question comes first.
   */
  readonly operateRun: (run: RunId, operation: Operation) => void;
  /** Goes back to before the last operation: at once where the place was kept, else by training again from birth. */
  readonly undoOperation: (run: RunId) => void;
  /** Trains the run again from birth, and beside it the same without its operations. */
  readonly runTwin: (run: RunId) => void;
}

/** The run that can be operated on: one is open, and nothing else. */
export function patientOf(state: Pick<LabState, 'shown' | 'runs' | 'sideBySide'>): Run | null {
  const [run = null, ...others] = openedRunsOf(state);
  return state.shown?.kind === 'run' && others.length === 0 ? run : null;
}

/** Epochs of a run that have begun: so many are done when the next operation can be made without training again from birth. */
export function epochsBegun({ experiment, step, status }: Pick<Run, 'experiment' | 'step' | 'status'>): number {
  const { epoch, into } = placeOf(experiment, step);
  return into > 0 || (status === 'running' && step > 0) ? epoch + 1 : epoch;
}

export function createOperating({ store, history, engine, questions, runs, carryOut }: RunParts): Operating {
  /** Shows experiments from birth in place of the run, and trains them to an epoch. */
  function trainAnew(experiments: readonly Experiment[], untilEpoch: number): void {
    const [first] = experiments;
    if (first === undefined) return;
    const ids = idsOf(experiments);
    const work = experiments.map((experiment, index): Work => ({ run: ids[index] ?? MAIN_RUN, experiment, networks: 1, summariesOnly: false, from: NOTHING, to: untilEpoch, allowed: NOTHING }));
    questions.requestWork('run', work, (permit) => {
      runs.showRuns(shownSideBySide(experiments) ?? { kind: 'run', experiment: first }, experiments);
      carryOut(permit);
    });
  }

  function changeUnborn(run: Run, experiment: Experiment): void {
    changeRun(store, run.id, { experiment });
    store.setState(({ shown }) => (shown?.kind === 'run' ? { shown: { kind: 'run', experiment } } : {}));
  }

  return {
    operateRun(id, operation) {
      const run = store.getState().runs[id];
      if (run === undefined || patientOf(store.getState())?.id !== id) return;
      const { operations = [], epochs } = run.experiment;
      if (operations.length >= MAX_OPERATIONS) return;
      const next = withOperations(run.experiment, [...operations, operation].toSorted((one, other) => one.epoch - other.epoch));
      if (operation.epoch < epochsBegun(run)) trainAnew([next], run.untilEpoch ?? (run.status === 'paused' ? placeOf(run.experiment, run.step).epoch : epochs));
      else if (run.birth === 'waiting') changeUnborn(run, next);
      else engine.sendRest({ kind: 'operateRun', run: id, generation: run.generation, operation });
    },
    undoOperation(id) {
      const run = store.getState().runs[id];
      const operations = run?.experiment.operations ?? [];
      const last = operations.at(-1);
      if (run === undefined || last === undefined || patientOf(store.getState())?.id !== id) return;
      const before = withOperations(run.experiment, operations.slice(0, -1));
      const place = history.placeAfter(id, last.epoch);
      if (place !== null) runs.goBack(id, before, place);
      else if (run.birth === 'waiting') changeUnborn(run, before);
      else if (epochsBegun(run) <= last.epoch) engine.sendRest({ kind: 'takeOperationBack', run: id, generation: run.generation });
      else trainAnew([before], Math.max(1, last.epoch));
    },
    runTwin(id) {
      const run = store.getState().runs[id];
      if (run?.experiment.operations === undefined || patientOf(store.getState())?.id !== id) return;
      trainAnew([run.experiment, withOperations(run.experiment, [])], run.experiment.epochs);
    },
  };
}
