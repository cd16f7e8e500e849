import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Permit } from '../../core/experiment/work/gate.ts';
import { updatesUntil } from '../../core/experiment/schedule.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { linkChange } from '../../core/link/linkChange.ts';
import { summarizeReplica } from '../../core/study/replicaSummary.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { judgeTrial } from '../../core/trial/judgeTrial.ts';
import { treatmentsFor, type Treatment } from '../../core/trial/treatmentsFor.ts';
import { planTrial, REPEATED_SEEDS, type SeedCount, type Trial } from '../../core/trial/trial.ts';
import { resultOf, trialRows, type ArmResult } from '../../core/trial/trialRows.ts';
import type { AskedEngine } from '../../core/vocabulary/engines.ts';
import type { Event } from '../../engine/protocol.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { History } from '../runs/history.ts';
import type { Questions } from '../gate/question.ts';
import { createRevisions, type Schedule } from '../runs/revisions.ts';
import type { Run, RunId } from '../run.ts';
import { canTryTreatments, type ArmProgress, type LabState, type LabStore, type TrialRun } from '../state.ts';
import { lanesFor, type StudyTask } from './studyTasks.ts';
import { createTaskLanes } from './taskLanes.ts';
import { workOnNetworks } from './taskTraining.ts';
import { missingOf, tasksOf, TRIAL_RUN, trialEnd, type TrialTask } from './trialTasks.ts';

/** Most results that are kept of trials that are over. */
const MOST_KNOWN = 2048;
/** Share of the work after which the time left is told. */
const TOLD_FROM = 0.02;

/** What can be done with the trial of a run. */
export interface TrialTraining {
  /** Tries treatments of what is found of a run, at once or after a question; of a trial that is under way or finished, nothing more. */
  readonly tryTreatments: (run: RunId) => void;
  /** Trains every network of the trial that is over with eight seeds. */
  readonly repeatTrial: () => void;
  /** Ends the trial; what is known of its networks stays. Of a repetition it leads back to the trial with one seed. */
  readonly cancelTrial: () => void;
}

/** What may be trained beside what is shown, and where that may lead. */
export interface TrialLimits {
  /** Whether an experiment has the locked values. */
  readonly allowsTreated: (treated: Experiment) => boolean;
  readonly allowsSeeds: () => boolean;
  readonly allowsCompare: () => boolean;
}

interface Parts {
  readonly store: LabStore;
  readonly engine: GatedEngine;
  readonly questions: Questions;
  readonly framesOf: History['framesOf'];
  readonly schedule: Schedule;
  /** When the page has drawn what it shows. */
  readonly atRest: Schedule;
  /** How many workers share what asks for an engine. */
  readonly workersOf: (asked: AskedEngine) => number;
  /** What a lock leaves to try. */
  readonly limits: TrialLimits;
}

interface ToTry extends Pick<TrialRun, 'locked'> {
  readonly treatments: readonly Treatment[];
}

/** One trial from its first network to its last. */
interface Course {
  readonly run: RunId;
  readonly generation: number;
  readonly trial: Trial;
  /** What is known, by arm and seed. */
  readonly results: (ArmResult | undefined)[][];
  /** What follows from the results; null when they have changed since. */
  found: { readonly rows: TrialRun['rows']; readonly verdict: TrialRun['verdict'] } | null;
  readonly failures: (string | undefined)[];
  readonly tasks: readonly TrialTask[];
  /** How far each task has come, 0 to 1. */
  readonly shares: Map<TrialTask, number>;
  readonly began: number;
  /** Names of the treatments that a lock keeps out of it. */
  readonly locked: readonly string[];
  /** The trial that it repeats; null for one of its own. */
  readonly repeats: TrialRun | null;
}

