/// <reference lib="webworker" />
import { openEngines } from './engines.ts';
import type { Command, Event } from './protocol.ts';
import { openSessions } from './sessions.ts';

const engines = openEngines();

function post(event: Event): void {
  self.postMessage(event, transferablesOf(event));
}

/** Buffers of a checkpoint move instead of being copied; frames are small and keep their per-unit arrays. */
function transferablesOf(event: Event): Transferable[] {
  if (event.kind !== 'checkpointed') return [];
  return event.checkpoints.flatMap(({ parameters, slots }) => [parameters.buffer, ...slots.map((slot) => slot.buffer)]).filter((buffer) => buffer instanceof ArrayBuffer);
}

const take = openSessions(engines, post);
self.onmessage = ({ data: command }: MessageEvent<Command>) => take(command);
