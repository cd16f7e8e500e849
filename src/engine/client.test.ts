import { beforeEach, describe, expect, it } from 'vitest';
import type { Experiment } from '../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../core/experiment/settings/fields.ts';
import { createEngineClient, type EngineClient, type WorkerPort } from './client.ts';
import type { Command, Event } from './protocol.ts';
import type { Checkpoint } from './trainer.ts';

const address = { run: 'main', generation: 1 };
const ON_WEBGL: Experiment = { ...DEFAULT_EXPERIMENT, engine: 'webgl' };
const checkpoint: Checkpoint = { step: 2 * 4375, parameters: new Float32Array(385), slots: [], lossSum: 0, correctCount: 0 };

class FakeWorker implements WorkerPort {
  readonly received: Command[] = [];
  terminated = false;
  readonly say: (event: Event) => void;
  readonly crash: () => void;

  constructor(say: (event: Event) => void, crash: () => void) {
    this.say = say;
    this.crash = crash;
  }

  post(command: Command): void {
    this.received.push(command);
  }

  terminate(): void {
    this.terminated = true;
  }
}

let workers: FakeWorker[];
let heard: Event[];
let time: number;
let tick: () => void;
let client: EngineClient;

function newest(): FakeWorker {
  const worker = workers.at(-1);
  if (worker === undefined) throw new Error('No worker was started.');
  return worker;
}

beforeEach(() => {
  workers = [];
  heard = [];
  time = 0;
  client = createEngineClient({
    spawn: (say, crash) => {
      const worker = new FakeWorker(say, crash);
      workers.push(worker);
      return worker;
    },
    listener: (event) => heard.push(event),
    now: () => time,
    every: (_, callback) => {
      tick = callback;
      return () => {};
    },
  });
  client.send({ ...address, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL] });
  newest().say({ ...address, kind: 'runPrepared' });
});

function train(): void {
  client.send({ ...address, kind: 'startRun', untilEpoch: 25 });
}

function loseContext(): void {
  newest().say({ ...address, kind: 'runFailed', code: 'context-lost', message: 'The WebGL context was lost.' });
}

describe('a recording of steps', () => {
  const record: Command = { ...address, kind: 'recordSteps', experiment: ON_WEBGL, engine: 'webgl', epoch: 1, layer: 1, unit: 0 };

  it('fails when the worker is lost or silent meanwhile; the run is prepared anew', () => {
    client.send(record);
    time = 60_000;
    tick();
    expect(heard.filter(({ kind }) => kind === 'recordingFailed')).toEqual([{ ...address, kind: 'recordingFailed', code: 'worker-hung', message: 'The engine was lost meanwhile.' }]);
    expect(newest().received.map(({ kind }) => kind)).toEqual(['prepareRun']);
  });

  it('is over when it is given up, and when the run trains: silence is then no loss of it', () => {
    client.send(record);
    client.send({ ...address, kind: 'stopRecording' });
    time = 60_000;
    tick();
    expect(workers).toHaveLength(1);
    client.send(record);
    train();
    newest().crash();
    expect(heard.some(({ kind }) => kind === 'recordingFailed')).toBe(false);
  });
});

describe('a lost context', () => {
  it('is answered with a new worker that goes on from the last checkpoint', () => {
    train();
    newest().say({ ...address, kind: 'checkpointed', checkpoints: [checkpoint], seconds: 7 });
    loseContext();
    expect(workers).toHaveLength(2);
    expect(workers[0]?.terminated).toBe(true);
    expect(newest().received).toEqual([
      { ...address, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL], from: [checkpoint], seconds: 7 },
      { ...address, kind: 'startRun', untilEpoch: 25 },
    ]);
    expect(heard.at(-1)).toEqual({ ...address, kind: 'runRecovered', code: 'context-lost', fault: 1, step: 2 * 4375, seconds: 7, untilEpoch: 25, onCpu: false });
  });

  it('before the first checkpoint starts again from birth', () => {
    train();
    loseContext();
    expect(newest().received[0]).toEqual({ ...address, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL] });
    expect(heard.at(-1)).toMatchObject({ kind: 'runRecovered', step: 0, seconds: 0 });
  });

  it('while paused restores the network without training on', () => {
    train();
    newest().say({ ...address, kind: 'runPaused', step: 100 });
    loseContext();
    expect(newest().received.map(({ kind }) => kind)).toEqual(['prepareRun']);
    expect(heard.at(-1)).toMatchObject({ kind: 'runRecovered', untilEpoch: null });
  });

  it('before a pause was answered is answered by the pause', () => {
    train();
    client.send({ ...address, kind: 'pauseRun' });
    newest().crash();
    expect(newest().received.map(({ kind }) => kind)).toEqual(['prepareRun']);
    expect(heard.at(-1)).toMatchObject({ kind: 'runRecovered', untilEpoch: null });
  });

  it('a fourth time in a row, on the cpu engine, is a failure that says so', () => {
    train();
    for (let loss = 0; loss < 4; loss++) newest().crash();
    expect(heard.at(-1)).toMatchObject({ kind: 'runFailed', message: 'It failed 4 times in a row without getting further, the last time on the cpu engine.' });
  });

  it('three times in a row is answered with the cpu engine', () => {
    train();
    newest().say({ ...address, kind: 'checkpointed', checkpoints: [checkpoint], seconds: 7 });
    loseContext();
    loseContext();
    expect(newest().received[0]).toMatchObject({ experiments: [{ engine: 'webgl' }] });
    loseContext();
    expect(newest().received[0]).toMatchObject({ experiments: [{ engine: 'cpu' }], from: [checkpoint] });
    expect(heard.at(-1)).toMatchObject({ kind: 'runRecovered', onCpu: true });
  });

  it('is forgotten once a checkpoint shows progress', () => {
    train();
    loseContext();
    loseContext();
    newest().say({ ...address, kind: 'checkpointed', checkpoints: [checkpoint], seconds: 7 });
    loseContext();
    expect(newest().received[0]).toMatchObject({ experiments: [{ engine: 'webgl' }] });
  });
});

