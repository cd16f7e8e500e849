import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf } from '../core/experiment/layout.ts';
import { breatheUntil } from './breath.ts';
import { AbortError, failureCodeOf } from './engineError.ts';
import type { Engines } from './engines.ts';
import { createFrameRecorder } from './frameRecorder.ts';
import { ofReplica, type Recorder, type SessionEvent } from './recorder.ts';
import { createSummaryRecorder } from './summaryRecorder.ts';
import type { Checkpoint, Engine, Trainer, TrainerContext } from './trainer.ts';

/** Work asked of a trainer at once, in milliseconds: how long a pause may wait. */
const SLICE = 24;
/** Least time between two progress reports, in milliseconds. */
const PROGRESS_INTERVAL = 100;
/** Least time between two signs of life during long work, in milliseconds. */
const SIGN_OF_LIFE_INTERVAL = 500;
/** Least time between two checkpoints, in milliseconds. */
const CHECKPOINT_INTERVAL = 1000;
/** Seconds of training over which the shown speed is taken. */
const RATE_WINDOW = 2;
/** Multiply-adds of a probe up to which networks at birth are read by the CPU without waiting for the GPU. */
const QUICK_PROBE = 6e8;
/** Multiply-adds of a probe per row and parameter: forward, and back to kernels and inputs. */
const PROBE_PASSES = 3;
const PROBE_ROWS = 2048;

/** What a session works on. */
export interface SessionPlan {
  /** One per replica. */
  readonly experiments: readonly Experiment[];
  /** Whether to record a summary of each network instead of whole frames of the first. */
  readonly summariesOnly?: boolean;
  /** Where to go on. */
  readonly from?: readonly Checkpoint[];
  /** Time spent training before those checkpoints. */
  readonly seconds?: number;
  /** Whether only the units at birth are wanted: no data, no losses, no training. */
  readonly birthOnly?: boolean;
}

/** One run in the worker: from birth through its epochs, with pauses, until released. */
export interface Session {
  start(untilEpoch: number): void;
  pause(): void;
  release(): void;
}

/**
 * Prepares networks (one per experiment) and trains them on request, telling all through `emit`. Work that is no
 * longer wanted ends at its next breath.
 */
export function openSession(engines: Engines, plan: SessionPlan, emit: (event: SessionEvent) => void): Session {
  const abort = new AbortController();
  const first = ofReplica(plan.experiments, 0);
  const recorder = plan.summariesOnly === true ? createSummaryRecorder(plan.experiments, emit) : createFrameRecorder(first, emit);
  let seconds = plan.seconds ?? 0;
  let wanted: number | null = null;
  let loop: Promise<void> | null = null;
  let lastSign = 0;
  let isPrepared = false;
  /** Updates done at the last checkpoint. Birth needs none. */
  let savedStep = plan.from?.[0]?.step ?? 0;

  const context: TrainerContext = {
    breathe: breatheUntil(abort.signal, () => {
      if (performance.now() - lastSign < SIGN_OF_LIFE_INTERVAL) return;
      lastSign = performance.now();
      emit({ kind: 'breathed' });
    }),
  };
  const prepared = prepare(engines, plan, recorder, context, emit);
  prepared.then(() => (isPrepared = true)).catch(fail);

  function fail(error: unknown): void {
    wanted = null;
    if (error instanceof AbortError || abort.signal.aborted) return;
    emit({ kind: 'runFailed', code: failureCodeOf(error), message: error instanceof Error ? error.message : String(error) });
  }

  async function timed<T>(work: Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work;
    } finally {
      seconds += (performance.now() - started) / 1000;
    }
  }

  /** Tells where training stands, so that it can go on from there on another engine. */
  async function save(trainer: Trainer): Promise<void> {
    if (trainer.step === savedStep) return;
    savedStep = trainer.step;
    emit({ kind: 'checkpointed', checkpoints: await trainer.checkpoint(), seconds });
  }

  async function train(): Promise<void> {
    const trainer = await prepared;
    if (trainer === null || wanted === null) return;
    const progress = progressReporter(trainer, emit);
    let lastCheckpoint = -Infinity;
    while (wanted !== null) {
      const epoch = Math.floor(trainer.step / trainer.stepsPerEpoch);
      if (epoch >= Math.min(wanted, first.epochs)) break;
      await timed(trainer.advance(SLICE));
      await context.breathe();
      progress(seconds);
      if (trainer.step < (epoch + 1) * trainer.stepsPerEpoch) continue;

      const ended = performance.now();
      const elapsed = (): number => seconds + (performance.now() - ended) / 1000;
      await recorder.epoch(trainer, epoch + 1, elapsed);
      if (epoch + 1 === first.epochs) await recorder.end(trainer, elapsed);
      seconds = elapsed();
      if (epoch + 1 < first.epochs && performance.now() - lastCheckpoint >= CHECKPOINT_INTERVAL) {
        lastCheckpoint = performance.now();
        await save(trainer);
      }
    }
    const finished = trainer.step >= first.epochs * trainer.stepsPerEpoch;
    const paused = wanted === null && !finished;
    wanted = null;
    if (!finished) await save(trainer);
    emit(paused ? { kind: 'runPaused', step: trainer.step } : { kind: 'runStopped', finished });
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
      if (plan.birthOnly === true) return;
      wanted = untilEpoch;
      go();
    },
    pause() {
      if (wanted !== null && !isPrepared) emit({ kind: 'runPaused', step: plan.from?.[0]?.step ?? 0 });
      wanted = null;
    },
    release() {
      wanted = null;
      abort.abort();
      const end = loop ?? Promise.resolve();
      void end.then(() => prepared).then((trainer) => trainer?.dispose(), () => {});
    },
  };
}

