import type { Permit } from '../../core/experiment/work/gate.ts';
import { BIRTH } from '../../core/experiment/work/workload.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import { UNCHECKED, type Run } from '../run.ts';
import { changeRun, type LabStore } from '../state.ts';

/** What brings runs where a permit lets them go. */
export function carrierOf(store: LabStore, { sendWork, reviveRuns }: GatedEngine): (permit: Permit) => void {
  /** Trains a run to an epoch; one that failed from its last checkpoint. */
  function train(permit: Permit, run: Run, untilEpoch: number): void {
    if (run.status === 'failed') {
      reviveRuns(permit, [{ run: run.id, untilEpoch }], false);
      return;
    }
    changeRun(store, run.id, { status: 'running', untilEpoch, check: run.check.status === 'checking' ? UNCHECKED : run.check });
    sendWork(permit, { kind: 'startRun', run: run.id, generation: run.generation, untilEpoch });
  }

  return (permit) => {
    for (const { run: id, to } of permit.work) {
      const run = store.getState().runs[id];
      if (run === undefined) continue;
      const { generation, experiment } = run;
      changeRun(store, id, { allowed: Math.max(run.allowed, to), birth: run.birth === 'held' && to >= BIRTH ? 'reading' : run.birth });
      if (run.birth === 'waiting') {
        changeRun(store, id, { birth: 'reading' });
        sendWork(permit, { kind: 'prepareRun', run: id, generation, experiments: [experiment], until: to < BIRTH ? 'units' : 'losses' });
      } else if (to === BIRTH && run.birth !== 'known') {
        sendWork(permit, { kind: 'evaluateBirth', run: id, generation });
      }
      if (to > BIRTH) train(permit, run, to);
    }
  };
}
