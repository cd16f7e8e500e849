import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../core/experiment/settings/fields.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { experimentAt } from '../core/experiment/schedule.ts';
import { earlyMarksOf } from '../core/experiment/earlyMarks.ts';
import { unitActivityOf } from '../core/telemetry/unitActivity.ts';
import { openEngines } from './engines.ts';
import type { SessionEvent } from './recorder.ts';
import { openSession, type Session } from './session.ts';
import type { Summarised } from './protocol.ts';
import type { Checkpoint } from './trainer.ts';

const small: Experiment = { ...DEFAULT_EXPERIMENT, rows: 4000, batchSize: 64, epochs: 3, engine: 'cpu' };

const engines = openEngines({ webgl: () => Promise.reject(new Error('This machine has no WebGL.')) });

/** A session whose events can be awaited. */
class Heard {
  readonly events: SessionEvent[] = [];
  readonly session: Session;
  #wake: () => void = () => {};

  constructor(given: Experiment, from?: readonly Checkpoint[], onEvent: (event: SessionEvent, heard: Heard) => void = () => {}, seconds = 0, until: 'units' | 'losses' = 'losses', on = engines) {
    this.session = openSession(on, { experiments: [given], until, ...(from === undefined ? {} : { from, seconds }) }, (event) => {
      this.events.push(event);
      onEvent(event, this);
      this.#wake();
    });
  }

