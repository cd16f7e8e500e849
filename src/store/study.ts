import type { Permit } from '../core/experiment/gate.ts';
import { estimateWork, type Work, type WorkEstimate } from '../core/experiment/work.ts';
import { UNITS, type Place } from '../core/experiment/workload.ts';
import type { ShownStudy } from '../core/shown/shown.ts';
import { studyPoints, type StudyPoint } from '../core/study/study.ts';
import type { Event } from '../engine/protocol.ts';
import { leaveForCheapest } from './birth.ts';
import type { GatedEngine } from './gatedEngine.ts';
import type { Questions } from './question.ts';
import { recoveryOf } from './recovery.ts';
import { createRevisions, type Schedule } from './revisions.ts';
import { studyOf, type LabStore, type Recovery, type StudyRun } from './state.ts';
import type { StudyHistory } from './studyHistory.ts';
import { studyTasks, type StudyTask } from './studyTasks.ts';
import { createTaskTraining, workOnNetworks } from './taskTraining.ts';

/** Id of the run under which the engine trains the networks of a study. */
export const STUDY_RUN = 'study';

/** What can be done with a study: nothing while none is shown. */
export interface StudyTraining {
  /** Shows many networks at birth in place of the study before, if that goes without asking. */
  readonly openStudy: (shown: ShownStudy) => void;
  /** Drops the study and what it recorded. */
  readonly closeStudy: () => void;
  /**
   * Trains all networks, or goes on after a pause, or after a failure from the last checkpoint, and calls back when it
   * begins: above the budget a question comes first. A finished study starts again.
   */
  readonly startStudy: (onStart: () => void) => void;
  /** Puts a study that failed on another engine, on the CPU if asked, and goes on with what it was at: drawing, or training from the last checkpoint. */
  readonly restartStudy: (onCpu: boolean) => void;
  /** Holds the networks in training; where these are about to end, before the next are drawn. */
  readonly pauseStudy: () => void;
  /** Hears what the engine says of its networks. */
  readonly receive: (event: Event) => void;
}

interface Parts {
  readonly store: LabStore;
  readonly history: StudyHistory;
  readonly engine: GatedEngine;
  readonly questions: Questions;
  readonly schedule: Schedule;
}

