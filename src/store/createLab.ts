import { createStore } from 'zustand/vanilla';
import type { Shown } from '../core/shown/shown.ts';
import type { AskedEngine } from '../core/vocabulary/engines.ts';
import type { CreateClient } from '../engine/client.ts';
import type { Event } from '../engine/protocol.ts';
import { createAutopsy, type AutopsyControl } from './runs/autopsy.ts';
import { carrierOf } from './runs/carryOut.ts';
import { gateEngine } from './gate/gatedEngine.ts';
import { createGuarding, type Guarding } from './guard.ts';
import { createHistory, type History } from './runs/history.ts';
import { createOpenRuns, type OpenRuns } from './runs/openRuns.ts';
import { createOperating, type Operating } from './runs/operating.ts';
import { createPlayback, type PlaybackControl } from './playback.ts';
import { createQuestions, type Questions } from './gate/question.ts';
import { createRunReceiver } from './runs/receive.ts';
import { atRest, pictures, RUN_PACE, STUDY_PACE, type Schedule } from './runs/revisions.ts';
import type { RunId } from './run.ts';
import { NOTHING_OPEN, studyOf, type DrawnStage, type LabState, type LabStore } from './state.ts';
import type { SlowMotionControl } from './runs/slowMotion.ts';
import { createStudyTraining, type RecordedElsewhere } from './tasks/study.ts';
import { createStudyHistory, type StudyHistory } from './tasks/studyHistory.ts';
import { createTraining, type Training } from './runs/training.ts';
import type { TrialTraining } from './tasks/trial.ts';
import { createView, type ViewChoices } from './view.ts';

/**
 * What is shown, what is known of it, and all that can be done with it. Its state is read and subscribed to as any
 * zustand store's; frames and summaries lie beside the state, which says by a revision that there are more.
 */
export interface Lab
  extends Pick<LabStore, 'getState' | 'getInitialState' | 'subscribe'>,
    Pick<History, 'framesOf' | 'earlyOf'>,
    Pick<StudyHistory, 'summariesOf' | 'epochCountOf' | 'lastSummariesOf' | 'factsOf'>,
    Pick<OpenRuns, 'dropRun' | 'pinRun' | 'keepRun' | 'unpinRun'>,
    Pick<Training, 'evaluateBirth' | 'holdBirth' | 'tryRemedy' | 'checkRun' | 'stopCheck'>,
    Operating,
    Guarding,
    Pick<Questions, 'answerQuestion'>,
    AutopsyControl,
    Pick<PlaybackControl, 'shownFramesOf' | 'shownEarlyOf' | 'setSpeed' | 'replay' | 'holdPlayback' | 'playOn'>,
    ViewChoices {
  /**
   * Tries treatments of what is found of a run beside it, in the background; above the budget a question comes first.
   * Why it could not begin stands in the state.
   */
  readonly tryTreatments: (run: RunId) => Promise<void>;
  /** From now on no treatments are tried, nor offered. */
  readonly withholdTrials: () => void;
  /** Trains every network of the trial with eight seeds. */
  readonly repeatTrial: () => Promise<void>;
  /** Ends the trial; what is known of it stays. */
  readonly cancelTrial: () => Promise<void>;
  /**
   * Takes the next step of a run's network at an epoch apart, in stages; where that takes more than the budget a question comes first.
   * Resolves to why it could not begin, in a sentence; null where it did or was asked. The state's `slowMotion` says how it is.
   */
  readonly takeSlowStep: (run: RunId, epoch: number) => Promise<string | null>;
  /** Leaves slow motion: the network is drawn with its kernels again. */
  readonly closeSlowMotion: () => void;
  /** Draws a stage of the step on its network; null draws kernels. */
  readonly drawStage: (stage: DrawnStage | null) => void;
  /** How many workers share the networks of what asks for an engine. */
  readonly workersOf: (asked: AskedEngine) => number;
  /** Shows networks at birth in place of what was shown. */
  readonly open: (shown: Shown) => void;
  /** Shows a study that was recorded elsewhere in place of what was shown. False, and nothing changes, where that is locked. */
  readonly openRecorded: (recorded: RecordedElsewhere) => boolean;
  /**
   * Trains what is shown to its end, and calls back when it begins: above the budget a question comes first. What is over
   * starts again. The epochs of runs come at the chosen speed.
   */
  readonly start: (onStart?: () => void) => void;
  /** Trains the open runs one epoch; a study has no single epochs. */
  readonly step: () => void;
  /** Holds what is in training, and what is played. */
  readonly pause: () => void;
  /** Shows the networks at birth again: same seeds, same kernels. */
  readonly reset: () => void;
  /** Puts what failed on another engine, on the CPU if asked, where its last checkpoint left it. */
  readonly restart: (onCpu: boolean) => void;
}

