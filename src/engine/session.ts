import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf, trainRowsOf } from '../core/experiment/layout.ts';
import { MAX_OPERATIONS, type Operation } from '../core/experiment/operation.ts';
import { isOperatedBefore, placeOf, programOf, updatesUntil, withOperations, type Program } from '../core/experiment/program.ts';
import { parametersDigest } from '../core/record/fingerprint.ts';
import { ENGINES } from '../core/vocabulary/engines.ts';
import { breatheUntil } from './breath.ts';
import { AbortError, failureCodeOf } from './engineError.ts';
import type { Engines } from './engines.ts';
import { createFrameRecorder } from './frameRecorder.ts';
import { experimentsAt, goOnOperated, withMemory, type Training } from './operateNetworks.ts';
import type { Recorder, SessionEvent } from './recorder.ts';
import type { Summarised } from './protocol.ts';
import { createSummaryRecorder } from './summaryRecorder.ts';
import { ofReplica, type Checkpoint, type Engine, type Trainer, type TrainerContext } from './trainer.ts';

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

/** What a session works on. */
export interface SessionPlan {
  /** One per replica. */
  readonly programs: readonly Program[];
  /** Epochs of which a summary of each network is recorded, instead of whole frames of the first. */
  readonly summaries?: Summarised;
  /** Where to go on. */
  readonly from?: readonly Checkpoint[];
  /** Time spent training before those checkpoints. */
  readonly seconds?: number;
  /** `units`: after the units at birth it waits, before it draws any data, until the losses or training are wanted. */
  readonly until: 'units' | 'losses';
}

/** One run in the worker: from birth through its epochs, with pauses, until released. */
export interface Session {
  /** Goes on to the losses at birth, from where they were held. */
  evaluate(): void;
  /** Holds the evaluation at birth where it is; nothing is done until `evaluate` or `start`. */
  hold(): void;
  start(untilEpoch: number): void;
  /** Makes an operation in every network when the epochs that it names are done, or if more have begun, when those are; in none when all have. */
  operate(operation: Operation): void;
  /** Takes the last operation back, if it has not been made yet. */
  takeOperationBack(): void;
  pause(): void;
  release(): void;
}

/**
 * Prepares networks (one per experiment) and trains them on request, telling all through `emit`. Work that is no
 * longer wanted ends at its next breath.
 */
