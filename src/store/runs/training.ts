import { comparisonOfChange } from '../../core/comparison/comparison.ts';
import type { Remedy } from '../../core/diagnosis/finding.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { decide, type Permit } from '../../core/experiment/work/gate.ts';
import { placeOf } from '../../core/experiment/schedule.ts';
import type { Work } from '../../core/experiment/work/work.ts';
import { BIRTH, NOTHING, type Place } from '../../core/experiment/work/workload.ts';
import { linkChange } from '../../core/link/linkChange.ts';
import { experimentsOf, shownOfComparison } from '../../core/shown/shown.ts';
import { SECOND_OPINION } from '../../core/vocabulary/engines.ts';
import { isBirthLong, workOf } from './birth.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { History } from './history.ts';
import { idsOf, MAIN_RUN, type OpenRuns } from './openRuns.ts';
import type { Questions } from '../gate/question.ts';
import { UNCHECKED, type Run, type RunId } from '../run.ts';
import { changeRun, openedRunsOf, type LabStore } from '../state.ts';

/** What can be done with the open runs. */
export interface Training {
  /**
   * Trains the open runs to their last epoch, those that failed from their last checkpoints, and calls back when it begins:
   * above the budget a question comes first. When all have finished, they start again from birth.
   */
  readonly startRuns: (onStart: () => void) => void;
  /** Holds the open runs after the update they are at; before their first one, a long evaluation at birth too. */
  readonly pauseRuns: () => void;
  /** Trains the open runs to the end of the epoch that the one furthest behind is in; above the budget a question comes first. */
  readonly stepEpoch: () => void;
  /**
   * Puts every open run that failed on another engine, where its last checkpoint left it, on the CPU if asked. Only
   * those that were training train on, to where they were going.
   */
  readonly restartRuns: (onCpu: boolean) => void;
  /** Evaluates the losses at birth of the open runs, for a person who has been told how long it takes. */
  readonly evaluateBirth: () => void;
  /** Holds the evaluation at birth of the open runs where it is. */
  readonly holdBirth: () => void;
  /**
   * Starts a finding's remedy beside the same experiment without it: same seed, same data, same batches. A remedy
   * of one setting is a comparison; one of several settings gives two runs, of which the page says in what they differ.
   * Above the budget a question comes first, and what is open stays as it is until it is answered with yes.
   */
  readonly tryRemedy: (run: RunId, remedy: Remedy) => void;
  /** Trains the first steps of a run that does not train once more, on its engine and on TensorFlow.js, and compares. */
  readonly checkRun: (run: RunId) => void;
  /** Gives a check under way up. */
  readonly stopCheck: (run: RunId) => void;
}

/** What acts on runs. */
export interface RunParts {
  readonly store: LabStore;
  readonly history: History;
  readonly engine: GatedEngine;
  readonly questions: Questions;
  readonly runs: OpenRuns;
  readonly carryOut: (permit: Permit) => void;
}

export function createTraining({ store, history, engine, questions, runs, carryOut }: RunParts): Training {
  const { sendRest, reviveRuns } = engine;
  const { requestWork } = questions;
  const openedRuns = (): readonly Run[] => openedRunsOf(store.getState());
  const workLeft = (run: Run, to: Place): Work => workOf(run, to, history.framesOf(run.id).length > 0);

  return {
    startRuns(onStart) {
      const opened = openedRuns();
      const isAgain = opened.every(({ status }) => status === 'finished');
      const going = isAgain ? opened : opened.filter(({ status }) => status !== 'running' && status !== 'finished');
      if (going.length === 0) return;
      const work = going.map((run) => (isAgain ? wholeWorkOf(run.id, run.experiment) : workLeft(run, run.experiment.epochs)));
      requestWork('run', work, (permit) => {
        if (isAgain) runs.resetRuns();
        carryOut(permit);
        onStart();
      });
    },
    pauseRuns() {
      for (const run of openedRuns()) {
        if (run.status !== 'running') continue;
        const address = { run: run.id, generation: run.generation };
        sendRest({ kind: 'pauseRun', ...address });
        if (run.birth === 'reading' && isBirthLong(run)) sendRest({ kind: 'holdBirth', ...address });
      }
    },
    stepEpoch() {
      const waiting = openedRuns().filter((run) => run.status !== 'running' && !isOver(run));
      const next = Math.min(...waiting.map(epochInProgress));
      const behind = waiting.filter((run) => epochInProgress(run) === next);
      if (behind.length > 0) requestWork('epoch', behind.map((run) => workLeft(run, next)), carryOut);
    },
    restartRuns(onCpu) {
      const failed = openedRuns().filter(({ status }) => status === 'failed');
      const work = failed.map((run) => workLeft(run, run.untilEpoch ?? run.allowed));
      requestWork('run', work, (permit) => reviveRuns(permit, failed.map(({ id, untilEpoch }) => ({ run: id, untilEpoch })), onCpu));
    },
    evaluateBirth() {
      const unknown = openedRuns().filter(({ birth, status }) => birth !== 'known' && status !== 'failed');
      const decision = decide(unknown.map((run) => workLeft(run, BIRTH)), 'pressed');
      carryOut(decision.answer === 'ask' ? decision.yes() : decision.permit);
    },
    holdBirth() {
      for (const { id, generation, birth } of openedRuns()) if (birth === 'reading') sendRest({ kind: 'holdBirth', run: id, generation });
    },
    tryRemedy(id, remedy) {
      const run = store.getState().runs[id];
      if (run === undefined) return;
      const { experiment } = run;
      const shown = shownOfComparison(experiment, comparisonOfChange(experiment, remedy.change));
      const experiments = shown.kind === 'run' ? [experiment, linkChange(experiment, remedy.change).experiment] : experimentsOf(shown);
      const ids = idsOf(experiments);
      requestWork('run', experiments.map((each, index) => wholeWorkOf(ids[index] ?? MAIN_RUN, each)), (permit) => {
        runs.showRuns(shown, experiments);
        carryOut(permit);
      });
    },
    checkRun(id) {
      const run = store.getState().runs[id];
      if (run === undefined || run.engine === null || run.status === 'running') return;
      changeRun(store, id, { check: { status: 'checking' } });
      sendRest({ kind: 'checkRun', run: id, generation: run.generation, experiment: run.experiment, engine: run.engine.id, against: SECOND_OPINION });
    },
    stopCheck(id) {
      const run = store.getState().runs[id];
      if (run?.check.status !== 'checking') return;
      changeRun(store, id, { check: UNCHECKED });
      sendRest({ kind: 'stopCheck', run: id, generation: run.generation });
    },
  };
}

function isOver({ status }: Run): boolean {
  return status === 'finished' || status === 'failed';
}

/** The work on a run that nothing is known of yet, to its end. */
function wholeWorkOf(run: RunId, experiment: Experiment): Work {
  return { run, experiment, networks: 1, summariesOnly: false, from: NOTHING, to: experiment.epochs, allowed: NOTHING };
}

/** The epoch, from 1, that a run's next update belongs to. */
function epochInProgress({ step, experiment }: Run): number {
  return placeOf(experiment, step).epoch + 1;
}
