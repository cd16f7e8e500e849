import type { Command, Event } from './protocol.ts';
import type { SessionEvent } from './recorder.ts';
import type { Engines } from './engines.ts';
import { openSession, type Session } from './session.ts';

/**
 * The worker's end: all its runs, a session each. Returns what takes the page's commands; `post` gets what the
 * sessions tell. A command to an older generation of a run is dropped.
 */
export function openSessions(engines: Engines, post: (event: Event) => void): (command: Command) => void {
  const sessions = new Map<string, { readonly generation: number; readonly session: Session }>();
  return (command) => {
    const { run, generation } = command;
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
      case 'releaseRun':
        current.session.release();
        sessions.delete(run);
        break;
    }
  };
}