/** Trains the networks of a trial beside the run, in lanes of its own. What a network comes to does not depend on how many there are. */
export function createTrialTraining({ store, engine, questions, framesOf, schedule, atRest, workersOf, limits }: Parts): TrialTraining {
  /** Results by the link of their network: what was trained once is not trained again. */
  const known = new Map<string, ArmResult>();
  let course: Course | null = null;

  const lanes = createTaskLanes<TrialTask>({ engine, work: TRIAL_RUN, holdsOnFailure: false, tell: hear, onChange: endWhenDone });
  const revisions = createRevisions(() => {
    if (course !== null && isGoing(store.getState())) show(course, 'running');
  }, schedule);

  store.subscribe((state) => {
    const { trial } = state;
    if (trial !== null && !belongs(trial, state)) drop();
  });

  function drop(): void {
    lanes.release();
    course = null;
    store.setState({ trial: null });
  }

  function show(of: Course, status: TrialRun['status']): void {
    const { run, generation, trial, results, tasks, shares, began, locked, repeats } = of;
    of.found ??= judged(trial, results);
    const { rows, verdict: found } = of.found;
    const whole = sum(tasks.map(({ weight }) => weight));
    const share = whole === 0 ? 1 : sum(tasks.map((task) => (shares.get(task) ?? 0) * task.weight)) / whole;
    const goesOn = status === 'running';
    const secondsLeft = goesOn && share > TOLD_FROM ? ((performance.now() - began) / 1000 / share) * (1 - share) : null;
    const verdict = found ?? (goesOn ? (repeats?.verdict ?? null) : null);
    store.setState({ trialRefusal: null, trial: { run, generation, trial, status, rows, verdict, arms: trial.arms.map((_, arm) => progressOf(of, arm)), share, secondsLeft, locked, canRepeat: limits.allowsSeeds(), canCompare: limits.allowsCompare() } });
  }

  function plan(run: Run, { treatments, locked }: ToTry, seeds: SeedCount, repeats: TrialRun | null): void {
    const trial = planTrial(run.experiment, treatments, seeds);
    remember(run, trial.untreated);
    const results = trial.arms.map(({ experiments }) => experiments.map((experiment) => known.get(encodeLink(experiment))));
    const missing = missingOf(trial, results);
    const work = missing.flatMap((point) => workOnNetworks(TRIAL_RUN, point, trialEnd(point)));
    const atOnce = lanesFor(work, workersOf(run.experiment.engine));
    const tasks = tasksOf(missing, atOnce);
    const begin = (permit: Permit | null): void => {
      lanes.release();
      const begun: Course = { run: run.id, generation: run.generation, trial, results, found: null, failures: [], tasks, shares: new Map(), began: performance.now(), locked, repeats };
      course = begun;
      show(begun, tasks.length === 0 ? 'finished' : 'running');
      // The panel of a trial moves all others: workers that wanted the cores meanwhile would make that take long.
      if (permit !== null) {
        atRest(() => {
          if (course === begun && isGoing(store.getState())) lanes.begin(permit, tasks, { trains: true, summaries: 'last-epoch', lanes: atOnce });
        });
      }
    };
    if (tasks.length === 0) begin(null);
    else questions.requestWork('trial', work, begin);
  }

  /** What a lock leaves of the treatments of what is found, and which of the likeliest it takes. */
  function toTryOn({ id, experiment, facts }: Run): ToTry {
    const findings = diagnose(experiment, facts, framesOf(id));
    const treatments = treatmentsFor(experiment, findings, limits.allowsTreated);
    const locked = treatmentsFor(experiment, findings).filter(({ change }) => !limits.allowsTreated(linkChange(experiment, change).experiment));
    return { treatments, locked: locked.map(({ label }) => label) };
  }

  /** The untreated network may be the run itself, as far as it is trained in the trial: same engine, same updates, same bits. */
  function remember({ experiment, recovery, id }: Run, untreated: Experiment): void {
    const frame = framesOf(id)[untreated.epochs];
    const isRun = encodeLink({ ...experiment, epochs: untreated.epochs }) === encodeLink(untreated);
    if (isRun && recovery?.onCpu !== true && frame !== undefined) keep(untreated, resultOf(untreated, summaryOf(untreated, frame)));
  }

  function keep(experiment: Experiment, result: ArmResult): void {
    const link = encodeLink(experiment);
    known.delete(link);
    known.set(link, result);
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
  }

  function hear(event: Event, task: TrialTask): void {
    const of = course;
    if (of === null) return;
    const come = (share: number): void => {
      of.shares.set(task, share);
      revisions.note(TRIAL_RUN);
    };
    switch (event.kind) {
      case 'engineChosen':
        come(0);
        break;
      case 'progressed':
      case 'runRecovered':
        come(event.step / (updatesUntil(firstOf(task), trialEnd(task))));
        break;
      case 'summariesRecorded':
        for (const summary of event.summaries) {
          const seed = task.seeds[summary.replica];
          const experiment = task.experiments[summary.replica];
          const ofArm = of.results[task.point];
          if (seed === undefined || experiment === undefined || ofArm === undefined) continue;
          ofArm[seed] = resultOf(experiment, summary);
          of.found = null;
          keep(experiment, ofArm[seed]);
        }
        break;
      case 'runStopped':
        come(1);
        break;
      case 'runFailed':
        of.failures[task.point] = event.message;
        come(1);
        break;
      case 'factsDrawn':
      case 'frameRecorded':
      case 'earlyRecorded':
      case 'breathed':
      case 'birthEvaluated':
      case 'birthHeld':
      case 'operationReached':
      case 'runOperated':
      case 'checkpointed':
      case 'runPrepared':
      case 'runPaused':
      case 'runChecked':
      case 'checkFailed':
      case 'recordingProgressed':
      case 'stepsRecorded':
      case 'stagesRecorded':
      case 'recordingFailed':
        break;
    }
  }

  function endWhenDone(): void {
    if (course === null || lanes.state() !== 'done') return;
    lanes.release();
    show(course, course.failures.some((failure) => failure !== undefined) ? 'failed' : 'finished');
  }

  return {
    tryTreatments(id) {
      const state = store.getState();
      const run = state.runs[id];
      if (run === undefined || !canTryTreatments(state, id) || state.trial?.status === 'running' || state.trial?.status === 'finished') return;
      const toTry = toTryOn(run);
      if (toTry.treatments.length > 0) plan(run, toTry, 1, null);
      else store.setState({ trialRefusal: toTry.locked.length === 0 ? 'No treatment applies to what was found.' : 'No treatment can be tried: each changes a setting that is locked here.' });
    },
    repeatTrial() {
      const { trial, runs } = store.getState();
      const run = trial === null ? undefined : runs[trial.run];
      if (trial === null || run === undefined || trial.status === 'running' || trial.trial.seeds > 1 || !limits.allowsSeeds()) return;
      plan(run, { treatments: trial.trial.arms.flatMap(({ treatment }) => treatment ?? []), locked: trial.locked }, REPEATED_SEEDS, trial);
    },
    cancelTrial() {
      if (course === null || !isGoing(store.getState())) return;
      const { repeats } = course;
      lanes.release();
      if (repeats === null) show(course, 'cancelled');
      else store.setState({ trial: repeats });
    },
  };
}

