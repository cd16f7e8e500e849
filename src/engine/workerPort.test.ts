import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../core/experiment/settings/fields.ts';
import type { WorkerPort } from './client.ts';
import type { Command, Event as EngineEvent } from './protocol.ts';
import { createWorkerPort, type EngineWorker } from './workerPort.ts';

class FakeWorker extends EventTarget implements EngineWorker {
  readonly received: string[] = [];
  terminated = false;

  postMessage({ kind, run }: Command): void {
    this.received.push(`${kind} ${run}`);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(event: EngineEvent): void {
    this.dispatchEvent(new MessageEvent('message', { data: event }));
  }
}

let workers: FakeWorker[];
let heard: EngineEvent[];
let crashes: number;
let port: WorkerPort;

beforeEach(() => {
  workers = [];
  heard = [];
  crashes = 0;
  port = portOf(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
});

function portOf(start: () => EngineWorker): WorkerPort {
  return createWorkerPort(start, (event) => heard.push(event), () => (crashes += 1));
}

function prepare(run: string, engine: 'webgl' | 'cpu' = 'webgl', generation = 1): void {
  port.post({ run, generation, kind: 'prepareRun', experiments: [{ ...DEFAULT_EXPERIMENT, engine }], until: 'losses' });
}

function at(index: number): FakeWorker {
  const worker = workers[index];
  if (worker === undefined) throw new Error(`No worker ${index} was started.`);
  return worker;
}

function sayNotLoaded(worker: FakeWorker, run: string): void {
  worker.say({ run, generation: 1, kind: 'engineChosen', engine: { id: 'cpu', asked: 'webgl', renderer: 'typed arrays', software: true, float: 32, fallbackFrom: 'webgl', reason: 'no answer', notLoaded: true } });
}

describe('an engine whose code did not load', () => {
  it('is tried in a new worker by the next run that asks for it, and other runs go on where they are', () => {
    prepare('main');
    prepare('other');
    sayNotLoaded(at(0), 'main');
    sayNotLoaded(at(0), 'other');
    prepare('main', 'webgl', 2);
    expect(at(0).received.slice(2)).toEqual(['releaseRun main']);
    expect(at(1).received).toEqual(['prepareRun main']);
    port.post({ run: 'other', generation: 1, kind: 'startRun', untilEpoch: 25 });
    expect(at(0).received.at(-1)).toBe('startRun other');
    expect(at(0).terminated).toBe(false);
    port.post({ run: 'other', generation: 1, kind: 'releaseRun' });
    expect(at(0).terminated).toBe(true);
    expect(at(1).terminated).toBe(false);
  });

  it('costs no new worker to a run on another engine', () => {
    prepare('main');
    sayNotLoaded(at(0), 'main');
    prepare('main', 'cpu', 2);
    expect(workers).toHaveLength(1);
  });

  it('is not heard of from the worker that a run has left', () => {
    prepare('main');
    sayNotLoaded(at(0), 'main');
    prepare('main', 'webgl', 2);
    at(0).say({ run: 'main', generation: 2, kind: 'breathed' });
    at(1).say({ run: 'main', generation: 2, kind: 'breathed' });
    expect(heard.map(({ kind }) => kind)).toEqual(['engineChosen', 'breathed']);
  });
});

describe('a worker', () => {
  it('that cannot be trusted with WebGL is kept: its self-test would fail in another one too', () => {
    prepare('main');
    at(0).say({ run: 'main', generation: 1, kind: 'engineChosen', engine: { id: 'cpu', asked: 'webgl', renderer: 'typed arrays', software: true, float: 32, fallbackFrom: 'webgl', reason: '16-bit floats' } });
    prepare('main', 'webgl', 2);
    expect(workers).toHaveLength(1);
  });

  it('whose script does not load fails its runs, and the next preparation starts another', () => {
    prepare('main');
    at(0).dispatchEvent(new Event('error'));
    expect(heard).toMatchObject([{ run: 'main', generation: 1, kind: 'runFailed', message: 'Its script could not be loaded.' }]);
    expect(crashes).toBe(0);
    prepare('main');
    expect(at(0).terminated).toBe(true);
    expect(at(1).received).toEqual(['prepareRun main']);
  });

  it('that throws has crashed', () => {
    prepare('main');
    at(0).dispatchEvent(Object.assign(new Event('error'), { message: 'Uncaught' }));
    expect(crashes).toBe(1);
  });

  it('that the browser refuses fails the run with what it says, and never throws', async () => {
    let refused = true;
    port = portOf(() => {
      if (refused) throw new Error('Access denied.');
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    });
    prepare('main');
    await Promise.resolve();
    expect(heard).toMatchObject([{ run: 'main', kind: 'runFailed' }]);
    port.post({ run: 'main', generation: 1, kind: 'startRun', untilEpoch: 1 });
    refused = false;
    prepare('main', 'webgl', 2);
    expect(at(0).received).toEqual(['prepareRun main']);
  });
});