  async until(kind: SessionEvent['kind']): Promise<void> {
    while (!this.events.some((event) => event.kind === kind)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  of<K extends SessionEvent['kind']>(kind: K): Extract<SessionEvent, { kind: K }>[] {
    return this.events.filter((event): event is Extract<SessionEvent, { kind: K }> => event.kind === kind);
  }

  get frames(): readonly unknown[] {
    return this.of('frameRecorded').map(({ frame }) => frame);
  }
}

async function wholeRun(given: Experiment): Promise<Heard> {
  const heard = new Heard(given);
  heard.session.start(given.epochs);
  await heard.until('runStopped');
  return heard;
}

/** The summaries that are told of networks trained to their end. */
function summariesOf(networks: readonly Experiment[], summaries: Summarised): Promise<readonly Extract<SessionEvent, { kind: 'summariesRecorded' }>[]> {
  const told: Extract<SessionEvent, { kind: 'summariesRecorded' }>[] = [];
  return new Promise((resolve) => {
    const session = openSession(engines, { experiments: networks, summaries, until: 'losses' }, (event) => {
      if (event.kind === 'summariesRecorded') told.push(event);
      if (event.kind === 'runStopped') resolve(told);
    });
    session.start(small.epochs);
  });
}

describe('a session', () => {
  it('tells what the units do at each twentieth of the first two epochs, in order, and changes nothing by it', async () => {
    const heard = await wholeRun(small);
    const readings = heard.of('earlyRecorded').map(({ reading }) => reading);
    expect(readings.map(({ epoch, step }) => ({ epoch, step }))).toEqual(earlyMarksOf(small));
    expect(readings.every(({ layers }) => layers.map(({ onRate }) => onRate.length).join() === '64,1')).toBe(true);
    const order = heard.events.flatMap((event) => (event.kind === 'earlyRecorded' ? [event.reading.epoch] : event.kind === 'frameRecorded' ? [event.frame.epoch] : []));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const trainer = await (await engines.choose('cpu')).engine.createTrainer([small], { breathe: () => Promise.resolve() });
    await trainer.facts();
    for (let epoch = 1; epoch <= small.epochs; epoch += 1) {
      while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(10_000);
      await trainer.epochLoss();
    }
    const [unread] = await trainer.probe();
    const last = heard.of('frameRecorded').at(-1)?.frame;
    expect(last?.layers[0]?.maxPreActivation).toEqual(unitActivityOf(unread?.preActivations[0] ?? new Float32Array(), 2048).maxPreActivation);
  });

  it('tells again only what was read after the checkpoint that it goes on from', async () => {
    const told = (await wholeRun(small)).of('earlyRecorded').map(({ reading }) => reading);
    const paused = new Heard(small, undefined, (event, { session }) => {
      if (event.kind === 'earlyRecorded' && event.reading.epoch === 0.5) session.pause();
    });
    paused.session.start(small.epochs);
    await paused.until('runPaused');
    const before = paused.of('earlyRecorded').map(({ reading }) => reading);
    const again = new Heard(small, paused.of('checkpointed').at(-1)?.checkpoints);
    again.session.start(small.epochs);
    await again.until('runStopped');
    const after = again.of('earlyRecorded').map(({ reading }) => reading);
    expect([...before, ...after]).toEqual(told);
    expect(before.length).toBeGreaterThanOrEqual(10);
  });

  it('shows the units at birth before the losses', async () => {
    const heard = new Heard(small);
    await heard.until('runPrepared');
    const [units, complete] = heard.of('frameRecorded').map(({ frame }) => frame);
    expect(units).toMatchObject({ epoch: 0, step: 0, trainLoss: null, validationLoss: null });
    expect(complete?.validationLoss).toBeCloseTo(Math.LN2, 2);
    expect(complete?.layers).toEqual(units?.layers);
  });

  it('asked for the units at birth alone draws no data until the losses are wanted, and then gives the same birth', async () => {
    const heard = new Heard(small, undefined, undefined, 0, 'units');
    await heard.until('birthHeld');
    expect(heard.of('frameRecorded').map(({ frame }) => frame.validationLoss)).toEqual([null]);
    expect(heard.of('factsDrawn')).toEqual([]);
    heard.session.evaluate();
    await heard.until('runPrepared');
    const whole = new Heard(small);
    await whole.until('runPrepared');
    expect(heard.frames).toEqual(whole.frames);
  });

  it('asked for the units at birth alone evaluates them when it is started, and trains as any other', async () => {
    const heard = new Heard(small, undefined, undefined, 0, 'units');
    await heard.until('birthHeld');
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(heard.frames).toEqual((await wholeRun(small)).frames);
  });

  it('held while it evaluates says so, does nothing, and goes on from there', async () => {
    const large: Experiment = { ...small, rows: 200_000, epochs: 1 };
    const undisturbed = new Heard(large);
    await undisturbed.until('runPrepared');
    const heard = new Heard(large, undefined, (event, { session }) => {
      if (event.kind === 'birthEvaluated') session.hold();
      if (event.kind === 'birthHeld') session.evaluate();
    });
    await heard.until('runPrepared');
    expect(heard.of('birthHeld').length).toBeGreaterThan(0);
    expect(heard.of('birthHeld')).toHaveLength(heard.of('birthEvaluated').length);
    expect(heard.of('birthEvaluated').every(({ share }) => share >= 0 && share <= 1)).toBe(true);
    expect(heard.frames).toEqual(undisturbed.frames);
  });

  it('paused and held while it is being prepared computes nothing more until it is started again', async () => {
    const heard = new Heard(small, undefined, undefined, 0, 'units');
    heard.session.start(small.epochs);
    heard.session.pause();
    heard.session.hold();
    await heard.until('birthHeld');
    expect(heard.of('runPaused')).toEqual([{ kind: 'runPaused', step: 0 }]);
    expect(heard.of('factsDrawn')).toEqual([]);
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(heard.frames).toEqual((await wholeRun(small)).frames);
  });

  it('records an epoch at a time and confirms the dead on all training rows at the end', async () => {
    const heard = await wholeRun(small);
    const frames = heard.of('frameRecorded').map(({ frame }) => frame);
    expect(frames.map(({ epoch }) => epoch)).toEqual([0, 0, 1, 2, 3, 3]);
    expect(frames.at(-2)?.layers[0]).not.toHaveProperty('deadOnTraining');
    const [layer] = frames.at(-1)?.layers ?? [];
    expect(layer?.deadOnTraining).toBeLessThanOrEqual(layer?.deadFraction ?? 0);
    expect(heard.of('runStopped')).toMatchObject([{ finished: true }]);
  });

  it('paused in mid-epoch and started again gives the frames of an undisturbed run', async () => {
    const undisturbed = await wholeRun(small);
    let pauses = 0;
    const heard = new Heard(small, undefined, (event, { session }) => {
      if (event.kind === 'progressed' && pauses === 0) {
        pauses += 1;
        session.pause();
      }
      if (event.kind === 'runPaused') session.start(small.epochs);
    });
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(pauses).toBe(1);
    expect(heard.frames).toEqual(undisturbed.frames);
  });

  it('paused while it is being prepared says so at once, and trains when started again', async () => {
    const undisturbed = await wholeRun(small);
    const heard = new Heard(small);
    heard.session.start(small.epochs);
    heard.session.pause();
    expect(heard.of('runPaused')).toEqual([{ kind: 'runPaused', step: 0 }]);
    await heard.until('runPrepared');
    expect(heard.of('progressed')).toEqual([]);
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(heard.of('runPaused')).toHaveLength(1);
    expect(heard.frames).toEqual(undisturbed.frames);
  });

  it('paused during its last epoch has finished all the same, and no epoch comes after it', async () => {
    const heard = new Heard(small, undefined, (event, { session }) => {
      if (event.kind === 'frameRecorded' && event.frame.epoch === small.epochs) session.pause();
    });
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(heard.of('runStopped')).toMatchObject([{ finished: true }]);
    expect(heard.of('runPaused')).toEqual([]);
  });

  it('counts the time of training also where an engine trains before it first waits, as typed arrays do', async () => {
    const now = performance.now.bind(performance);
    let passed = 0;
    let slices = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + passed);
    const slow = openEngines({
      webgl: () =>
        Promise.resolve({
          ...engines.cpu,
          async createTrainer(experiments, context) {
            const trainer = await engines.cpu.createTrainer(experiments, context);
            const advance = trainer.advance.bind(trainer);
            return Object.assign(trainer, {
              advance(milliseconds: number, untilStep?: number) {
                slices += 1;
                passed += 60_000;
                return advance(milliseconds, untilStep);
              },
            });
          },
        }),
    });
    const heard = new Heard({ ...small, engine: 'webgl' }, undefined, undefined, 0, 'losses', slow);
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    clock.mockRestore();
    expect(slices).toBeGreaterThanOrEqual(small.epochs);
    expect(heard.of('frameRecorded').at(-1)?.seconds).toBeGreaterThan(60 * slices);
    expect(heard.of('frameRecorded').at(-1)?.seconds).toBeLessThan(60 * (slices + 1));
  });

  it('restored from a checkpoint goes on counting the seconds spent', async () => {
    const [saved] = (await wholeRun(small)).of('checkpointed');
    const heard = new Heard(small, saved?.checkpoints, undefined, 100);
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(saved?.seconds).toBeGreaterThan(0);
    expect(heard.of('frameRecorded').every(({ seconds }) => seconds > 100)).toBe(true);
  });

  it('restored from a checkpoint records the frames that were still to come, to the bit', async () => {
    const undisturbed = await wholeRun(small);
    const heard = new Heard(small, undisturbed.of('checkpointed')[0]?.checkpoints);
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect(heard.frames.length).toBeGreaterThan(0);
    expect(heard.frames).toEqual(undisturbed.frames.slice(-heard.frames.length));
  });

  it('paused in mid-epoch leaves a checkpoint of where it stands, from which the same frames come', async () => {
    const undisturbed = await wholeRun(small);
    const paused = new Heard(small, undefined, (event, { session }) => {
      if (event.kind === 'progressed') session.pause();
    });
    paused.session.start(small.epochs);
    await paused.until('runPaused');
    const saved = paused.of('checkpointed').at(-1);
    expect(saved?.checkpoints[0]?.step).toBe(paused.of('runPaused')[0]?.step);
    const heard = new Heard(small, saved?.checkpoints);
    heard.session.start(small.epochs);
    await heard.until('runStopped');
    expect([...paused.frames, ...heard.frames]).toEqual(undisturbed.frames);
  });

  it('on WebAssembly ends on the same parameters paused and restored, and tells a digest of them', async () => {
    const onWasm: Experiment = { ...small, engine: 'wasm' };
    const undisturbed = await wholeRun(onWasm);
    const [end] = undisturbed.of('runStopped');
    expect(end?.parameters).toMatch(/^[\da-f]{16}$/);
    const paused = new Heard(onWasm, undefined, (event, { session }) => {
      if (event.kind === 'progressed') session.pause();
    });
    paused.session.start(small.epochs);
    await paused.until('runPaused');
    const restored = new Heard(onWasm, paused.of('checkpointed').at(-1)?.checkpoints);
    restored.session.start(small.epochs);
    await restored.until('runStopped');
    expect(restored.of('runStopped')).toEqual([end]);
    expect([...paused.frames, ...restored.frames]).toEqual(undisturbed.frames);
  });

  it('on an engine whose bits are not the same everywhere tells no digest', async () => {
    expect((await wholeRun(small)).of('runStopped')).toEqual([{ kind: 'runStopped', finished: true }]);
  });

  describe('of a program with an operation after the first epoch', () => {
    const program: Experiment = {
      ...small,
      operations: [
        { epoch: 1, kind: 'lr', value: 0.05 },
        { epoch: 1, kind: 'activation', value: { id: 'leaky_relu', parameters: [0.1] } },
      ],
    };

    it('trains to it as if it were left alone, and on from it as the experiment that it makes', async () => {
      const alone = new Heard(small);
      alone.session.start(1);
      await alone.until('runStopped');
      const other = new Heard(experimentAt(program, 2), alone.of('checkpointed').at(-1)?.checkpoints);
      other.session.start(small.epochs);
      await other.until('runStopped');
      const operated = (await wholeRun(program)).of('frameRecorded').map(({ frame }) => frame);
      const since = other.of('frameRecorded').map(({ frame }) => frame);
      expect(operated.slice(0, alone.frames.length)).toEqual(alone.frames);
      // What was born dead is read of the network at birth, of the experiment as it was then.
      const unborn = (frame: (typeof operated)[number]) => ({ ...frame, layers: frame.layers.map((layer) => ({ ...layer, bornDeadFraction: null })) });
      expect(operated.slice(alone.frames.length).map(unborn)).toEqual(since.map(unborn));
      expect(since[0]?.layers[0]?.activation).toBe('leaky_relu:0.1');
    });

    it('comes to the same paused, and restored from a checkpoint before and after it', async () => {
      const undisturbed = await wholeRun(program);
      for (const epoch of [1, 2]) {
        const stopped = new Heard(program);
        stopped.session.start(epoch);
        await stopped.until('runStopped');
        const restored = new Heard(program, stopped.of('checkpointed').at(-1)?.checkpoints);
        restored.session.start(small.epochs);
        await restored.until('runStopped');
        expect([...stopped.frames, ...restored.frames]).toEqual(undisturbed.frames);
        stopped.events.length = 0;
        stopped.session.start(small.epochs);
        await stopped.until('runStopped');
        expect(stopped.frames).toEqual(restored.frames);
      }
    });
  });

  it('stepped leaves a checkpoint of every epoch that it stops after', async () => {
    const heard = new Heard(small);
    heard.session.start(1);
    await heard.until('runStopped');
    heard.events.length = 0;
    heard.session.start(2);
    await heard.until('runStopped');
    expect(heard.of('checkpointed').at(-1)?.checkpoints[0]?.step).toBe(2 * 44);
  });

  it('of which only the last epoch is wanted tells the summary that ends one told of every epoch, and nothing before it', async () => {
    const networks = [small, { ...small, seed: 2 }];
    const whole = await summariesOf(networks, 'every-epoch');
    const last = await summariesOf(networks, 'last-epoch');
    expect(whole.map(({ epoch }) => epoch)).toEqual([0, 0, 1, 2, 3]);
    expect(last.map(({ epoch, summaries }) => ({ epoch, summaries }))).toEqual(whole.slice(-1).map(({ epoch, summaries }) => ({ epoch, summaries })));
  });

  it('released says nothing more', async () => {
    const heard = new Heard({ ...small, epochs: 1000 });
    heard.session.start(1000);
    await heard.until('progressed');
    heard.session.release();
    const { length } = heard.events;
    await wholeRun(small);
    expect(heard.events).toHaveLength(length);
  });

  it('where WebGL cannot be trusted runs on the cpu engine and says why', async () => {
    const heard = new Heard({ ...small, engine: 'webgl' });
    await heard.until('runPrepared');
    expect(heard.of('engineChosen')).toMatchObject([{ engine: { id: 'cpu', fallbackFrom: 'webgl', reason: 'This machine has no WebGL.' } }]);
  });
});
