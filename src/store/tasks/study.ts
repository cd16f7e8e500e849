import type { Experiment } from '../../core/experiment/experiment.ts';
import { PROGRESS_ABOVE, type Permit } from '../../core/experiment/work/gate.ts';
import { estimateWork, secondsShared, type Work } from '../../core/experiment/work/work.ts';
import { UNITS, type Place } from '../../core/experiment/work/workload.ts';
import type { ShownStudy } from '../../core/shown/shown.ts';
import { studyPoints, type StudyPoint } from '../../core/study/study.ts';
import type { AskedEngine } from '../../core/vocabulary/engines.ts';
import type { Event } from '../../engine/protocol.ts';
import { leaveForCheapest } from '../runs/birth.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { Questions } from '../gate/question.ts';
import { recoveryOf } from '../runs/recovery.ts';
import { createRevisions, type Schedule } from '../runs/revisions.ts';
import { studyOf, type LabStore, type StudyRun } from '../state.ts';
import type { StudyHistory } from './studyHistory.ts';
import { lanesFor, studyTasks, type StudyTask } from './studyTasks.ts';
import { createTaskLanes } from './taskLanes.ts';
import { workOnNetworks } from './taskTraining.ts';

/** Name of the work on the networks of a study, and id of the run under which its first lane trains. */
export const STUDY_RUN = 'study';

/** What can be done with a study: nothing while none is shown. */
export interface StudyTraining {
  /** Shows many networks at birth in place of the study before, if that goes without asking. */
  readonly openStudy: (shown: ShownStudy) => void;
  /** Shows a study as it was recorded elsewhere in place of the study before. Nothing of it can be gone on with. */
  readonly showRecorded: (recorded: RecordedElsewhere) => void;
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
}

/** A study that rests as it was recorded, and what puts its summaries into a history. */
export interface RecordedElsewhere {
  readonly study: StudyRun;
  readonly recordInto: (history: StudyHistory) => void;
}

interface Parts {
  readonly store: LabStore;
  readonly history: StudyHistory;
  readonly engine: GatedEngine;
  readonly questions: Questions;
  readonly schedule: Schedule;
  /** How many workers share what asks for an engine. */
  readonly workersOf: (asked: AskedEngine) => number;
}