describe('several runs', () => {
  const other = { run: 'main-2', generation: 2 };

  beforeEach(() => {
    client.send({ ...other, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL] });
    newest().say({ ...other, kind: 'runPrepared' });
    client.send({ ...other, kind: 'startRun', untilEpoch: 25 });
    train();
  });

  it('that are over keep what they recorded when the worker is replaced for another one', () => {
    newest().say({ ...address, kind: 'runStopped', finished: true });
    newest().crash();
    expect(newest().received.map(({ run }) => run)).toEqual(['main-2', 'main-2']);
    expect(heard.filter(({ kind }) => kind === 'runRecovered').map(({ run }) => run)).toEqual(['main-2']);
  });

  it('that failed for good are not brought back by it', () => {
    newest().say({ ...address, kind: 'runFailed', code: 'engine-error', message: 'No.' });
    newest().crash();
    expect(newest().received.map(({ run }) => run)).toEqual(['main-2', 'main-2']);
    client.revive([{ run: 'main', untilEpoch: null }], false);
    newest().crash();
    expect(newest().received.map(({ run }) => run)).toContain('main');
  });

  it('that are paused are not blamed for what happens while another one trains', () => {
    newest().say({ ...address, kind: 'runPaused', step: 100 });
    for (let loss = 0; loss < 5; loss++) {
      newest().crash();
      for (const each of [address, other]) newest().say({ ...each, kind: 'runPrepared' });
      newest().say({ ...other, kind: 'checkpointed', checkpoints: [checkpoint], seconds: 7 });
    }
    expect(newest().received[0]).toMatchObject({ run: 'main', experiments: [{ engine: 'webgl' }] });
    expect(heard.filter(({ kind }) => kind === 'runFailed')).toEqual([]);
  });
});

it('a run that went on on the cpu engine stays there, and its engine says why', () => {
  train();
  loseContext();
  loseContext();
  loseContext();
  newest().say({ ...address, kind: 'engineChosen', engine: { id: 'cpu', asked: 'cpu', renderer: 'typed arrays', software: true, float: 32 } });
  expect(heard.at(-1)).toMatchObject({ kind: 'engineChosen', engine: { id: 'cpu', fallbackFrom: 'webgl', reason: 'The engine failed 3 times in a row.' } });
  newest().say({ ...address, kind: 'checkpointed', checkpoints: [checkpoint], seconds: 7 });
  newest().crash();
  expect(newest().received[0]).toMatchObject({ experiments: [{ engine: 'cpu' }] });
});

describe('a worker', () => {
  it('that crashes is replaced, and what it says afterwards is not heard', () => {
    train();
    const crashed = newest();
    crashed.crash();
    expect(workers).toHaveLength(2);
    const before = heard.length;
    crashed.say({ ...address, kind: 'progressed', step: 1, seconds: 1, stepsPerSecond: 1 });
    expect(heard).toHaveLength(before);
  });

  it('that is silent while it should train counts as hung', () => {
    train();
    time = 13_000;
    tick();
    expect(heard.at(-1)).toMatchObject({ kind: 'runRecovered', code: 'worker-hung' });
  });

  it('that speaks slowly is given ten times its longest silence', () => {
    train();
    time = 4000;
    newest().say({ ...address, kind: 'progressed', step: 1, seconds: 4, stepsPerSecond: 0.25 });
    time = 35_000;
    tick();
    expect(workers).toHaveLength(1);
    time = 45_000;
    tick();
    expect(workers).toHaveLength(2);
  });

  it('that is silent while it prepares is given four times as long', () => {
    client.send({ ...address, generation: 2, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL] });
    time = 40_000;
    tick();
    expect(workers).toHaveLength(1);
    time = 50_000;
    tick();
    expect(workers).toHaveLength(2);
  });

  it('that is silent because nothing trains is left alone', () => {
    time = 1e6;
    tick();
    expect(workers).toHaveLength(1);
  });
});

