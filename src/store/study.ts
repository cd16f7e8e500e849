import type { Experiment } from '../core/experiment/experiment.ts';
import type { Permit } from '../core/experiment/gate.ts';
import type { Work } from '../core/experiment/work.ts';
import { NOTHING, UNITS, type Place } from '../core/experiment/workload.ts';
import { studyPoints, type Study, type StudyPoint } from '../core/study/study.ts';
import type { Event } from '../engine/protocol.ts';
import { leaveForBirth } from './birth.ts';
import { reviveRuns, sendRest, sendWork } from './gatedEngine.ts';
import { lab, type Recovery, type StudyRun } from './lab.ts';
import { dropQuestion, requestWork } from './question.ts';
import { recoveryOf } from './recovery.ts';
import { createRevisions, type Schedule } from './revisions.ts';
import { forgetSummaries, forgetSummariesAfter, lastEpochOfNetworks, recordFacts, recordSummaries } from './studyHistory.ts';
import { studyTasks, type StudyTask } from './studyTasks.ts';

/** Id of the run under which the engine trains the networks of a study. */
export const STUDY_RUN = 'study';

/** How far its networks may go. */
let leave: Permit | null = null;
let generation = 0;
let tasks: readonly StudyTask[] = [];
let current = 0;
let isTraining = false;
/** Whether a pause is wanted. */
let isHeld = false;
/** Whether it came after the networks of one task and before those of the next. */
let isBetweenTasks = false;
/** Seconds that the tasks done took, and where the present one stands; shown with the next picture. */
let secondsBefore = 0;
let seconds = 0;
let epoch = 0;

function change(part: Partial<StudyRun>): void {
  lab.setState(({ study }) => (study === null ? {} : { study: { ...study, ...part } }));
}

function address(): { readonly run: string; readonly generation: number } {
  return { run: STUDY_RUN, generation };
}

/** Puts the counters to where nothing is trained. */
function rewind(): void {
  current = 0;
  secondsBefore = 0;
  seconds = 0;
  epoch = 0;
}

function beginTask(): void {
  const task = tasks[current];
  if (task === undefined) {
    change({ status: isTraining ? 'finished' : 'born' });
    return;
  }
  if (leave === null) return;
  generation += 1;
  sendWork(leave, { ...address(), kind: 'prepareRun', experiments: task.experiments, summariesOnly: true, until: isTraining ? 'losses' : 'units', continues: isTraining && current > 0 });
  const [first] = task.experiments;
  if (isTraining && first !== undefined) sendWork(leave, { ...address(), kind: 'startRun', untilEpoch: first.epochs });
}

function workOf(points: readonly StudyPoint[], to: Place): readonly Work[] {
  return points.flatMap(({ experiments: [experiment, ...others] }) =>
    experiment === undefined ? [] : [{ run: STUDY_RUN, experiment, networks: others.length + 1, summariesOnly: true, from: NOTHING, to, allowed: NOTHING }],
  );
}

/** Shows many networks at birth in place of the study before, if that goes without asking. */
export function openStudy(base: Experiment, study: Study): void {
  dropQuestion();
  closeStudy();
  const points = studyPoints(base, study);
  tasks = studyTasks(points);
  rewind();
  isHeld = false;
  isBetweenTasks = false;
  isTraining = false;
  leave = leaveForBirth(workOf(points, UNITS));
  lab.setState({
    study: { base, study, points, status: leave === null ? 'waiting' : 'preparing', engine: null, networksDone: 0, epoch: 0, seconds: 0, failure: null, recovery: null, revision: 0 },
  });
  if (leave !== null) beginTask();
}

/** Drops the study and what it recorded. */
export function closeStudy(): void {
  if (lab.getState().study === null) return;
  sendRest({ ...address(), kind: 'releaseRun' });
  generation += 1;
  forgetSummaries();
  lab.setState({ study: null });
}

/**
 * Trains all networks, or goes on after a pause, or after a failure from the last checkpoint, and calls back when it
 * begins: above the budget a question comes first. A finished study starts again.
 */