export function createStudyTraining({ store, history, engine, questions, schedule, workersOf }: Parts): StudyTraining {
  /** How far its networks may go. */
  let leave: Permit | null = null;
  let isTraining = false;
  /** Whether networks are left that nobody has drawn. */
  let isPartial = false;
  let failure: string | null = null;

  /** What is new of the study since it was last drawn. */
  let news: Partial<StudyRun> = {};

  const lanes = createTaskLanes({ engine, work: STUDY_RUN, holdsOnFailure: true, tell: hear, onChange: changeStatus });
  const revisions = createRevisions(() => {
    const study = shownStudy();
    if (study !== null) change({ revision: study.revision + 1, epoch: lanes.epoch(), seconds: lanes.seconds() });
  }, schedule);

  /** Changes it when it is next drawn. */
  function note(part: Partial<StudyRun>): void {
    news = { ...news, ...part };
    revisions.note(STUDY_RUN);
  }

  function shownStudy(): StudyRun | null {
    const study = studyOf(store.getState());
    return study === null ? null : { ...study, ...news };
  }

  /** Changes it at once, with what is new besides. */
  function change(part: Partial<StudyRun>): void {
    const added = { ...news, ...part };
    news = {};
    store.setState(({ shown }) => (shown?.kind === 'study' ? { shown: { ...shown, ...added } } : {}));
  }

  /** Draws networks at birth, or trains them. */
  function begin(permit: Permit, { engine: asked }: Experiment, points: readonly StudyPoint[], to: Place): void {
    const work = workOf(points, to);
    // Few networks are drawn sooner than more workers are started.
    const atOnce = isTraining || estimateWork(work).seconds > PROGRESS_ABOVE ? lanesFor(work, workersOf(asked)) : 1;
    failure = null;
    lanes.begin(permit, studyTasks(points, atOnce), { trains: isTraining, summaries: 'every-epoch', lanes: atOnce });
  }

  /** Begins what has just begun anew on more workers, where the engine turns out to be one of the processor. */
  function spread({ points, experiment, networksDone }: StudyRun): void {
    const atOnce = lanesFor(workOf(points, experiment.epochs), workersOf(experiment.engine));
    if (isTraining && networksDone === 0) lanes.spread(studyTasks(points, atOnce), atOnce);
  }

  function openStudy({ experiment, study }: ShownStudy): void {
    questions.dropQuestion();
    closeStudy();
    const points = studyPoints(experiment, study);
    const drawn = cheapNetworks(points);
    const chosen = points.map((point, index) => ({ ...point, experiments: point.experiments.slice(0, drawn.networks[index] ?? 0) }));
    isPartial = chosen.some(({ experiments }, point) => experiments.length < (points[point]?.experiments.length ?? 0));
    isTraining = false;
    leave = drawn.permit;
    store.setState({
      shown: { kind: 'study', experiment, study, points, file: null, status: leave === null ? 'waiting' : 'preparing', engine: null, networksDone: 0, epoch: 0, seconds: 0, failure: null, recovery: null, revision: 0 },
    });
    if (leave !== null) begin(leave, experiment, chosen, UNITS);
  }

  function showRecorded({ study, recordInto }: RecordedElsewhere): void {
    closeStudy();
    leave = null;
    recordInto(history);
    store.setState({ shown: study });
  }

  function closeStudy(): void {
    if (shownStudy() === null) return;
    lanes.release();
    history.forgetSummaries();
    news = {};
    store.setState({ shown: null });
  }

  function startStudy(onStart: () => void): void {
    const study = shownStudy();
    if (study === null || study.status === 'running') return;
    if (leave !== null && isTraining && (study.status === 'paused' || study.status === 'failed')) {
      lanes.goOn(leave, false);
      onStart();
      return;
    }
    questions.requestWork('run', workOf(study.points, study.experiment.epochs), (permit) => {
      leave = permit;
      isTraining = true;
      if (study.file !== null) {
        history.forgetSummaries();
        change({ file: null, engine: null });
      }
      study.points.forEach(({ experiments }, point) => history.forgetSummariesAfter(0, point, 0, experiments.length));
      change({ networksDone: 0, epoch: 0, seconds: 0, failure: null, recovery: null, revision: study.revision + 1 });
      begin(permit, study.experiment, study.points, study.experiment.epochs);
      onStart();
    });
  }

  function restartStudy(onCpu: boolean): void {
    if (shownStudy()?.status === 'failed' && leave !== null) lanes.goOn(leave, onCpu);
  }

  function pauseStudy(): void {
    if (shownStudy()?.status === 'running') lanes.pause();
  }

  /** Says what the lanes are at. */
  function changeStatus(): void {
    const before = shownStudy();
    if (before === null) return;
    const status = ({ working: isTraining ? 'running' : 'preparing', paused: isTraining ? 'paused' : 'preparing', failed: 'failed', done: isTraining ? 'finished' : isPartial ? 'waiting' : 'born' } as const)[lanes.state()];
    if (status === before.status) return;
    if (status !== 'running' && status !== 'preparing') revisions.flush();
    change({ status, failure: status === 'failed' ? failure : null });
  }

  function hear(event: Event, { point, offset, experiments }: StudyTask): void {
    const study = shownStudy();
    if (study === null) return;
    switch (event.kind) {
      case 'engineChosen':
        note({ engine: event.engine });
        spread(study);
        break;
      case 'summariesRecorded':
        history.recordSummaries(point, event.epoch, event.summaries);
        revisions.note(STUDY_RUN);
        break;
      case 'runStopped':
        note({ networksDone: study.networksDone + experiments.length });
        break;
      case 'runFailed':
        failure = event.message;
        break;
      case 'factsDrawn':
        history.recordFacts(point, offset, event.facts);
        break;
      case 'runPaused':
      case 'birthHeld':
      case 'frameRecorded':
      case 'earlyRecorded':
      case 'progressed':
      case 'breathed':
      case 'birthEvaluated':
      case 'runPrepared':
      case 'runChecked':
      case 'checkFailed':
      case 'recordingProgressed':
      case 'stepsRecorded':
      case 'stagesRecorded':
      case 'recordingFailed':
      case 'operationReached':
      case 'runOperated':
      case 'checkpointed':
        break;
      case 'runRecovered': {
        const [first] = experiments;
        if (first === undefined) break;
        const recovery = recoveryOf(event, first, history.lastEpochOfNetworks(point, offset, experiments.length), study.recovery);
        history.forgetSummariesAfter(recovery.epoch, point, offset, experiments.length);
        revisions.note(STUDY_RUN);
        revisions.flush();
        change({ recovery });
        break;
      }
    }
  }

  return { openStudy, showRecorded, closeStudy, startStudy, restartStudy, pauseStudy };
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

/** Seconds that it is expected to take so many workers to train all networks of a study. */
export function studySeconds({ points, experiment }: Pick<StudyRun, 'points' | 'experiment'>, workers: number): number {
  const work = workOf(points, experiment.epochs);
  return secondsShared(work, lanesFor(work, workers));
}

function workOf(points: readonly StudyPoint[], to: Place): readonly Work[] {
  return points.flatMap((point) => workOnNetworks(STUDY_RUN, point, to));
}