export function openSession(engines: Engines, plan: SessionPlan, emit: (event: SessionEvent) => void): Session {
  const abort = new AbortController();
  let { programs } = plan;
  const first = (): Experiment => ofReplica(programs, 0).experiment;
  const { epochs } = first();
  const recorder = plan.summaries !== undefined ? createSummaryRecorder(programs, plan.summaries, emit) : createFrameRecorder(() => ofReplica(programs, 0), emit);
  const { epoch: epochsBefore, into } = placeOf(first(), plan.from?.[0]?.step ?? 0);
  /** Epochs that have begun: what is asked for now is done after them. */
  let begun = into > 0 ? epochsBefore + 1 : epochsBefore;
  let seconds = plan.seconds ?? 0;
  let wanted: number | null = null;
  let loop: Promise<void> | null = null;
  let lastSign = 0;
  let lastShare = 0;
  let isPrepared = false;
  /** Whether the last pause has been answered. */
  let isAnswered = true;
  /** Updates done at the last checkpoint. Birth needs none. */
  let savedStep = plan.from?.[0]?.step ?? 0;
  /** Whether the losses at birth are wanted, and what goes on once they are. */
  let areLossesWanted = plan.until === 'losses';
  let goOn: () => void = () => {};

  const context: TrainerContext = {
    breathe: breatheUntil(abort.signal, () => {
      if (performance.now() - lastSign < SIGN_OF_LIFE_INTERVAL) return;
      lastSign = performance.now();
      emit({ kind: 'breathed' });
    }),
  };
  const losses: BirthContexts['losses'] = {
    pass: null,
    async breathe(share = 0) {
      await context.breathe();
      if (isPrepared) return;
      if (losses.pass !== null && performance.now() - lastShare >= PROGRESS_INTERVAL) {
        lastShare = performance.now();
        emit({ kind: 'birthEvaluated', share: losses.pass.before + share * losses.pass.of });
      }
      while (!areLossesWanted && !abort.signal.aborted) {
        const wish = new Promise<void>((resolve) => {
          goOn = resolve;
        });
        emit({ kind: 'birthHeld' });
        await wish;
      }
      if (abort.signal.aborted) throw new AbortError();
    },
  };
  let prepared = prepare(engines, plan, recorder, { units: context, losses }, emit);
  prepared.then(() => (isPrepared = true)).catch(fail);

  function fail(error: unknown): void {
    wanted = null;
    if (error instanceof AbortError || abort.signal.aborted) return;
    emit({ kind: 'runFailed', code: failureCodeOf(error), message: error instanceof Error ? error.message : String(error) });
  }

  /** Counts the time of work, also of what an engine does before it first waits. */
  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      seconds += (performance.now() - started) / 1000;
    }
  }

  /** Updates done, as people count them. */
  function updatesOf({ step, stepsPerEpoch }: Trainer): number {
    return updatesUntil(first(), Math.floor(step / stepsPerEpoch)) + (step % stepsPerEpoch);
  }

  /** Where the networks stand, to go on from there on this engine or another. */
  async function checkpointsOf({ trainer, memories }: Prepared): Promise<readonly Checkpoint[]> {
    const step = updatesOf(trainer);
    return (await trainer.checkpoint()).map((checkpoint, replica) => withMemory({ ...checkpoint, step }, memories[replica]));
  }

  /** Tells where training stands, so that it can go on from there on another engine. */
  async function save(at: Prepared): Promise<void> {
    const step = updatesOf(at.trainer);
    if (step === savedStep) return;
    savedStep = step;
    emit({ kind: 'checkpointed', checkpoints: await checkpointsOf(at), seconds });
  }

  /** Makes the operations that stand before an epoch: the same networks go on as other experiments, or with other parameters. */
  async function operate(at: Prepared, epoch: number): Promise<Prepared> {
    if (programs.some(({ experiment }) => experiment.operations?.some((operation) => operation.epoch === epoch - 1) === true)) {
      emit({ kind: 'operationReached', epoch: epoch - 1, checkpoints: await checkpointsOf(at), seconds });
    }
    return { ...(await goOnOperated(engines, programs, at, epoch, context, (facts) => emit({ kind: 'factsDrawn', facts }))), operatedFor: epoch };
  }

  async function train(): Promise<void> {
    let at = await prepared;
    if (wanted === null) {
      if (!isAnswered) emit({ kind: 'runPaused', step: updatesOf(at.trainer) });
      return;
    }
    const progress = progressReporter(emit);
    let lastCheckpoint = -Infinity;
    while (wanted !== null) {
      const epoch = Math.floor(at.trainer.step / at.trainer.stepsPerEpoch);
      if (epoch >= Math.min(wanted, epochs)) break;
      begun = epoch + 1;
      if (at.operatedFor <= epoch && programs.some(({ experiment }) => isOperatedBefore(experiment, epoch + 1))) {
        const before = at;
        prepared = timed(() => operate(before, epoch + 1));
        at = await prepared;
      }
      const { trainer } = at;
      const mark = recorder.nextMark(trainer);
      await timed(() => trainer.advance(SLICE, mark));
      if (trainer.step === mark) await timed(() => recorder.mark(trainer, updatesOf(trainer)));
      await context.breathe();
      progress(updatesOf(trainer), seconds);
      if (trainer.step < (epoch + 1) * trainer.stepsPerEpoch) continue;

      const ended = performance.now();
      const elapsed = (): number => seconds + (performance.now() - ended) / 1000;
      await recorder.epoch(trainer, epoch + 1, elapsed);
      if (epoch + 1 === epochs) await recorder.end(trainer, elapsed);
      seconds = elapsed();
      if (epoch + 1 < epochs && performance.now() - lastCheckpoint >= CHECKPOINT_INTERVAL) {
        lastCheckpoint = performance.now();
        await save(at);
      }
    }
    const { trainer } = at;
    const finished = trainer.step >= epochs * trainer.stepsPerEpoch;
    const paused = wanted === null && !finished;
    wanted = null;
    if (!finished) await save(at);
    const parameters = finished && plan.summaries === undefined ? await endDigest(at) : null;
    emit(paused ? { kind: 'runPaused', step: updatesOf(trainer) } : { kind: 'runStopped', finished, ...(parameters === null ? {} : { parameters }) });
  }

  function go(): void {
    loop ??= train()
      .catch(fail)
      .finally(() => {
        loop = null;
        if (wanted !== null) go();
      });
  }

  function wantLosses(): void {
    areLossesWanted = true;
    goOn();
  }

  return {
    evaluate: wantLosses,
    hold() {
      areLossesWanted = false;
    },
    start(untilEpoch) {
      wanted = untilEpoch;
      wantLosses();
      go();
    },
    operate(operation) {
      const { operations = [] } = first();
      const epoch = Math.max(begun, operation.epoch);
      if (epoch < epochs && operations.length < MAX_OPERATIONS) {
        programs = programs.map(({ experiment }) => programOf(withOperations(experiment, [...(experiment.operations ?? []), { ...operation, epoch }].toSorted((one, other) => one.epoch - other.epoch))));
      }
      emit({ kind: 'runOperated', operations: first().operations ?? [] });
    },
    takeOperationBack() {
      if ((first().operations?.at(-1)?.epoch ?? -1) >= begun) programs = programs.map(({ experiment }) => programOf(withOperations(experiment, experiment.operations?.slice(0, -1) ?? [])));
      emit({ kind: 'runOperated', operations: first().operations ?? [] });
    },
    pause() {
      if (wanted !== null) isAnswered = !isPrepared;
      if (wanted !== null && !isPrepared) emit({ kind: 'runPaused', step: plan.from?.[0]?.step ?? 0 });
      wanted = null;
    },
    release() {
      wanted = null;
      abort.abort();
      goOn();
      const end = loop ?? Promise.resolve();
      void end.then(() => prepared).then(({ trainer }) => trainer.dispose(), () => {});
    },
  };
}

