import { changeExperiment, type Changed, type ExperimentPatch } from '../../core/experiment/changeExperiment.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { openExperiment } from '../../store/actions.ts';
import { changeShell } from '../state/shellState.ts';
import type { EditPhase } from './editPhase.ts';
import { commitAddress, inPhase } from './linkSync.ts';
import { mainRun } from './mainRun.ts';

/** Changes the main run's experiment: its network is shown at birth, and the address follows. */
export function editExperiment(patch: ExperimentPatch, phase: EditPhase = 'committed'): void {
  editWith((experiment) => changeExperiment(experiment, patch), phase);
}

/** The same with any change; what had to change besides is said in passing. */
export function editWith(change: (experiment: Experiment) => Changed, phase: EditPhase = 'committed'): void {
  const current = mainRun()?.experiment;
  if (current === undefined) return;
  const { experiment, consequences } = change(current);
  if (encodeLink(experiment) !== encodeLink(current)) inPhase(phase, () => openExperiment(experiment));
  if (phase === 'committed') commitAddress();
  const [first] = consequences;
  if (first !== undefined) changeShell({ toast: { text: first.reason } });
}
