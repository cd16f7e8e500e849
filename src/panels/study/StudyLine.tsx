import type { ReactNode } from 'react';
import { differencesText } from '../../core/comparison/differences.ts';
import { broughtAlong } from '../../core/study/study.ts';
import { SWEEP_AXES } from '../../core/study/sweepAxes.ts';
import type { StudyRun } from '../../store/state.ts';
import { studySeconds } from '../../store/tasks/study.ts';
import { theLab } from '../../store/theLab.ts';
import { countOf, formatDuration, formatNumber } from '../../core/words/numbers.ts';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import styles from './StudyLine.module.css';

interface StudyLineProps {
  readonly study: StudyRun;
  /** Index of the point shown. */
  readonly point: number;
  readonly onPoint: (point: number) => void;
}

/** What is studied, how far it has come, and of a sweep the value whose networks are shown. */
export function StudyLine({ study, point, onPoint }: StudyLineProps): ReactNode {
  const { sweep } = study.study;
  const all = study.points.reduce((sum, { experiments }) => sum + experiments.length, 0);
  const isTraining = study.file === null && (study.status === 'running' || study.status === 'paused');
  return (
    <div className={styles['line']}>
      <p className={styles['what']}>
        <strong>{sweep === null ? `The same experiment with ${countOf(study.study.seeds, 'seed')}` : `${countOf(study.study.seeds, 'seed')} at each of ${countOf(study.points.length, 'value')} of ${SWEEP_AXES[sweep.axis].label}`}.</strong>{' '}
        {alongWords(study)}{study.file === null ? stateWords(study, all) : openedWords(study, study.file.name, all)}
      </p>
      {isTraining && <progress className={styles['progress']} aria-label="Epochs trained, of all networks" max={all * study.experiment.epochs} value={epochsTrained(study, all)} />}
      {sweep !== null && (
        <SelectEntry
          label={`Networks at ${SWEEP_AXES[sweep.axis].label}`}
          options={study.points.map(({ value }, index) => ({ id: String(index), label: formatNumber(value ?? Number.NaN) }))}
          value={String(point)}
          onChange={(index) => onPoint(Number(index))}
        />
      )}
    </div>
  );
}

/** What the values of a sweep bring along, as a sentence and a space; empty for nothing. */
function alongWords({ points, study }: StudyRun): string {
  const words = differencesText(broughtAlong(points, study.sweep));
  return words === '' ? '' : `The values bring along: ${words}. `;
}

/** Epochs trained so far, of all networks together, those in training included. */
function epochsTrained({ networksDone, epoch, experiment, study }: StudyRun, all: number): number {
  return networksDone * experiment.epochs + Math.min(all - networksDone, study.seeds) * (epoch % experiment.epochs);
}

/** What Run does and how long that takes, by the same estimate that the page asks with. */
function runWords(study: StudyRun): string {
  const workers = theLab().workersOf(study.experiment.engine);
  return `Run trains them all${study.file === null ? '' : ' anew'}: about ${formatDuration(studySeconds(study, workers))} on an ordinary computer${workers > 1 ? ` with ${workers} cores, as many as are used here` : ''}.`;
}

/** Of which networks at birth is shown what they are, where all would take long. */
function drawnWords({ points }: StudyRun, all: number): string {
  const drawn = points.reduce((sum, _, point) => sum + theLab().lastSummariesOf(point).length, 0);
  return drawn === 0 ? `Drawing ${countOf(all, 'network')} at birth would take long, so they wait.` : `Shown at birth: the ${countOf(drawn, 'network')} of ${all} that are quick to draw.`;
}

/** Of a study from a file, where it stood. */
function openedWords(study: StudyRun, name: string, all: number): string {
  const { status, networksDone } = study;
  const isTrained = status === 'finished' || status === 'paused' || status === 'failed';
  const done = !isTrained ? 'the networks at birth' : networksDone === all ? `all ${countOf(all, 'network')} are done` : `${networksDone} of ${countOf(all, 'network')} done`;
  return `Opened from ${name} as it was recorded: ${done}. ${runWords(study)}`;
}

function stateWords(study: StudyRun, all: number): string {
  const { status, networksDone, epoch, experiment } = study;
  switch (status) {
    case 'preparing':
      return 'The networks at birth are being drawn.';
    case 'born':
      return `${countOf(all, 'network')} at birth. ${runWords(study)}`;
    case 'waiting':
      return `${drawnWords(study, all)} ${runWords(study)}`;
    case 'running':
      return `${networksDone} of ${countOf(all, 'network')} done; those in training are at epoch ${epoch} of ${experiment.epochs}.`;
    case 'paused':
      return `Paused with ${networksDone} of ${countOf(all, 'network')} done.`;
    case 'finished':
      return `All ${countOf(all, 'network')} are done.`;
    case 'failed':
    default:
      return `The engine stopped with ${networksDone} of ${countOf(all, 'network')} done. Press Run to go on.`;
  }
}