/** Makes a lab over an engine. `schedule` is when pictures are drawn, where it is not the page's own, `workers` how many train at the same time at most. */
export function createLab(createClient: CreateClient, schedule?: Schedule, workers = workersHere()): Lab {
  const store = createStore<LabState>()(() => NOTHING_OPEN);
  const history = createHistory();
  const studyHistory = createStudyHistory();
  const workersOf = (asked: AskedEngine): number => (engine.isSpread(asked) ? workers : 1);
  const questions = createQuestions(store, workersOf);
  const receiver = createRunReceiver(store, history, schedule ?? pictures(RUN_PACE));
  const engine = gateEngine(createClient, workers, (event) => {
    receiver.receive(event);
    autopsy.receive(event);
    hearStages(event);
  });
  const autopsy = createAutopsy({ store, engine, questions, framesOf: history.framesOf });
  const manyNetworks = schedule ?? pictures(STUDY_PACE);
  const study = createStudyTraining({ store, history: studyHistory, engine, questions, schedule: manyNetworks, workersOf });
  const carryOut = carrierOf(store, engine);
  const runs = createOpenRuns({ store, history, engine, receiver, carryOut, leaveShown });
  const training = createTraining({ store, history, engine, questions, runs, carryOut });
  const { endPlayback, playTraining, ...playback } = createPlayback({ store, history, wait: (callback, milliseconds) => setTimeout(callback, milliseconds) });
  const operating = createOperating({ store, history, engine, questions, runs, carryOut });
  const view = createView(store);
  let trials: Promise<TrialTraining> | null = null;
  let slowMotion: Promise<SlowMotionControl> | null = null;
  let hearStages: (event: Event) => void = () => {};
  const { framesOf, earlyOf } = history;
  const { summariesOf, epochCountOf, lastSummariesOf, factsOf } = studyHistory;
  const { pinRun, keepRun, unpinRun } = runs;
  const { evaluateBirth, holdBirth, checkRun, stopCheck } = training;
  const { guarded, trialLimits } = createGuarding(store, { open, openRecorded, tryRemedy: training.tryRemedy, dropRun: runs.dropRun, ...operating });

  function leaveShown(): void {
    questions.dropQuestion();
    study.closeStudy();
  }

  function open(shown: Shown): void {
    runs.showRuns(shown.kind === 'study' ? { kind: 'run', experiment: shown.experiment } : shown);
    if (shown.kind === 'study') study.openStudy(shown);
  }

  function openRecorded(recorded: RecordedElsewhere): boolean {
    runs.showRuns({ kind: 'run', experiment: recorded.study.experiment });
    study.showRecorded(recorded);
    return true;
  }

  /** What tries treatments, loaded when it is first wanted. */
  async function withTrials(use: (training: TrialTraining) => void): Promise<void> {
    trials ??= import('./tasks/trial.ts').then(({ createTrialTraining }) => createTrialTraining({ store, engine, questions, framesOf, schedule: manyNetworks, atRest: schedule ?? atRest, workersOf, limits: trialLimits }));
    const training = await trials.catch((error: unknown) => {
      trials = null;
      store.setState({ trialRefusal: `The treatments could not be loaded. ${error instanceof Error ? error.message : String(error)}` });
      return null;
    });
    if (training !== null) use(training);
  }

  /** What takes a step in slow motion, loaded when it is first wanted. */
  async function takeSlowStep(run: RunId, epoch: number): Promise<string | null> {
    slowMotion ??= import('./runs/slowMotion.ts').then(({ createSlowMotion }) => createSlowMotion({ store, engine, questions, autopsy }));
    try {
      const control = await slowMotion;
      hearStages = control.receive;
      control.open(run, epoch);
      return null;
    } catch (error) {
      slowMotion = null;
      return `Slow motion could not be loaded. ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  const ofStudy = (): boolean => studyOf(store.getState()) !== null;

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    framesOf,
    earlyOf,
    summariesOf,
    epochCountOf,
    lastSummariesOf,
    factsOf,
    workersOf,
    pinRun,
    keepRun,
    unpinRun,
    evaluateBirth,
    holdBirth,
    checkRun,
    openAutopsy: autopsy.openAutopsy,
    closeAutopsy: autopsy.closeAutopsy,
    stopCheck,
    takeSlowStep,
    closeSlowMotion: () => void slowMotion?.then((control) => control.close()),
    drawStage: (drawnStage) => store.setState({ drawnStage }),
    ...guarded,
    ...view,
    ...playback,
    setEpoch(epoch) {
      endPlayback();
      view.setEpoch(epoch);
    },
    answerQuestion: questions.answerQuestion,
    tryTreatments: (run) => withTrials((training) => training.tryTreatments(run)),
    withholdTrials: () => store.setState({ offersTrials: false }),
    repeatTrial: () => withTrials((training) => training.repeatTrial()),
    cancelTrial: () => withTrials((training) => training.cancelTrial()),
    start(onStart = () => {}) {
      if (ofStudy()) study.startStudy(onStart);
      else
        training.startRuns(() => {
          playTraining();
          onStart();
        });
    },
    step: () => {
      if (ofStudy()) return;
      endPlayback();
      training.stepEpoch();
    },
    pause() {
      playback.holdPlayback();
      if (ofStudy()) study.pauseStudy();
      else training.pauseRuns();
    },
    reset() {
      const shown = studyOf(store.getState());
      if (shown === null) runs.resetRuns();
      else study.openStudy(shown);
    },
    restart: (onCpu) => (ofStudy() ? study.restartStudy(onCpu) : training.restartRuns(onCpu)),
  };
}

/** Most workers, however many cores there are: each holds networks and data of its own. */
const MOST_WORKERS = 8;

/** A worker a core. */
function workersHere(): number {
  return 'navigator' in globalThis ? Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency)) : 1;
}
