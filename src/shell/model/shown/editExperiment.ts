import { changeExperiment, type ExperimentPatch } from '../../../core/experiment/settings/changeExperiment.ts';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { fieldOf, PROPERTIES, type Property } from '../../../core/experiment/settings/fields.ts';
import { textOf } from '../../../core/experiment/settings/propertyText.ts';
import type { Settled } from '../../../core/experiment/settings/settle.ts';
import { encodeLink } from '../../../core/link/encode.ts';
import { comparedKey, shownOn, withoutValues, type Shown } from '../../../core/shown/shown.ts';
import { theLab } from '../../../store/theLab.ts';
import { changeShell } from '../shellState.ts';
import { commitAddress } from '../address/addressBar.ts';
import type { EditPhase } from '../../../ui/controls/editPhase.ts';
import { inPhase } from '../address/linkSync.ts';
import { mainRun } from './mainRun.ts';

/** Changes the experiment shown: networks are shown at birth, and the address follows. */
export function editExperiment(patch: ExperimentPatch, phase: EditPhase = 'committed'): void {
  editWith((experiment) => changeExperiment(experiment, patch), phase);
}

/**
 * The same with any change; what had to change besides is said in passing. Of a comparison it changes all runs, and
 * of a study all networks; changing the compared or swept setting itself ends the comparison or sweep.
 */
export function editWith(change: (experiment: Experiment) => Settled, phase: EditPhase = 'committed'): void {
  const current = mainRun()?.experiment;
  const before = theLab().getState().shown;
  if (current === undefined || before === null) return;
  const { experiment, consequences } = change(current);
  if (encodeLink(experiment) !== encodeLink(current)) {
    const { shown, ended } = edited(before, current, experiment, change);
    inPhase(phase, () => theLab().open(shown));
    if (ended !== null) changeShell({ toast: { text: ended } });
  }
  if (phase === 'committed') commitAddress();
  const [first] = consequences;
  if (first !== undefined) changeShell({ toast: { text: first.reason } });
}

interface Edited {
  readonly shown: Shown;
  /** Why a comparison or sweep ended; null when nothing did. */
  readonly ended: string | null;
}

/** What is shown after the main run's experiment was changed from `from` to `to`. */
function edited(before: Shown, from: Experiment, to: Experiment, change: (experiment: Experiment) => Settled): Edited {
  const key = comparedKey(before);
  const property = PROPERTIES.find((each: Property) => fieldOf(each).key === key);
  const hasChanged = property !== undefined && textOf(from, property) !== textOf(to, property);
  const kept = shownOn(before, before.kind === 'comparison' ? change(before.experiment).experiment : to);
  if (key === null || (!hasChanged && comparedKey(kept) !== null)) return { shown: kept, ended: null };
  return { shown: withoutValues(before, to), ended: `The ${before.kind === 'study' ? 'sweep' : 'comparison'} of ${key} has ended.` };
}