function judged(trial: Trial, results: Course['results']): NonNullable<Course['found']> {
  const rows = trialRows(trial, results);
  return { rows, verdict: judgeTrial(trial, rows) };
}

/** Whether the run that a trial is of is still the one that is open, as it was. */
function belongs({ run, generation }: TrialRun, { runs, shown }: LabState): boolean {
  return shown?.kind === 'run' && runs[run]?.generation === generation;
}

function isGoing({ trial }: LabState): boolean {
  return trial?.status === 'running';
}

function firstOf({ experiments: [first] }: StudyTask): Experiment {
  if (first === undefined) throw new RangeError('A task has a network.');
  return first;
}

function progressOf({ tasks, shares, failures }: Course, arm: number): ArmProgress {
  const own = tasks.filter(({ point }) => point === arm);
  const begun = own.filter((task) => shares.has(task));
  const share = own.length === 0 ? 1 : sum(own.map((task) => (shares.get(task) ?? 0) * task.seeds.length)) / sum(own.map(({ seeds }) => seeds.length));
  return { share, hasBegun: own.length === 0 || begun.length > 0, failure: failures[arm] ?? null };
}

/** The summary of a network whose last frame is known. */
function summaryOf(experiment: Experiment, { epoch, layers, trainLoss, trainAccuracy, validationLoss, validationAccuracy }: Frame): Parameters<typeof resultOf>[1] {
  const largest = Float32Array.from(layers.flatMap(({ maxPreActivation }) => [...maxPreActivation]));
  const evaluation = (loss: number | null, accuracy: number | null): { readonly loss: number; readonly accuracy: number } => ({ loss: loss ?? Number.NaN, accuracy: accuracy ?? Number.NaN });
  return summarizeReplica(experiment, largest, { replica: 0, epoch, train: evaluation(trainLoss, trainAccuracy), validation: evaluation(validationLoss, validationAccuracy) });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
