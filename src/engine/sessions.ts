import { ENGINES } from '../core/vocabulary/engines.ts';
import { breatheUntil } from './breath.ts';
import { failureCodeOf } from './engineError.ts';
import type { Engines } from './engines.ts';
import type { Command, Event } from './protocol.ts';
import type { SessionEvent } from './recorder.ts';
import { secondOpinion } from './secondOpinion.ts';
import { openSession, type Session } from './session.ts';
import { recordStages, recordSteps } from './stepRecorder.ts';
import { emptyShelf } from './trainAgain.ts';
import type { TrainerContext } from './trainer.ts';

type Check = Extract<Command, { kind: 'checkRun' }>;
type Recording = Extract<Command, { kind: 'recordSteps' | 'recordStages' }>;

/** Least time between two reports of how far a recording has come, in milliseconds. */
const REPORT_INTERVAL = 100;

/**
 * The worker's end: all its runs, a session each. Returns what takes the page's commands; `post` gets what the
 * sessions tell. A command to an older generation of a run is dropped. A check or a recording stands back from whatever else
 * is asked of its run.
 */
export function openSessions(engines: Engines, post: (event: Event) => void): (command: Command) => void {
  const sessions = new Map<string, { readonly generation: number; readonly session: Session }>();
  const checks = new Map<string, AbortController>();
  const shelf = emptyShelf();

  /** Does work beside the sessions until something else is asked of its run. */
  async function beside({ run, generation }: Check | Recording, work: (context: TrainerContext, tell: (event: SessionEvent) => void) => Promise<void>, failed: 'checkFailed' | 'recordingFailed'): Promise<void> {
    const abort = new AbortController();
    checks.set(run, abort);
    const tell = (event: SessionEvent): void => {
      if (!abort.signal.aborted) post({ ...event, run, generation });
    };
    try {
      await work({ breathe: breatheUntil(abort.signal, () => tell({ kind: 'breathed' })) }, tell);
    } catch (error) {
      tell({ kind: failed, code: failureCodeOf(error), message: error instanceof Error ? error.message : String(error) });
    }
  }

  function check(command: Check): Promise<void> {
    return beside(command, async ({ breathe }, tell) => tell({ kind: 'runChecked', opinion: await opinionOf(engines, command, breathe) }), 'checkFailed');
  }

  function record(command: Recording): Promise<void> {
    let last = 0;
    return beside(
      command,
      async (context, tell) => {
        const told = (share: number): void => {
          if (performance.now() - last < REPORT_INTERVAL) return;
          last = performance.now();
          tell({ kind: 'recordingProgressed', share });
        };
        if (command.kind === 'recordSteps') tell({ kind: 'stepsRecorded', recording: await recordSteps(engines, command, shelf, context, told) });
        else tell({ kind: 'stagesRecorded', stages: await recordStages(engines, command, shelf, context, told) });
      },
      'recordingFailed',
    );
  }

  return (command) => {
    const { run, generation } = command;
    checks.get(run)?.abort();
    checks.delete(run);
    if (command.kind === 'checkRun') {
      void check(command);
      return;
    }
    if (command.kind === 'recordSteps' || command.kind === 'recordStages') {
      void record(command);
      return;
    }
    const current = sessions.get(run);
    if (command.kind === 'prepareRun') {
      current?.session.release();
      const emit = (event: SessionEvent): void => post({ ...event, run, generation });
      sessions.set(run, { generation, session: openSession(engines, command, emit) });
      return;
    }
    if (current === undefined || current.generation !== generation) return;
    switch (command.kind) {
      case 'evaluateBirth':
        current.session.evaluate();
        break;
      case 'holdBirth':
        current.session.hold();
        break;
      case 'startRun':
        current.session.start(command.untilEpoch);
        break;
      case 'pauseRun':
        current.session.pause();
        break;
      case 'operateRun':
        current.session.operate(command.operation);
        break;
      case 'takeOperationBack':
        current.session.takeOperationBack();
        break;
      case 'stopCheck':
      case 'stopRecording':
        break;
      case 'releaseRun':
        current.session.release();
        sessions.delete(run);
        break;
    }
  };
}

async function opinionOf(engines: Engines, { experiment, engine, against }: Check, breathe: () => Promise<void>): ReturnType<typeof secondOpinion> {
  const measured = await engines.choose(engine);
  const reference = await engines.choose(against);
  if (reference.report.id !== against) throw new Error(`${ENGINES[against].label} does not run here: ${reference.report.reason ?? 'it could not be started.'}`);
  return secondOpinion(measured.engine, reference.engine, experiment, { breathe });
}
