import { AUTO, AUTO_ORDER, type AskedEngine, type EngineId } from '../core/vocabulary/engines.ts';
import type { WorkerPort } from './client.ts';
import type { Command, Event } from './protocol.ts';

type Prepare = Extract<Command, { kind: 'prepareRun' }>;

/** As much of a `Worker` as is used here. */
export type EngineWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/** A worker and the runs that were prepared in it. */
interface Host {
  readonly worker: EngineWorker;
  /** The last preparation of each. */
  readonly runs: Map<string, Prepare>;
  /** Engines whose code it could not load. */
  readonly lacks: Set<EngineId>;
  /** Whether its own script loaded, as far as is known. */
  stands: boolean;
}

/**
 * A port to workers that `start` makes. A worker keeps a script that could not be loaded as failed for as long as it
 * lives, so the next run that needs it is prepared in a new worker; runs in the old one go on there until they are
 * prepared anew or released. Where no worker can be had, and where its script does not load, each run is told so by
 * `runFailed` and can be prepared again. `onCrash` is called when a worker dies of an uncaught error.
 */
export function createWorkerPort(start: () => EngineWorker, onEvent: (event: Event) => void, onCrash: () => void): WorkerPort {
  const hosts = new Map<string, Host>();
  let newest: Host | null = null;

  function fail({ run, generation }: Prepare, message: string): void {
    onEvent({ run, generation, kind: 'runFailed', code: 'engine-error', message });
  }

  function open(): Host {
    const worker = start();
    const host: Host = { worker, runs: new Map(), lacks: new Set(), stands: true };
    worker.addEventListener('message', ({ data }: MessageEvent<Event>) => {
      if (hosts.get(data.run) !== host) return;
      if (data.kind === 'engineChosen' && data.engine.notLoaded === true && data.engine.fallbackFrom !== undefined) host.lacks.add(data.engine.fallbackFrom);
      onEvent(data);
    });
    worker.addEventListener('messageerror', onCrash);
    worker.addEventListener('error', (error) => {
      error.preventDefault();
      // Only an error that a script threw has a message.
      if ('message' in error) {
        onCrash();
        return;
      }
      host.stands = false;
      for (const run of host.runs.values()) fail(run, 'Its script could not be loaded.');
    });
    return host;
  }

  function hostFor(command: Prepare): Host {
    const host = newest;
    if (host?.stands === true && !command.experiments.some(({ engine }) => isLacking(host, engine))) return host;
    return (newest = open());
  }

  function leave(run: string): void {
    const host = hosts.get(run);
    hosts.delete(run);
    host?.runs.delete(run);
    if (host !== undefined && host !== newest && host.runs.size === 0) host.worker.terminate();
  }

  function prepare(command: Prepare): void {
    let host: Host;
    try {
      host = hostFor(command);
    } catch (error) {
      // Not while the page is still sending: its listener hears of it as it hears from a worker.
      queueMicrotask(() => fail(command, whyNoWorker(error)));
      return;
    }
    const old = hosts.get(command.run);
    if (old !== undefined && old !== host) {
      old.worker.postMessage({ run: command.run, generation: old.runs.get(command.run)?.generation ?? command.generation, kind: 'releaseRun' } satisfies Command);
      leave(command.run);
    }
    hosts.set(command.run, host);
    host.runs.set(command.run, command);
    host.worker.postMessage(command);
  }

  return {
    post(command) {
      if (command.kind === 'prepareRun') {
        prepare(command);
        return;
      }
      hosts.get(command.run)?.worker.postMessage(command);
      if (command.kind === 'releaseRun') leave(command.run);
    },
    terminate() {
      for (const host of new Set([...hosts.values(), ...(newest === null ? [] : [newest])])) host.worker.terminate();
    },
  };
}

function isLacking({ lacks }: Host, asked: AskedEngine): boolean {
  return asked === AUTO ? AUTO_ORDER.some((id) => lacks.has(id)) : lacks.has(asked);
}

function whyNoWorker(error: unknown): string {
  if (!('Worker' in globalThis)) return 'This browser has no workers, and the page trains in one. A newer browser has them.';
  return `The browser lets this page start no worker, and the page trains in one (${error instanceof Error ? error.message.replace(/\.$/, '') : String(error)}). Inside another page or a sandbox, open it in a tab of its own.`;
}