/** Shows the units at birth as soon as the CPU can, then gets the engine, the data and the losses. */
async function prepare(engines: Engines, plan: SessionPlan, recorder: Recorder, context: TrainerContext, emit: (event: SessionEvent) => void): Promise<Trainer | null> {
  const { experiments, from, birthOnly = false } = plan;
  const first = ofReplica(experiments, 0);
  const isQuick = birthOnly || layoutOf(first).parameterCount * PROBE_ROWS * PROBE_PASSES * experiments.length <= QUICK_PROBE;
  const chosen = birthOnly ? null : engines.choose(first.engine);
  chosen?.catch(() => {});
  if (isQuick) {
    await atBirthOn(engines.cpu, experiments, recorder, context);
    if (from === undefined) recorder.tellBirth(null, 0);
  }
  if (chosen === null) {
    emit({ kind: 'runPrepared' });
    return null;
  }
  const { engine, report } = await chosen;
  await context.breathe();
  emit({ kind: 'engineChosen', engine: report });
  const trainer = await engine.createTrainer(experiments, context);
  try {
    if (!isQuick) {
      await recorder.birth(trainer);
      if (from === undefined) recorder.tellBirth(null, 0);
    }
    emit({ kind: 'factsDrawn', facts: await trainer.facts() });
    if (from === undefined) recorder.tellBirth({ train: await trainer.evaluate('train'), validation: await trainer.evaluate('validation') }, 0);
    else await trainer.restore(from);
    emit({ kind: 'runPrepared' });
    return trainer;
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

async function atBirthOn(engine: Engine, experiments: readonly Experiment[], recorder: Recorder, context: TrainerContext): Promise<void> {
  const trainer = await engine.createTrainer(experiments, context);
  try {
    await recorder.birth(trainer);
  } finally {
    trainer.dispose();
  }
}

/** Reports steps and speed every so often. */
function progressReporter(trainer: Trainer, emit: (event: SessionEvent) => void): (seconds: number) => void {
  let last = 0;
  let mark: { step: number; seconds: number } | null = null;
  return (seconds) => {
    mark ??= { step: trainer.step, seconds };
    if (performance.now() - last < PROGRESS_INTERVAL) return;
    last = performance.now();
    const elapsed = seconds - mark.seconds;
    emit({ kind: 'progressed', step: trainer.step, seconds, stepsPerSecond: elapsed > 0 ? (trainer.step - mark.step) / elapsed : 0 });
    if (elapsed > RATE_WINDOW) mark = { step: trainer.step, seconds };
  };
}
