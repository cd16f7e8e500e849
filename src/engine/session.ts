import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf } from '../core/experiment/layout.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import { frameOf } from '../core/telemetry/frameOf.ts';
import type { Evaluation, ProbeReading } from '../core/telemetry/probeReading.ts';
import { breatheUntil } from './breath.ts';
import { confirmDead } from './confirmDead.ts';
import { AbortError, failureCodeOf } from './engineError.ts';
import type { Event, RunAddress } from './protocol.ts';
import type { Checkpoint, Engine, EngineReport, Trainer, TrainerContext } from './trainer.ts';

/** Work asked of a trainer at once, in milliseconds: how long a pause may wait. */
const SLICE = 24;
/** Least time between two progress reports, in milliseconds. */
const PROGRESS_INTERVAL = 100;
/** Least time between two signs of life during long work, in milliseconds. */
const SIGN_OF_LIFE_INTERVAL = 500;
/** Least time between two checkpoints, in milliseconds. */
const CHECKPOINT_INTERVAL = 1000;
/** Multiply-adds of a probe up to which the network at birth is drawn by the CPU without waiting for the GPU. */
const QUICK_PROBE = 6e8;

/** An event without its address. */
type Unaddressed<E> = E extends Event ? Omit<E, keyof RunAddress> : never;
export type SessionEvent = Unaddressed<Event>;

export interface Engines {
  /** Typed arrays, at once. */
  readonly cpu: Engine;
  /** The engine an experiment asks for, or the one that runs instead and why. */
  readonly choose: (experiment: Experiment) => Promise<{ readonly engine: Engine; readonly report: EngineReport }>;
}

/** One run in the worker: from birth through its epochs, with pauses, until released. */
export interface Session {
  start(untilEpoch: number): void;
  pause(): void;
  release(): void;
}

/**
 * Prepares networks (one per experiment) and trains them on request, telling all through `emit`. Frames are
 * recorded per replica. Work that is no longer wanted ends at its next breath.
 */
export function openSession(
  engines: Engines,
  experiments: readonly Experiment[],
  from: readonly Checkpoint[] | undefined,
  emit: (event: SessionEvent) => void,
): Session {
  const abort = new AbortController();
  const clock = { seconds: 0 };
  let wanted: number | null = null;
  let loop: Promise<void> | null = null;

  let lastSign = 0;
  const context: TrainerContext = {
    breathe: breatheUntil(abort.signal, () => {
      if (performance.now() - lastSign < SIGN_OF_LIFE_INTERVAL) return;
      lastSign = performance.now();
      emit({ kind: 'breathed' });
    }),
  };
  const prepared = prepare(engines, experiments, from, context, clock, emit);
  prepared.catch(fail);

  function fail(error: unknown): void {
    wanted = null;
    if (error instanceof AbortError || abort.signal.aborted) return;
    emit({ kind: 'runFailed', code: failureCodeOf(error), message: error instanceof Error ? error.message : String(error) });
  }

  async function train(): Promise<void> {
    const { trainer, bornDead } = await prepared;
    const [first] = experiments;
    if (first === undefined) return;
    let lastProgress = 0;
    let lastCheckpoint = 0;
    let rate = { step: trainer.step, seconds: clock.seconds };
    while (wanted !== null) {
      const epoch = Math.floor(trainer.step / trainer.stepsPerEpoch);
      if (epoch >= wanted) break;
      const started = performance.now();
      await trainer.advance(SLICE);
      await context.breathe();
      clock.seconds += (performance.now() - started) / 1000;
      const now = performance.now();
      if (now - lastProgress >= PROGRESS_INTERVAL) {
        lastProgress = now;
        const elapsed = clock.seconds - rate.seconds;
        emit({ kind: 'progressed', step: trainer.step, seconds: clock.seconds, stepsPerSecond: elapsed > 0 ? (trainer.step - rate.step) / elapsed : 0 });
        if (elapsed > 2) rate = { step: trainer.step, seconds: clock.seconds };
      }
      if (trainer.step < (epoch + 1) * trainer.stepsPerEpoch) continue;

      const ended = performance.now();
      const train = await trainer.epochLoss();
      const validation = await trainer.evaluate('validation');
      const readings = await trainer.probe();
      clock.seconds += (performance.now() - ended) / 1000;
      let frames = framesOf(experiments, readings, epoch + 1, trainer.step, train, validation, bornDead);
      frames.forEach((frame) => emit({ kind: 'frameRecorded', frame, seconds: clock.seconds }));
      if (epoch + 1 === first.epochs) {
        const largest = await trainer.maxPreActivationOnTraining();
        frames = frames.map((frame, replica) => confirmDead(at(experiments, replica), frame, at(largest, replica)));
        frames.forEach((frame) => emit({ kind: 'frameRecorded', frame, seconds: clock.seconds }));
      } else if (performance.now() - lastCheckpoint >= CHECKPOINT_INTERVAL) {
        lastCheckpoint = performance.now();
        emit({ kind: 'checkpointed', checkpoints: await trainer.checkpoint() });
      }
    }
    if (wanted === null) {
      emit({ kind: 'runPaused', step: trainer.step });
    } else {
      const reached = wanted;
      wanted = null;
      emit({ kind: 'runStopped', finished: reached >= first.epochs });
    }
  }

  function go(): void {
    loop ??= train()
      .catch(fail)
      .finally(() => {
        loop = null;
        if (wanted !== null) go();
      });
  }

  return {
    start(untilEpoch) {
      wanted = untilEpoch;
      go();
    },
    pause() {
      wanted = null;
    },
    release() {
      wanted = null;
      abort.abort();
      const end = loop ?? Promise.resolve();
      void end.then(() => prepared).then(({ trainer }) => trainer.dispose(), () => {});
    },
  };
}

