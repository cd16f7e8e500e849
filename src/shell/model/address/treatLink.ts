import { openedRunsOf, type LabState, type TrialRun } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { showEpoch, newestEpochOf } from '../activity/epochs.ts';
import { activityOf } from '../activity/activity.ts';
import { changeShell } from '../shellState.ts';
import { addressNow, amendPage } from './address.ts';

/**
 * Keeps trials and `treat=1` in step: where the address has it, treatments are tried once the run has ended; where
 * they are tried, the address gets it, and loses it when they are cancelled. Says why a trial could not begin. Returns
 * how to stop.
 */
export function followTrials(): () => void {
  /** Generation of the run whose treatments were asked for last. */
  let asked = -1;
  let before: Pick<LabState, 'trial' | 'trialRefusal'> = theLab().getState();

  return theLab().subscribe((state) => {
    const { trial, trialRefusal } = state;
    const last = before;
    before = { trial, trialRefusal };
    if (trialRefusal !== null && trialRefusal !== last.trialRefusal) changeShell({ toast: { text: trialRefusal } });
    if (trial !== null && trial.status !== last.trial?.status) writeTreat(trial);
    const [run, ...others] = openedRunsOf(state);
    if (run === undefined || others.length > 0 || run.status !== 'finished' || run.generation === asked) return;
    if (state.shown?.kind !== 'run' || trial !== null || addressNow().page.treat !== true) return;
    asked = run.generation;
    void theLab().tryTreatments(run.id);
  });
}

function writeTreat({ status }: TrialRun): void {
  const { treat, ...page } = addressNow().page;
  if (status === 'cancelled' ? treat === true : treat !== true) amendPage(status === 'cancelled' ? page : { ...page, treat: true });
}

/** Shows the epoch that the address names once training is over. Returns how to stop. */
export function followEpoch(): () => void {
  let was = '';
  return theLab().subscribe((state) => {
    const { status } = activityOf(state);
    if (status === was) return;
    was = status;
    const { epoch } = addressNow().page;
    if (status === 'finished' && epoch !== undefined) showEpoch(epoch, newestEpochOf(state));
  });
}
