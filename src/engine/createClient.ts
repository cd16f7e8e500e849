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
  return new Worker(workerScript(), { type: isOfNoOrigin() ? 'classic' : 'module', name: 'engine' });
}

/** In a sandboxed frame: there no `blob:` address starts a worker that is a module, but a script that imports one it does. */
function isOfNoOrigin(): boolean {
  return globalThis.origin === 'null';
}

let address: string | undefined;

/**
 * Address of the script that starts the engine's worker: it imports it.
 *
 * A worker has the policy of its script's response, and hosts of static files send none: a policy in a meta tag does
 * not reach it. A worker from a `blob:` address has the policy of the page that made it
 * (HTML standard, "Initialize a worker global scope's policy container").
 */
function workerScript(): string {
  const url = JSON.stringify(new URL(workerUrl, import.meta.url).href);
  address ??= trusted(URL.createObjectURL(new Blob([isOfNoOrigin() || isKeptOffline() ? importingScript(url) : `import ${url};`], { type: 'text/javascript' })));
  return address;
}

/** Where a service worker answers for the page. In Firefox it is not asked for what the first script of a worker from a `blob:` address imports, but for what is imported later. */
function isKeptOffline(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}

/** A script that imports a module and hands it the messages that came before it. */
function importingScript(url: string): string {
  return `const early = [];
const keep = ({ data }) => early.push(data);
addEventListener('message', keep);
import(${url}).then(
  () => {
    removeEventListener('message', keep);
    for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
}

/** Where a browser has Trusted Types, the page's policy lets no plain string become a script. */
function trusted(blob: string): string {
  return globalThis.trustedTypes?.createPolicy('engine', { createScriptURL: () => blob }).createScriptURL('') ?? blob;
}
