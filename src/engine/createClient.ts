import { createEngineClient, type EngineClient } from './client.ts';
import type { Event } from './protocol.ts';
import { createWorkerPort } from './workerPort.ts';
import { workerScript } from './workerScript.ts';

/** A client whose worker is the real one. */
export function createWorkerClient(listener: (event: Event) => void): EngineClient {
  return createEngineClient({ listener, spawn: (onEvent, onCrash) => createWorkerPort(startWorker, onEvent, onCrash) });
}

function startWorker(): Worker {
  return new Worker(workerScript(), { type: 'module', name: 'engine' });
}
