import { createEngineClient, type EngineClient } from './client.ts';
import type { Event } from './protocol.ts';
import { createWorkerPort } from './workerPort.ts';
// oxlint-disable-next-line import/default -- Vite makes the module behind ?worker&url.
import workerUrl from './worker.ts?worker&url';

/** A client whose worker is the real one. */
export function createWorkerClient(listener: (event: Event) => void): EngineClient {
  return createEngineClient({ listener, spawn: (onEvent, onCrash) => createWorkerPort(startWorker, onEvent, onCrash) });
}

function startWorker(): Worker {
  return new Worker(workerScript(), { type: 'module', name: 'engine' });
}

let address: string | undefined;

/**
 * Address of the script that starts the engine's worker: one line that imports it.
 *
 * A worker has the policy of its script's response, and hosts of static files send none: a policy in a meta tag does
 * not reach it. A worker from a `blob:` address has the policy of the page that made it
 * (HTML standard, "Initialize a worker global scope's policy container").
 */
function workerScript(): string {
  address ??= trusted(URL.createObjectURL(new Blob([`import ${JSON.stringify(new URL(workerUrl, import.meta.url).href)};`], { type: 'text/javascript' })));
  return address;
}

/** Where a browser has Trusted Types, the page's policy lets no plain string become a script. */
function trusted(blob: string): string {
  return globalThis.trustedTypes?.createPolicy('engine', { createScriptURL: () => blob }).createScriptURL('') ?? blob;
}
