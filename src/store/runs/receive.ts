import type { Operation } from '../../core/experiment/operation.ts';
import { withOperations } from '../../core/experiment/schedule.ts';
import { fingerprintOf } from '../../core/record/fingerprint.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { ENGINES } from '../../core/vocabulary/engines.ts';
import type { Event } from '../../engine/protocol.ts';
import type { History } from './history.ts';
import { recoveryOf } from './recovery.ts';
import { createRevisions, type Schedule } from './revisions.ts';
import type { Run, RunId, RunStatus } from '../run.ts';
import { changeRun, type LabStore } from '../state.ts';

/** Who hears what the engine says of runs. */
export interface RunReceiver {
  /**
   * Frames go to the history, counters wait for the next picture, changes of state are shown at once. Messages of an
   * older generation are dropped.
   */
  readonly receive: (event: Event) => void;
  /** Forgets what waits for the next picture of a run: it belongs to an older generation. */
  readonly dropPending: (run: RunId) => void;
}

export function createRunReceiver(store: LabStore, { framesOf, recordFrame, recordEarly, forgetFrames, keepPlace }: History, schedule: Schedule): RunReceiver {
  /** What changed of a run since its last revision, besides its frames. */
  const pending = new Map<RunId, Partial<Run>>();
  const revisions = createRevisions((changed) => {
    store.setState(({ runs }) => {
      const next = { ...runs };
      for (const id of changed) {
        const run = runs[id];
        if (run !== undefined) next[id] = { ...run, ...pending.get(id) };
        pending.delete(id);
      }
      return { runs: next };
    });
  }, schedule);

  function later(id: RunId, change: Partial<Run>): void {
    pending.set(id, { ...pending.get(id), ...change });
    revisions.note(id);
  }

  /** The run goes on with other operations; where it is what is shown, so does the address. */
  function showOperations(run: Run, operations: readonly Operation[]): void {
    const experiment = withOperations(run.experiment, operations);
    changeRun(store, run.id, { experiment, revision: run.revision + 1 });
    store.setState(({ shown }) => (shown?.kind === 'run' && shown.experiment === run.experiment ? { shown: { kind: 'run', experiment } } : {}));
  }

  function receive(event: Event): void {
    const { run: id } = event;
    const run = store.getState().runs[id];
    if (run === undefined || run.generation !== event.generation) return;
    switch (event.kind) {
      case 'engineChosen':
        changeRun(store, id, { engine: event.engine, isOfOneEngine: run.isOfOneEngine && (run.step === 0 || run.engine?.id === event.engine.id) });
        break;
      case 'factsDrawn':
        later(id, { facts: event.facts[0] ?? null, revision: run.revision + 1 });
        break;
      case 'frameRecorded':
        recordFrame(id, event.frame);
        later(id, { step: event.frame.step, seconds: event.seconds, revision: run.revision + 1 });
        break;
      case 'earlyRecorded':
        recordEarly(id, event.reading);
        later(id, { revision: run.revision + 1 });
        break;
      case 'progressed':
        later(id, { step: event.step, seconds: event.seconds, stepsPerSecond: event.stepsPerSecond });
        break;
      case 'runPaused':
        revisions.flush();
        changeRun(store, id, { status: 'paused', untilEpoch: null, step: event.step, stepsPerSecond: 0 });
        break;
      case 'runStopped':
        revisions.flush();
        changeRun(store, id, { status: event.finished ? 'finished' : 'paused', untilEpoch: null, fingerprint: fingerprintAt(run, event, framesOf(id)) });
        break;
      case 'runRecovered': {
        const { step, seconds, untilEpoch } = event;
        const recovery = recoveryOf(event, run.experiment, framesOf(id).length - 1, run.recovery);
        forgetFrames(id, recovery.epoch, step);
        later(id, { step, seconds, stepsPerSecond: 0, revision: run.revision + 1 });
        revisions.flush();
        changeRun(store, id, { status: statusAt(step, untilEpoch), untilEpoch, failure: null, recovery, ...(step === 0 ? { isOfOneEngine: true } : {}) });
        break;
      }
      case 'runFailed':
        revisions.flush();
        changeRun(store, id, { status: 'failed', failure: { code: event.code, message: event.message } });
        break;
      case 'runChecked':
        changeRun(store, id, { check: { status: 'checked', opinion: event.opinion } });
        break;
      case 'checkFailed':
        changeRun(store, id, { check: { status: 'failed', message: event.message } });
        break;
      case 'birthEvaluated':
        later(id, { birthShare: event.share });
        break;
      case 'birthHeld':
        revisions.flush();
        if (run.birth !== 'known') changeRun(store, id, { birth: 'held' });
        break;
      case 'runOperated':
        showOperations(run, event.operations);
        break;
      case 'runPrepared':
        changeRun(store, id, { birth: 'known' });
        break;
      case 'breathed':
      case 'summariesRecorded':
      case 'recordingProgressed':
      case 'stepsRecorded':
      case 'stagesRecorded':
      case 'recordingFailed':
      case 'checkpointed':
        break;
      case 'operationReached':
        keepPlace(id, event);
        break;
    }
  }

  return { receive, dropPending: (id) => pending.delete(id) };
}

function fingerprintAt({ engine, isOfOneEngine }: Run, { finished, parameters }: Extract<Event, { kind: 'runStopped' }>, frames: readonly Frame[]): string | null {
  const bits = engine === null ? null : ENGINES[engine.id].bits;
  return finished && isOfOneEngine && bits !== null && parameters !== undefined ? fingerprintOf(bits, frames, parameters) : null;
}

function statusAt(step: number, untilEpoch: number | null): RunStatus {
  if (untilEpoch !== null) return 'running';
  return step === 0 ? 'birth' : 'paused';
}
