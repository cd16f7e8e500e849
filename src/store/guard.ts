import { linkChange } from '../core/link/linkChange.ts';
import { withOperations } from '../core/experiment/schedule.ts';
import { writeShown, type Shown } from '../core/shown/shown.ts';
import type { Guard } from '../core/address/lock.ts';
import type { OpenRuns } from './runs/openRuns.ts';
import type { Training } from './runs/training.ts';
import type { Operating } from './runs/operating.ts';
import type { RecordedElsewhere } from './tasks/study.ts';
import type { TrialLimits } from './tasks/trial.ts';
import { openedRunsOf, type LabStore } from './state.ts';

/** Holds what is shown to a guard. */
export interface Guarding {
  /** From now on everything that is shown is held to it; null for nothing. */
  readonly setGuard: (guard: Guard | null) => void;
}

/** The ways in which the experiment shown can change. */
interface Ways extends Pick<Training, 'tryRemedy'>, Pick<OpenRuns, 'dropRun'>, Operating {
  readonly open: (shown: Shown) => void;
  readonly openRecorded: (recorded: RecordedElsewhere) => boolean;
}

/** The same ways, held to a guard, and what it leaves of trials. What is refused is told in the state. */
export function createGuarding(store: LabStore, ways: Ways): { readonly guarded: Guarding & Ways; readonly trialLimits: TrialLimits } {
  let guard: Guard | null = null;
  const refuse = (held: readonly string[]): void => store.setState({ lockRefusal: { held } });
  const trialLimits: TrialLimits = {
    allowsTreated: (treated) => guard?.keeps([treated]) !== false,
    allowsSeeds: () => guard?.allowsSeeds() !== false,
    allowsCompare: () => guard?.allows([]) !== false,
  };
  const guarded: Guarding & Ways = {
    setGuard(next) {
      guard = next;
    },
    open(wanted) {
      const { shown, held } = guard?.hold(wanted) ?? { shown: wanted, held: [] };
      if (held.length > 0) refuse(held);
      const before = store.getState().shown;
      const isSame = held.length > 0 && shown !== null && before !== null && writeShown(shown) === writeShown(before);
      if (shown !== null && !isSame) ways.open(shown);
    },
    openRecorded(recorded) {
      const { shown, held } = guard?.hold(recorded.study) ?? { shown: recorded.study, held: [] };
      return shown !== null && held.length === 0 && ways.openRecorded(recorded);
    },
    tryRemedy(run, remedy) {
      const experiment = store.getState().runs[run]?.experiment;
      const treated = experiment === undefined ? [] : [linkChange(experiment, remedy.change).experiment];
      if (guard?.allows(treated) !== false) ways.tryRemedy(run, remedy);
      else refuse(guard.keeps(treated) ? ['compare'] : []);
    },
    dropRun(run) {
      if (guard?.allowsDrop() !== false) ways.dropRun(run);
      else refuse(['compare']);
    },
    operateRun(run, operation) {
      if (guard?.allowsOperation(operation) !== false) ways.operateRun(run, operation);
      else refuse([operation.kind]);
    },
    undoOperation(run) {
      if (guard?.allowsUndo() !== false) ways.undoOperation(run);
      else refuse(['at']);
    },
    runTwin(run) {
      const opened = openedRunsOf(store.getState()).map(({ experiment }) => withOperations(experiment, []));
      if (guard?.allows(opened) !== false) ways.runTwin(run);
      else refuse(['at']);
    },
  };
  return { guarded, trialLimits };
}