export function createStudyTraining({ store, history, engine, questions, schedule }: Parts): StudyTraining {
  /** How far its networks may go. */
  let leave: Permit | null = null;
  let tasks: readonly StudyTask[] = [];
  let current = 0;
  let isTraining = false;
  /** Whether networks are left that nobody has drawn. */
  let isPartial = false;
  /** Whether a pause is wanted. */
  let isHeld = false;
  /** Whether it came after the networks of one task and before those of the next. */
  let isBetweenTasks = false;
  /** Seconds that the tasks done took, and where the present one stands; shown with the next picture. */
  let secondsBefore = 0;
  let seconds = 0;
  let epoch = 0;

  function shownStudy(): StudyRun | null {
    return studyOf(store.getState());
  }

  function change(part: Partial<StudyRun>): void {
    store.setState(({ shown }) => (shown?.kind === 'study' ? { shown: { ...shown, ...part } } : {}));
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
      training.leave();
      change({ status: isTraining ? 'finished' : isPartial ? 'waiting' : 'born' });
      return;
    }
    if (leave === null) return;
    training.begin(leave, task, { trains: isTraining, summaries: 'every-epoch', continues: isTraining && current > 0 });
  }

  function openStudy({ experiment, study }: ShownStudy): void {
    questions.dropQuestion();
    closeStudy();
    const points = studyPoints(experiment, study);
    const drawn = cheapNetworks(points);
    tasks = studyTasks(points).filter(({ point, offset }) => offset < (drawn.networks[point] ?? 0)).map((task) => ({ ...task, experiments: task.experiments.slice(0, (drawn.networks[task.point] ?? 0) - task.offset) }));
    isPartial = points.some(({ experiments }, point) => (drawn.networks[point] ?? 0) < experiments.length);
    rewind();
    isHeld = false;
    isBetweenTasks = false;
    isTraining = false;
    leave = drawn.permit;
    store.setState({
      shown: { kind: 'study', experiment, study, points, status: leave === null ? 'waiting' : 'preparing', engine: null, networksDone: 0, epoch: 0, seconds: 0, failure: null, recovery: null, revision: 0 },
    });
    if (leave !== null) beginTask();
  }

  function closeStudy(): void {
    if (shownStudy() === null) return;
    training.release();
    history.forgetSummaries();
    store.setState({ shown: null });
  }

  function startStudy(onStart: () => void): void {
    const study = shownStudy();
    if (study === null || study.status === 'running') return;
    if (leave !== null && isTraining && (study.status === 'paused' || study.status === 'failed')) {
      goOn(study, leave);
      onStart();
      return;
    }
    questions.requestWork('run', workOf(study.points, study.experiment.epochs), (permit) => {
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
      else training.goOn(permit);
    } else {
      isTraining = true;
      tasks = studyTasks(study.points);
      rewind();
      study.points.forEach(({ experiments }, point) => history.forgetSummariesAfter(0, point, 0, experiments.length));
      change({ networksDone: 0, epoch: 0, seconds: 0, failure: null, recovery: null, revision: study.revision + 1 });
      beginTask();
    }
    isBetweenTasks = false;
    change({ status: 'running' });
  }

  function restartStudy(onCpu: boolean): void {
    if (shownStudy()?.status === 'failed' && leave !== null) training.revive(leave, isTraining, onCpu);
  }

  function pauseStudy(): void {
    if (shownStudy()?.status !== 'running') return;
    isHeld = true;
    training.pause();
  }

  function statusAfter({ isTraining: trainsOn }: Recovery): StudyRun['status'] {
    if (trainsOn) return 'running';
    return isTraining ? 'paused' : 'preparing';
  }

  const revisions = createRevisions(() => {
    const study = shownStudy();
    if (study !== null) change({ revision: study.revision + 1, epoch, seconds: secondsBefore + seconds });
  }, schedule);

  const training = createTaskTraining(engine, STUDY_RUN, hear);

  function hear(event: Event, task: StudyTask): void {
    switch (event.kind) {
      case 'engineChosen':
        change({ engine: event.engine });
        break;
      case 'summariesRecorded':
        history.recordSummaries(task.point, event.epoch, event.summaries);
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
        change({ networksDone: (shownStudy()?.networksDone ?? 0) + task.experiments.length });
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
        history.recordFacts(task.point, task.offset, event.facts);
        break;
      case 'frameRecorded':
      case 'earlyRecorded':
      case 'progressed':
      case 'breathed':
      case 'birthEvaluated':
      case 'runPrepared':
      case 'runChecked':
      case 'checkFailed':
      case 'operationReached':
      case 'runOperated':
      case 'checkpointed':
        break;
      case 'runRecovered': {
        const { point, offset, experiments } = task;
        const [first] = experiments;
        if (first === undefined) break;
        const recovery = recoveryOf(event, first, history.lastEpochOfNetworks(point, offset, experiments.length), shownStudy()?.recovery ?? null);
        history.forgetSummariesAfter(recovery.epoch, point, offset, experiments.length);
        epoch = recovery.epoch;
        seconds = event.seconds;
        revisions.note(STUDY_RUN);
        revisions.flush();
        isHeld = false;
        change({ status: statusAfter(recovery), failure: null, recovery });
        break;
      }
    }
  }

  return { openStudy, closeStudy, startStudy, restartStudy, pauseStudy, receive: training.receive };
}

/** The networks to draw when a study is opened, by point: all of them, or the first few where the whole would take long. */
interface CheapNetworks {
  /** null where none are to be drawn. */
  readonly permit: Permit | null;
  readonly networks: readonly number[];
}

/** As many points as go without asking, the cheapest first; where not even one does, as many networks of the cheapest as do. */
function cheapNetworks(points: readonly StudyPoint[]): CheapNetworks {
  const whole = leaveForCheapest(workOf(points, UNITS));
  if (whole !== null) return { permit: whole.permit, networks: points.map(({ experiments }, point) => (whole.chosen.includes(point) ? experiments.length : 0)) };
  const alone = points.map(({ experiments }, point) => ({ point, seconds: estimateWork(workOnNetworks(STUDY_RUN, { experiments: experiments.slice(0, 1) }, UNITS)).seconds }));
  const cheapest = alone.toSorted((one, other) => one.seconds - other.seconds)[0]?.point ?? 0;
  const single = points[cheapest]?.experiments ?? [];
  const some = leaveForCheapest(single.flatMap((experiment) => workOnNetworks(STUDY_RUN, { experiments: [experiment] }, UNITS)));
  return { permit: some?.permit ?? null, networks: points.map((_, point) => (point === cheapest ? (some?.chosen.length ?? 0) : 0)) };
}

/** What it is expected to take to train all networks of a study. */
export function studyEstimate({ points, experiment }: Pick<StudyRun, 'points' | 'experiment'>): WorkEstimate {
  return estimateWork(workOf(points, experiment.epochs));
}

function workOf(points: readonly StudyPoint[], to: Place): readonly Work[] {
  return points.flatMap((point) => workOnNetworks(STUDY_RUN, point, to));
}