export function startStudy(onStart: () => void = () => {}): void {
  const { study } = lab.getState();
  if (study === null || study.status === 'running') return;
  if (leave !== null && isTraining && (study.status === 'paused' || study.status === 'failed')) {
    goOn(study, leave);
    onStart();
    return;
  }
  requestWork('run', workOf(study.points, study.base.epochs), (permit) => {
    leave = permit;
    goOn(study, permit);
    onStart();
  });
}

function goOn(study: StudyRun, permit: Permit): void {
  isHeld = false;
  if (study.status === 'failed' && isTraining) {
    restartStudy(false);
    return;
  }
  if (study.status === 'paused') {
    if (isBetweenTasks) beginTask();
    else sendWork(permit, { ...address(), kind: 'startRun', untilEpoch: study.base.epochs });
  } else {
    isTraining = true;
    rewind();
    study.points.forEach(({ experiments }, point) => forgetSummariesAfter(0, point, 0, experiments.length));
    change({ networksDone: 0, epoch: 0, seconds: 0, failure: null, recovery: null, revision: study.revision + 1 });
    beginTask();
  }
  isBetweenTasks = false;
  change({ status: 'running' });
}

/** Puts a study that failed on another engine, on the CPU if asked, and goes on with what it was at: drawing, or training from the last checkpoint. */
export function restartStudy(onCpu: boolean): void {
  const { study } = lab.getState();
  if (study?.status === 'failed' && leave !== null) reviveRuns(leave, [{ run: STUDY_RUN, untilEpoch: isTraining ? study.base.epochs : null }], onCpu);
}

/** Holds the networks in training; where these are about to end, before the next are drawn. */
export function pauseStudy(): void {
  if (lab.getState().study?.status !== 'running') return;
  isHeld = true;
  sendRest({ ...address(), kind: 'pauseRun' });
}

function statusAfter({ isTraining: trainsOn }: Recovery): StudyRun['status'] {
  if (trainsOn) return 'running';
  return isTraining ? 'paused' : 'preparing';
}

/** Connects the study to an engine; returns the listener of its events. */
export function createStudyReceiver(schedule?: Schedule): (event: Event) => void {
  const revisions = createRevisions(() => {
    const { study } = lab.getState();
    if (study !== null) change({ revision: study.revision + 1, epoch, seconds: secondsBefore + seconds });
  }, schedule);

  return (event) => {
    const task = tasks[current];
    if (event.run !== STUDY_RUN || event.generation !== generation || task === undefined) return;
    switch (event.kind) {
      case 'engineChosen':
        change({ engine: event.engine });
        break;
      case 'summariesRecorded':
        recordSummaries(task.point, event.epoch, event.summaries.map((summary) => ({ ...summary, replica: summary.replica + task.offset })));
        epoch = event.epoch;
        seconds = event.seconds;
        revisions.note(STUDY_RUN);
        break;
      case 'birthHeld':
        if (isTraining) break;
        current += 1;
        beginTask();
        break;
      case 'runPaused':
        revisions.flush();
        change({ status: 'paused' });
        break;
      case 'runStopped':
        secondsBefore += seconds;
        seconds = 0;
        change({ networksDone: (lab.getState().study?.networksDone ?? 0) + task.experiments.length });
        current += 1;
        isBetweenTasks = isHeld && current < tasks.length;
        if (isBetweenTasks) change({ status: 'paused' });
        else beginTask();
        revisions.flush();
        break;
      case 'runFailed':
        revisions.flush();
        change({ status: 'failed', failure: event.message });
        break;
      case 'factsDrawn':
        recordFacts(task.point, task.offset, event.facts);
        break;
      case 'frameRecorded':
      case 'progressed':
      case 'breathed':
      case 'birthEvaluated':
      case 'runPrepared':
      case 'runChecked':
      case 'checkFailed':
      case 'checkpointed':
        break;
      case 'runRecovered': {
        const { point, offset, experiments } = task;
        const [first] = experiments;
        if (first === undefined) break;
        const recovery = recoveryOf(event, first, lastEpochOfNetworks(point, offset, experiments.length), lab.getState().study?.recovery ?? null);
        forgetSummariesAfter(recovery.epoch, point, offset, experiments.length);
        epoch = recovery.epoch;
        seconds = event.seconds;
        revisions.note(STUDY_RUN);
        revisions.flush();
        isHeld = false;
        change({ status: statusAfter(recovery), failure: null, recovery });
        break;
      }
    }
  };
}