it('events of an older generation are dropped', () => {
  const before = heard.length;
  newest().say({ run: 'main', generation: 0, kind: 'runPrepared' });
  expect(heard).toHaveLength(before);
});

it('a failed run is revived from its last checkpoint, on the cpu engine if asked', () => {
  train();
  newest().say({ ...address, kind: 'checkpointed', checkpoints: [checkpoint], seconds: 7 });
  newest().say({ ...address, kind: 'runFailed', code: 'engine-error', message: 'No.' });
  client.revive([{ run: 'main', untilEpoch: 25 }, { run: 'unknown', untilEpoch: 25 }], true);
  expect(newest().received.slice(-2)).toMatchObject([{ kind: 'prepareRun', from: [checkpoint], experiments: [{ engine: 'cpu' }] }, { kind: 'startRun', run: 'main' }]);
  expect(heard.at(-1)).toMatchObject({ kind: 'runRecovered', run: 'main', code: null, step: 2 * 4375, untilEpoch: 25, onCpu: true });
});

it('a lost run evaluates its losses at birth again only where they were wanted, and not held, when it was lost', () => {
  const wanted = (): unknown => newest().received.map((command) => (command.kind === 'prepareRun' ? command.until : command.kind));
  client.send({ ...address, kind: 'prepareRun', experiments: [ON_WEBGL], until: 'units' });
  newest().crash();
  expect(wanted()).toEqual(['units']);
  client.send({ ...address, kind: 'evaluateBirth' });
  newest().crash();
  expect(wanted()).toEqual(['losses']);
  client.send({ ...address, kind: 'holdBirth' });
  newest().crash();
  expect(wanted()).toEqual(['units']);
});

it('runs lost together name the same fault, and those lost later another', () => {
  const other = { run: 'main-2', generation: 2 };
  client.send({ ...other, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL] });
  newest().crash();
  newest().crash();
  const faults = heard.flatMap((event) => (event.kind === 'runRecovered' ? [`${event.run} ${event.fault}`] : []));
  expect(faults).toEqual(['main 1', 'main-2 1', 'main 2', 'main-2 2']);
});

it.each([
  ['that was chosen', 'wasm', { asked: 'auto', fallbackFrom: 'wasm' }],
  ['that is the cpu engine already', 'cpu', { asked: 'auto' }],
] as const)('where no engine is named, a run that went on on the cpu engine tells the one %s', (_, id, told) => {
  client.send({ ...address, kind: 'prepareRun', until: 'losses', experiments: [{ ...DEFAULT_EXPERIMENT, engine: 'auto' }] });
  newest().say({ ...address, kind: 'engineChosen', engine: { id, asked: 'auto', renderer: 'x', software: false, float: 32 } });
  for (let loss = 0; loss < 3; loss++) newest().crash();
  newest().say({ ...address, kind: 'engineChosen', engine: { id: 'cpu', asked: 'cpu', renderer: 'typed arrays', software: true, float: 32 } });
  expect(heard.at(-1)).toEqual({ ...address, kind: 'engineChosen', engine: { id: 'cpu', renderer: 'typed arrays', software: true, float: 32, ...told, reason: 'The engine failed 3 times in a row.' } });
});

it('work that goes on in a new generation stays on the engine that it ended on', () => {
  train();
  for (let loss = 0; loss < 3; loss++) newest().crash();
  client.send({ ...address, generation: 2, kind: 'prepareRun', until: 'losses', experiments: [ON_WEBGL], continues: true });
  newest().say({ ...address, generation: 2, kind: 'engineChosen', engine: { id: 'webgl', asked: 'webgl', renderer: 'x', software: true, float: 32 } });
  newest().crash();
  expect(newest().received[0]).toMatchObject({ experiments: [{ engine: 'cpu' }] });
});

it('a failure that a new worker would repeat is passed on', () => {
  train();
  newest().say({ ...address, kind: 'runFailed', code: 'engine-error', message: 'No.' });
  expect(workers).toHaveLength(1);
  expect(heard.at(-1)).toMatchObject({ kind: 'runFailed', message: 'No.' });
});