type BornDead = readonly (readonly (number | null)[])[];

interface Prepared {
  readonly trainer: Trainer;
  /** Per replica and layer, for the frames to come. */
  readonly bornDead: BornDead;
}

/** Shows the units at birth as soon as the CPU can, then gets the engine, the data and the losses. */
async function prepare(
  engines: Engines,
  experiments: readonly Experiment[],
  from: readonly Checkpoint[] | undefined,
  context: TrainerContext,
  clock: { seconds: number },
  emit: (event: SessionEvent) => void,
): Promise<Prepared> {
  const first = at(experiments, 0);
  const chosen = engines.choose(first);
  chosen.catch(() => {});
  const quick = layoutOf(first).parameterCount * 2048 * 3 * experiments.length <= QUICK_PROBE;
  let frames = quick ? await birthFrames(engines.cpu, experiments, context) : null;
  if (from === undefined) frames?.forEach((frame) => emit({ kind: 'frameRecorded', frame, seconds: clock.seconds }));

  const { engine, report } = await chosen;
  await context.breathe();
  emit({ kind: 'engineChosen', engine: report });
  const trainer = await engine.createTrainer(experiments, context);
  try {
    if (frames === null) {
      frames = framesOf(experiments, await trainer.probe(), 0, 0, null, null, null);
      if (from === undefined) frames.forEach((frame) => emit({ kind: 'frameRecorded', frame, seconds: clock.seconds }));
    }
    const bornDead = frames.map((frame) => frame.layers.map((layer) => layer.deadFraction));
    emit({ kind: 'factsDrawn', facts: await trainer.facts() });
    if (from !== undefined) {
      await trainer.restore(from);
      return { trainer, bornDead };
    }
    const train = await trainer.evaluate('train');
    const validation = await trainer.evaluate('validation');
    frames.forEach((frame, replica) => emit({ kind: 'frameRecorded', frame: withLosses(frame, at(train, replica), at(validation, replica)), seconds: clock.seconds }));
    emit({ kind: 'runPrepared' });
    return { trainer, bornDead };
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

async function birthFrames(cpu: Engine, experiments: readonly Experiment[], context: TrainerContext): Promise<readonly Frame[]> {
  const trainer = await cpu.createTrainer(experiments, context);
  try {
    return framesOf(experiments, await trainer.probe(), 0, 0, null, null, null);
  } finally {
    trainer.dispose();
  }
}

function framesOf(
  experiments: readonly Experiment[],
  readings: readonly ProbeReading[],
  epoch: number,
  step: number,
  train: readonly Evaluation[] | null,
  validation: readonly Evaluation[] | null,
  bornDead: BornDead | null,
): readonly Frame[] {
  return readings.map((reading, replica) =>
    frameOf(at(experiments, replica), reading, {
      replica,
      epoch,
      step,
      train: train === null ? null : at(train, replica),
      validation: validation === null ? null : at(validation, replica),
      bornDead: bornDead === null ? null : at(bornDead, replica),
    }),
  );
}

function withLosses(frame: Frame, train: Evaluation, validation: Evaluation): Frame {
  return {
    ...frame,
    trainLoss: train.loss,
    trainAccuracy: train.accuracy,
    validationLoss: validation.loss,
    validationAccuracy: validation.accuracy,
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`No replica ${index}.`);
  return item;
}
