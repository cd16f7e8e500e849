import { createEngineClient, type EngineClient, type WorkerPort } from './client.ts';
import type { Event } from './protocol.ts';
import { workerScript } from './workerScript.ts';

/** A client whose worker is the real one. */
export function createWorkerClient(listener: (event: Event) => void): EngineClient {
  return createEngineClient({ listener, spawn: spawnWorker });
}

function spawnWorker(onEvent: (event: Event) => void, onCrash: () => void): WorkerPort {
  const worker = new Worker(workerScript(), { type: 'module', name: 'engine' });
  worker.addEventListener('message', (message: MessageEvent<Event>) => onEvent(message.data));
  worker.addEventListener('messageerror', onCrash);
  worker.addEventListener('error', (error) => {
    error.preventDefault();
    onCrash();
  });
  return { post: (command) => worker.postMessage(command), terminate: () => worker.terminate() };
}
