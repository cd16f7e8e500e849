import { ENGINES } from '../core/vocabulary/engines.ts';
import { breatheUntil } from './breath.ts';
import { failureCodeOf } from './engineError.ts';
import type { Engines } from './engines.ts';
import type { Command, Event } from './protocol.ts';
import type { SessionEvent } from './recorder.ts';
import { secondOpinion } from './secondOpinion.ts';
import { openSession, type Session } from './session.ts';

type Check = Extract<Command, { kind: 'checkRun' }>;

/**
 * The worker's end: all its runs, a session each. Returns what takes the page's commands; `post` gets what the
 * sessions tell. A command to an older generation of a run is dropped. A check stands back from whatever else is asked
 * of its run.
 */
export function openSessions(engines: Engines, post: (event: Event) => void): (command: Command) => void {
  const sessions = new Map<string, { readonly generation: number; readonly session: Session }>();
  const checks = new Map<string, AbortController>();

  async function check(command: Check): Promise<void> {
    const { run, generation } = command;
    const abort = new AbortController();
    checks.set(run, abort);
    const tell = (event: SessionEvent): void => {
      if (!abort.signal.aborted) post({ ...event, run, generation });
    };
    try {
      const opinion = await opinionOf(engines, command, breatheUntil(abort.signal, () => tell({ kind: 'breathed' })));
      tell({ kind: 'runChecked', opinion });
    } catch (error) {
      tell({ kind: 'checkFailed', code: failureCodeOf(error), message: error instanceof Error ? error.message : String(error) });
    }
  }

  return (command) => {
    const { run, generation } = command;
    checks.get(run)?.abort();
    checks.delete(run);
    if (command.kind === 'checkRun') {
      void check(command);
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
