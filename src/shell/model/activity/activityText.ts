import { countOf, formatDuration } from '../../../core/words/numbers.ts';
import { longBirthOf } from '../../../store/runs/birth.ts';
import { openedRunsOf, studyOf, type LabState, type StudyRun } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { birthText } from '../work/workWords.ts';
import { activityOf, slowestRun } from './activity.ts';
import { lookedAtOf } from './epochs.ts';
import { stateName, statusText } from './statusText.ts';

/** The announcement of where everything shown stands, a long evaluation at birth included, and of the epoch that is looked at where it is not the newest. */
export function activityText(state: LabState): string {
  const birth = longBirthOf(state);
  return [trainingText(state), birth === null ? '' : birthText(birth), lookedAtText(state)].filter((text) => text !== '').join(' ');
}

function lookedAtText(state: LabState): string {
  if (state.playback?.isHeld === false) return 'The epochs are shown one by one.';
  const epoch = lookedAtOf(state);
  if (epoch === null) return '';
  return epoch === 0 ? 'The network at birth is shown.' : `Epoch ${epoch} is shown.`;
}

/** Of several runs the one furthest behind speaks. */
function trainingText(state: LabState): string {
  const { status } = activityOf(state);
  if (status === 'none') return '';
  const study = studyOf(state);
  if (study !== null) {
    const { file, seconds } = study;
    return `${file === null ? `${stateName(status)}${status === 'finished' ? ` after ${formatDuration(seconds)}` : ''}` : `Opened from ${file.name}`}. ${networksText(study)}.`;
  }
  const run = slowestRun(state);
  if (run === undefined) return '';
  const open = openedRunsOf(state).length;
  if (open === 1) return statusText(run, theLab().framesOf(run.id).at(-1));
  return `${statusText({ ...run, status }, undefined)} ${countOf(open, 'run')} side by side.`;
}

/** How many networks of a study are done: `32 of 64 networks done`. */
export function networksText({ networksDone, points }: Pick<StudyRun, 'networksDone' | 'points'>): string {
  const all = points.reduce((sum, { experiments }) => sum + experiments.length, 0);
  return `${networksDone} of ${countOf(all, 'network')} done`;
}
