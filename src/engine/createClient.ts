import { createEngineClient, type EngineClient } from './client.ts';
import type { Event } from './protocol.ts';

/** A client whose worker is the real one. */
export function createWorkerClient(listener: (event: Event) => void): EngineClient {
  return createEngineClient({ listener, spawn: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }) });
}
