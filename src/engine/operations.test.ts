import { describe, expect, it } from 'vitest';
import type { Experiment } from '../core/experiment/experiment.ts';
import { experimentAt, updatesUntil } from '../core/experiment/schedule.ts';
import { layoutOf } from '../core/experiment/layout.ts';
import { decodeLink } from '../core/link/decode.ts';
import { encodeLink } from '../core/link/encode.ts';
import { operateNetworks } from './operateNetworks.ts';
import { createCpuEngine } from './cpu/cpuEngine.ts';
import { openEngines } from './engines.ts';
import type { SessionEvent } from './recorder.ts';
import { openSession, type Session } from './session.ts';
import { ofReplica, type Checkpoint } from './trainer.ts';

const engines = openEngines({ webgl: () => Promise.reject(new Error('This machine has no WebGL.')) });
const ENGINES = ['cpu', 'wasm'] as const;

/** Each operation once, and together those that change what an epoch is made of. */
const AT = [
  '1.activation:leaky_relu', '1.lr:0.05', '1.optimizer:momentum', '1.batch:100', '1.dropout.1:0.3', '1.alpha_dropout:0.2', '1.l2:0.05', '1.freeze.1', '1.freeze|2.thaw.2',
  '1.labels', '1.labels:norm', '1.every.1.bias.1.2.add:0.5', '1.bias.1.add:-9|1.reinit', '1.reinit.2.3', '1.every.1.redo:0.3', '0.continual:0.4:0.5:1', '1.shrink', '1.every.1.redo:1|2.stop:redo',
  '1.batch:100|1.optimizer:rmsprop|2.batch:7|2.labels|2.l2.1:0.1|3.freeze.2',
];

function experimentOf(link: string): Experiment {
  const { experiment, notices } = decodeLink(link);
  expect(notices).toEqual([]);
  return experiment;
}

const smallAt = (at: string, engine: string): Experiment => experimentOf(`rows=1000&hidden=6,5&epochs=4&lr=0.01&labels=sum&initializer=he_normal&engine=${engine}${at === '' ? '' : `&at=${at}`}`);

interface Story {
  readonly frames: readonly unknown[];
  readonly events: readonly SessionEvent[];
}

/** All that is told of a network trained from birth or a checkpoint to an epoch; `during` hears and may act. */
function storyOf(experiment: Experiment, { from, until = experiment.epochs, during = () => {} }: { from?: readonly Checkpoint[]; until?: number; during?: (event: SessionEvent, session: Session) => void } = {}): Promise<Story> {
  return new Promise((resolve, reject) => {
    const events: SessionEvent[] = [];
    const session = openSession(engines, { experiments: [experiment], until: 'losses', ...(from === undefined ? {} : { from }) }, (event) => {
      events.push(event);
      during(event, session);
      if (event.kind === 'runFailed') reject(new Error(event.message));
      if (event.kind !== 'runStopped') return;
      session.release();
      resolve({ events, frames: events.flatMap((each) => (each.kind === 'frameRecorded' && each.frame.epoch > 0 ? [each.frame] : [])) });
    });
    session.start(until);
  });
}

