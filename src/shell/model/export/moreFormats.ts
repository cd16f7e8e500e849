import type { Layer } from '../../../core/experiment/experiment.ts';
import { keptAt } from '../../../core/telemetry/keptParameters.ts';
import { epochName } from '../../../core/words/names.ts';
import { openedRunsOf, studyOf, type LabState } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { lookedAtOf } from '../activity/epochs.ts';

/** The forms of a run that `moreFiles.ts` writes, which is loaded then: what the menu says of each, and what it takes. */
const FORMATS = {
  tidy: { label: 'Tidy CSV', takes: 'frames', about: 'four tables, zipped' },
  npz: { label: 'Kernels (.npz)', takes: 'kernels', about: 'for NumPy' },
  safetensors: { label: 'Kernels (.safetensors)', takes: 'kernels', about: 'for PyTorch, JAX, …' },
  events: { label: 'TensorBoard', takes: 'frames', about: 'an event file' },
  layersModel: { label: 'TensorFlow.js model', takes: 'kernels', about: 'a LayersModel' },
  torch: { label: 'PyTorch script', takes: 'script', about: 'the same run there' },
  keras: { label: 'Keras script', takes: 'script', about: 'the same run there' },
  notebook: { label: 'Notebook (.ipynb)', takes: 'script', about: 'the same run in PyTorch' },
} as const;

export type MoreFormatId = keyof typeof FORMATS;

/** A form in words. */
export function moreFormatLabel(format: MoreFormatId): string {
  return FORMATS[format].label;
}

/** Why what is shown cannot be written in a form, in a sentence; null where it can. */
export function moreFormatRefusal(format: MoreFormatId, state: LabState): string | null {
  const { takes } = FORMATS[format];
  if (studyOf(state) !== null) return format === 'tidy' ? null : 'Many seeds are exported as JSON, CSV and tidy CSV.';
  const shown = state.sideBySide.flatMap((id) => state.runs[id] ?? []);
  if (takes === 'script' && shown.some(({ experiment: { operations = [] } }) => operations.length > 0)) return 'A run with operations cannot be written as a script yet.';
  if (takes === 'kernels' && shown.some(({ file }) => file !== undefined)) return 'A run that was opened from a file has no kernels.';
  if (takes === 'kernels' && shown.some(({ id }) => keptAt(theLab().framesOf(id), Infinity) === null)) return 'The kernels are not drawn yet.';
  if (format === 'layersModel' && shown.some(({ experiment }) => experiment.layers.some(isOtherElu))) return 'TensorFlow.js has no ELU with another α than 1.';
  return null;
}

function isOtherElu({ activation: { id, parameters } }: Layer): boolean {
  return id === 'elu' && parameters[0] !== 1;
}

/** What is said of a form beside its name: of kernels, of which epoch they are. */
export function moreFormatDetail(format: MoreFormatId, state: LabState): string {
  const { takes, about } = FORMATS[format];
  if (studyOf(state) !== null) return 'two tables, zipped';
  const [run] = openedRunsOf(state);
  if (takes !== 'kernels' || run === undefined) return about;
  const kept = keptAt(theLab().framesOf(run.id), lookedAtOf(state) ?? Infinity);
  return kept === null ? about : `${about}, ${epochName(kept.epoch)}`;
}