interface Prepared extends Training {
  /** Epoch, from 1, whose operations it trains with; 0 for none. */
  readonly operatedFor: number;
}

/** Digest of the parameters at the end of a run; null where the engine's bits are not the same everywhere. */
async function endDigest({ engine, trainer }: Prepared): Promise<string | null> {
  if (ENGINES[engine.report.id].bits === null) return null;
  return parametersDigest(ofReplica(await trainer.checkpoint(), 0).parameters);
}

/** What the two halves of birth breathe with. */
interface BirthContexts {
  readonly units: TrainerContext;
  /** Of the trainer that draws the data, evaluates and then trains: its breath waits while the losses are not wanted. */
  readonly losses: TrainerContext & { /** Of all rows, the share before those of the pass over rows that goes on, and of those. */ pass: { readonly before: number; readonly of: number } | null };
}

/** Shows the units at birth as soon as the CPU can, then gets the engine, the data and the losses. */
async function prepare(engines: Engines, plan: SessionPlan, recorder: Recorder, { units, losses }: BirthContexts, emit: (event: SessionEvent) => void): Promise<Prepared> {
  const { from, until } = plan;
  const experiments = experimentsAt(plan.programs, 0);
  const first = ofReplica(experiments, 0);
  const { hasBirth } = recorder;
  const isQuick = until === 'units' || layoutOf(first).parameterCount * probeRowsOf(first) * PROBE_PASSES * experiments.length <= QUICK_PROBE;
  const chosen = engines.choose(first.engine);
  chosen.catch(() => {});
  if (isQuick && hasBirth) {
    await atBirthOn(engines.cpu, experiments, recorder, units);
    if (from === undefined) recorder.tellBirth(null, 0);
  }
  const { engine, report } = await chosen;
  await units.breathe();
  emit({ kind: 'engineChosen', engine: report });
  await losses.breathe();
  const { epoch: done, into } = placeOf(first, from?.[0]?.step ?? 0);
  // Between two epochs, operations before the next one are not made yet.
  const epoch = into > 0 ? done + 1 : done;
  const trainer = await engine.createTrainer(experimentsAt(plan.programs, epoch), losses);
  try {
    if (!isQuick && hasBirth) {
      await recorder.birth(trainer);
      if (from === undefined) recorder.tellBirth(null, 0);
    }
    emit({ kind: 'factsDrawn', facts: await trainer.facts() });
    if (from !== undefined) {
      const step = done * trainer.stepsPerEpoch + into;
      await trainer.restore(from.map((checkpoint) => ({ ...checkpoint, step })));
    } else if (hasBirth) {
      const trainShare = trainRowsOf(first) / first.rows;
      losses.pass = { before: 0, of: trainShare };
      const train = await trainer.evaluate('train');
      losses.pass = { before: trainShare, of: 1 - trainShare };
      recorder.tellBirth({ train, validation: await trainer.evaluate('validation') }, 0);
      losses.pass = null;
    }
    emit({ kind: 'runPrepared' });
    return { engine, trainer, operatedFor: epoch, memories: plan.programs.map((_, replica) => from?.[replica]?.memory) };
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
function progressReporter(emit: (event: SessionEvent) => void): (step: number, seconds: number) => void {
  let last = 0;
  let mark: { step: number; seconds: number } | null = null;
  return (step, seconds) => {
    mark ??= { step, seconds };
    if (performance.now() - last < PROGRESS_INTERVAL) return;
    last = performance.now();
    const elapsed = seconds - mark.seconds;
    emit({ kind: 'progressed', step, seconds, stepsPerSecond: elapsed > 0 ? (step - mark.step) / elapsed : 0 });
    if (elapsed > RATE_WINDOW) mark = { step, seconds };
  };
}