function last<K extends SessionEvent['kind']>(story: Story, kind: K): Extract<SessionEvent, { kind: K }> {
  const found = story.events.findLast((event): event is Extract<SessionEvent, { kind: K }> => event.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} was told.`);
  return found;
}

describe.each(ENGINES)('on the %s engine', (engine) => {
  it.each(AT)('%s repeats bit for bit, and from a checkpoint between any two epochs or within one', async (at) => {
    const experiment = smallAt(at, engine);
    const whole = await storyOf(experiment);
    expect((await storyOf(experimentOf(encodeLink(experiment)))).frames).toEqual(whole.frames);
    for (const until of [1, 2, 3]) {
      const begun = await storyOf(experiment, { until });
      const { checkpoints } = last(begun, 'checkpointed');
      expect(ofReplica(checkpoints, 0).step).toBe(updatesUntil(experiment, until));
      const { frames } = await storyOf(experiment, { from: structuredClone(checkpoints) });
      expect([...begun.frames, ...frames]).toEqual(whole.frames);
    }
    let pauses = 0;
    const paused = await storyOf(experiment, {
      during(event, session) {
        if (event.kind === 'progressed' && pauses++ < 3) session.pause();
        if (event.kind === 'runPaused') session.start(experiment.epochs);
      },
    });
    expect(paused.frames).toEqual(whole.frames);
  });

  it.each(AT)('of %s the epochs before are those without it', async (at) => {
    const [untouched, operated] = [await storyOf(smallAt('', engine)), await storyOf(smallAt(at, engine))];
    const before = at.startsWith('0') ? 0 : 1;
    expect(operated.frames.slice(0, before)).toEqual(untouched.frames.slice(0, before));
    expect(operated.frames.at(-1)).not.toEqual(untouched.frames.at(-1));
  });

  it('goes back to what was before an operation: kernels, slots and all that follows from the streams, bit for bit', async () => {
    const untouched = smallAt('', engine);
    const whole = await storyOf(untouched);
    for (const at of ['2.lr:0.5', '2.optimizer:sgd', '2.shrink', '2.batch:70', '2.labels', '2.redo:1']) {
      const { epoch, checkpoints } = last(await storyOf(smallAt(at, engine)), 'operationReached');
      expect(epoch).toBe(2);
      expect(checkpoints).toEqual(last(await storyOf(untouched, { until: 2 }), 'checkpointed').checkpoints);
      const undone = await storyOf(untouched, { from: checkpoints });
      expect(undone.frames).toEqual(whole.frames.slice(2));
    }
  });

  it('makes an operation that comes while it trains at the next epoch, and its link tells the same story', async () => {
    let asked = false;
    const story = await storyOf(smallAt('', engine), {
      during(event, session) {
        if (event.kind !== 'progressed' || asked) return;
        asked = true;
        session.operate({ epoch: 0, kind: 'lr', value: 0.2 });
      },
    });
    const { operations } = last(story, 'runOperated');
    expect(operations).toHaveLength(1);
    expect(operations[0]?.epoch).toBeGreaterThan(0);
    expect((await storyOf(experimentOf(encodeLink({ ...smallAt('', engine), operations })))).frames).toEqual(story.frames);
  });

  it('keeps a frozen layer as it is, and trains the others', async () => {
    const checkpointAt = async (until: number): Promise<Float32Array> => ofReplica(last(await storyOf(smallAt('1.freeze.2|3.thaw', engine), { until }), 'checkpointed').checkpoints, 0).parameters;
    const [first, second, third] = layoutOf(smallAt('', engine)).layers.map(({ kernelStart, biasStart, units }) => ({ from: kernelStart, to: biasStart + units }));
    const [before, after] = [await checkpointAt(1), await checkpointAt(3)];
    const isSame = [first, second, third].map((range) => String(before.slice(range?.from, range?.to)) === String(after.slice(range?.from, range?.to)));
    expect(isSame).toEqual([false, true, false]);
  });
});

it('one update with L2 is the update of the gradient plus λ times the kernel, at the place of the optimizer’s count', async () => {
  const double = createCpuEngine('float64');
  const experiment = experimentAt(experimentOf('rows=1000&hidden=4&batch=700&epochs=3&optimizer=sgd&lr=0.1&labels=sum&at=1.l2:0.5'), 2);
  const trainer = await double.createTrainer([experiment], { breathe: () => Promise.resolve() });
  await trainer.facts();
  const { parameters, gradient, rows } = ofReplica(await trainer.probe(), 0);
  expect(rows).toBe(700);
  await trainer.advance(0);
  const after = ofReplica(await trainer.checkpoint(), 0).parameters;
  const isBias = new Set(layoutOf(experiment).layers.flatMap(({ biasStart, units }) => Array.from({ length: units }, (_, unit) => biasStart + unit)));
  after.forEach((value, index) => {
    const p = parameters[index] ?? NaN;
    expect(value).toBeCloseTo(p - 0.1 * ((gradient[index] ?? NaN) + (isBias.has(index) ? 0 : 0.5 * p)), 6);
  });
});

it('the engines train a program with L2, a frozen layer and another optimizer to the same numbers', async () => {
  const [cpu, wasm] = await Promise.all(ENGINES.map((engine) => storyOf(smallAt('1.l2:0.1|1.freeze.2|2.optimizer:rmsprop|2.batch:50', engine))));
  const lossesOf = (story: Story | undefined): readonly number[] => story?.events.flatMap((event) => (event.kind === 'frameRecorded' ? [event.frame.trainLoss ?? 0] : [])) ?? [];
  lossesOf(cpu).forEach((loss, index) => expect(lossesOf(wasm)[index]).toBeCloseTo(loss, 4));
  expect(lossesOf(cpu).length).toBeGreaterThan(4);
});

it('redraws coin-flip labels from draws of their own, and each time others', async () => {
  const experiment = experimentOf('rows=1000&hidden=4&epochs=4&engine=cpu&at=1.every.1.labels');
  const facts = (await storyOf(experiment)).events.flatMap((event) => (event.kind === 'factsDrawn' ? [ofReplica(event.facts, 0).trainPositiveShare] : []));
  expect(facts).toHaveLength(4);
  expect(new Set(facts).size).toBe(4);
  for (const share of facts) expect(Math.abs(share - 0.5)).toBeLessThan(0.1);
});

it('networks of a study are operated on as each would be alone', async () => {
  const at = '1.redo:0.3|2.labels|2.batch:100';
  const experiments = [1, 2, 3].map((seed) => ({ ...smallAt(at, 'wasm'), seed }));
  const summaries = await new Promise<readonly SessionEvent[]>((resolve) => {
    const told: SessionEvent[] = [];
    const session = openSession(engines, { experiments, summaries: 'last-epoch', until: 'losses' }, (event) => {
      if (event.kind === 'summariesRecorded') told.push(event);
      if (event.kind === 'runStopped') resolve(told);
    });
    session.start(4);
  });
  const [event] = summaries;
  for (const [replica, experiment] of experiments.entries()) {
    const { events } = await storyOf(experiment);
    const frame = events.findLast((each) => each.kind === 'frameRecorded');
    const summary = event?.kind === 'summariesRecorded' ? event.summaries[replica] : undefined;
    expect(summary?.trainLoss).toBe(frame?.kind === 'frameRecorded' ? frame.frame.trainLoss : null);
  }
});

it('reads what units do on the CPU, whatever trains, so that equal networks have equal units recycled', async () => {
  const experiment = smallAt('0.redo:0.5', 'wasm');
  const { checkpoints } = last(await storyOf(smallAt('', 'wasm'), { until: 1 }), 'checkpointed');
  const between = { experiments: [experiment], epoch: 1, checkpoints, memories: [undefined] };
  const context = { breathe: () => Promise.resolve() };
  const [one] = await operateNetworks(engines.cpu, between, context);
  const [other] = await operateNetworks(engines.cpu, { ...between, experiments: [{ ...experiment, engine: 'cpu' }] }, context);
  expect(one).toEqual(other);
  expect(one?.parameters).not.toEqual(checkpoints[0]?.parameters);
});

it('leaky ReLU at epoch 10 of a network that a learning rate of 0.1 has killed: the link replays units and losses exactly', async () => {
  const link = 'rows=20000&batch=256&labels=sum&lr=0.1&engine=wasm&at=10.activation:leaky_relu:0.3';
  const [first, again] = [await storyOf(experimentOf(link)), await storyOf(experimentOf(encodeLink(experimentOf(link))))];
  expect(again.frames).toEqual(first.frames);
  const before = await storyOf(experimentOf(link.replace(/&at=.*/, '')), { until: 10 });
  expect(first.frames.slice(0, 10)).toEqual(before.frames.slice(0, 10));
  const layerAt = (epoch: number) => first.events.findLast((event) => event.kind === 'frameRecorded' && event.frame.epoch === epoch);
  const [dead, leaky] = [layerAt(10), layerAt(11)];
  expect(dead?.kind === 'frameRecorded' ? dead.frame.layers[0]?.deadFraction : null).toBeGreaterThan(0.1);
  expect(leaky?.kind === 'frameRecorded' ? leaky.frame.layers[0]?.activation : null).toBe('leaky_relu');
});
