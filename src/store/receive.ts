import type { Event } from '../engine/protocol.ts';
import { forgetFrames, framesOf, recordFrame } from './history.ts';
import { lab, type Run, type RunId, type RunStatus } from './lab.ts';
import { recoveryOf } from './recovery.ts';
import { createRevisions, type Schedule } from './revisions.ts';

/** What changed of a run since its last revision, besides its frames. */
const pending = new Map<RunId, Partial<Run>>();

/** Changes a run at once. Unknown runs are left alone. */
export function changeRun(id: RunId, change: Partial<Run>): void {
  lab.setState(({ runs }) => {
    const run = runs[id];
    return run === undefined ? {} : { runs: { ...runs, [id]: { ...run, ...change } } };
  });
}

/**
 * Makes the listener of the engine's events: frames go to the history, counters wait for the next picture,
 * changes of state are shown at once. Messages of an older generation are dropped.
 */
export function createReceiver(schedule?: Schedule): (event: Event) => void {
  const revisions = createRevisions((changed) => {
    lab.setState(({ runs }) => {
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

  return (event) => {
    const { run: id } = event;
    const run = lab.getState().runs[id];
    if (run === undefined || run.generation !== event.generation) return;
    switch (event.kind) {
      case 'engineChosen':
        changeRun(id, { engine: event.engine });
        break;
      case 'factsDrawn':
        later(id, { facts: event.facts[0] ?? null, revision: run.revision + 1 });
        break;
      case 'frameRecorded':
        recordFrame(id, event.frame);
        later(id, { step: event.frame.step, seconds: event.seconds, revision: run.revision + 1 });
        break;
      case 'progressed':
        later(id, { step: event.step, seconds: event.seconds, stepsPerSecond: event.stepsPerSecond });
        break;
      case 'runPaused':
        revisions.flush();
        changeRun(id, { status: 'paused', untilEpoch: null, step: event.step, stepsPerSecond: 0 });
        break;
      case 'runStopped':
        revisions.flush();
        changeRun(id, { status: event.finished ? 'finished' : 'paused', untilEpoch: null });
        break;
      case 'runRecovered': {
        const { step, seconds, untilEpoch } = event;
        const recovery = recoveryOf(event, run.experiment, framesOf(id).length - 1, run.recovery);
        forgetFrames(id, recovery.epoch);
        later(id, { step, seconds, stepsPerSecond: 0, revision: run.revision + 1 });
        revisions.flush();
        changeRun(id, { status: statusAt(step, untilEpoch), untilEpoch, failure: null, recovery });
        break;
      }
      case 'runFailed':
        revisions.flush();
        changeRun(id, { status: 'failed', failure: { code: event.code, message: event.message } });
        break;
      case 'runChecked':
        changeRun(id, { check: { status: 'checked', opinion: event.opinion } });
        break;
      case 'checkFailed':
        changeRun(id, { check: { status: 'failed', message: event.message } });
        break;
      case 'birthEvaluated':
        later(id, { birthShare: event.share });
        break;
      case 'birthHeld':
        revisions.flush();
        if (run.birth !== 'known') changeRun(id, { birth: 'held' });
        break;
      case 'runPrepared':
        changeRun(id, { birth: 'known' });
        break;
      case 'breathed':
      case 'summariesRecorded':
      case 'checkpointed':
        break;
    }
  };
}

function statusAt(step: number, untilEpoch: number | null): RunStatus {
  if (untilEpoch !== null) return 'running';
  return step === 0 ? 'birth' : 'paused';
}

/** Forgets what waits for the next picture of a run: it belongs to an older generation. */
export function dropPending(id: RunId): void {
  pending.delete(id);
}
