/// <reference lib="webworker" />
import { engineChooser } from './chooseEngine.ts';
import { createCpuEngine } from './cpu/cpuEngine.ts';
import type { Command, Event } from './protocol.ts';
import type { SessionEvent } from './recorder.ts';
import { openSession, type Engines, type Session } from './session.ts';

const cpu = createCpuEngine();
const engines: Engines = {
  cpu,
  choose: engineChooser(cpu, async () => (await import('./webgl/webglEngine.ts')).createWebglEngine()),
};

const sessions = new Map<string, { readonly generation: number; readonly session: Session }>();

function post(event: Event): void {
  self.postMessage(event, transferablesOf(event));
}

/** Buffers of a checkpoint move instead of being copied; frames are small and keep their per-unit arrays. */
function transferablesOf(event: Event): Transferable[] {
  if (event.kind !== 'checkpointed') return [];
  return event.checkpoints.flatMap(({ parameters, slots }) => [parameters.buffer, ...slots.map((slot) => slot.buffer)]).filter((buffer) => buffer instanceof ArrayBuffer);
}

self.onmessage = ({ data: command }: MessageEvent<Command>) => {
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
