import type { Experiment } from '../core/experiment/experiment.ts';
import { MAX_OPERATIONS, type Operation } from '../core/experiment/operation.ts';
import { isOperatedBefore, placeOf, updatesUntil, withOperations } from '../core/experiment/schedule.ts';
import { parametersDigest } from '../core/record/fingerprint.ts';
import { ENGINES } from '../core/vocabulary/engines.ts';
import { beginBirth, type BirthPlan, type Prepared } from './birth.ts';
import { breatheUntil } from './breath.ts';
import { AbortError, failureCodeOf } from './engineError.ts';
import type { Engines } from './engines.ts';
import { createFrameRecorder } from './frameRecorder.ts';
import { goOnOperated, withMemory } from './operateNetworks.ts';
import { dueEvery, progressReporter } from './progress.ts';
import type { Summarised } from './protocol.ts';
import type { SessionEvent } from './recorder.ts';
import { createSummaryRecorder } from './summaryRecorder.ts';
import { ofReplica, type Checkpoint, type Trainer, type TrainerContext } from './trainer.ts';

/** Work asked of a trainer at once, in milliseconds: how long a pause may wait. */
const SLICE = 24;
/** Least time between two signs of life during long work, in milliseconds. */
const SIGN_OF_LIFE_INTERVAL = 500;
/** Least time between two checkpoints, in milliseconds. */
const CHECKPOINT_INTERVAL = 1000;

/** What a session works on. */
export interface SessionPlan extends BirthPlan {
  /** Epochs of which a summary of each network is recorded, instead of whole frames of the first. */
  readonly summaries?: Summarised;
  /** Time spent training before the checkpoints that it goes on from. */
  readonly seconds?: number;
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
  let { experiments } = plan;
  const first = (): Experiment => ofReplica(experiments, 0);
  const { epochs } = first();
  const recorder = plan.summaries !== undefined ? createSummaryRecorder(experiments, plan.summaries, emit) : createFrameRecorder(first, emit);
  const { epoch: epochsBefore, into } = placeOf(first(), plan.from?.[0]?.step ?? 0);
  /** Epochs that have begun: what is asked for now is done after them. */
  let begun = into > 0 ? epochsBefore + 1 : epochsBefore;
  let seconds = plan.seconds ?? 0;
  let wanted: number | null = null;
  let loop: Promise<void> | null = null;
  /** Whether the last pause has been answered. */
  let isAnswered = true;
  /** Updates done at the last checkpoint. Birth needs none. */
  let savedStep = plan.from?.[0]?.step ?? 0;
  const isSignDue = dueEvery(SIGN_OF_LIFE_INTERVAL);
  const context: TrainerContext = {
    breathe: breatheUntil(abort.signal, () => {
      if (isSignDue()) emit({ kind: 'breathed' });
    }),
  };
  const birth = beginBirth(engines, plan, recorder, context, abort.signal, emit);
  let { prepared } = birth;
  prepared.catch(fail);

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
    if (experiments.some(({ operations = [] }) => operations.some((operation) => operation.epoch === epoch - 1))) {
      emit({ kind: 'operationReached', epoch: epoch - 1, checkpoints: await checkpointsOf(at), seconds });
    }
    return { ...(await goOnOperated(engines, experiments, at, epoch, context, (facts) => emit({ kind: 'factsDrawn', facts }))), operatedFor: epoch };
  }

  async function train(): Promise<void> {
    let at = await prepared;
    if (wanted === null) {
      if (!isAnswered) emit({ kind: 'runPaused', step: updatesOf(at.trainer) });
      return;
    }
    const progress = progressReporter(emit);
    const isCheckpointDue = dueEvery(CHECKPOINT_INTERVAL);
    while (wanted !== null) {
      const epoch = Math.floor(at.trainer.step / at.trainer.stepsPerEpoch);
      if (epoch >= Math.min(wanted, epochs)) break;
      begun = epoch + 1;
      if (at.operatedFor <= epoch && experiments.some((experiment) => isOperatedBefore(experiment, epoch + 1))) {
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
      if (epoch + 1 < epochs && isCheckpointDue()) await save(at);
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

  return {
    evaluate: () => birth.evaluate(),
    hold: () => birth.hold(),
    start(untilEpoch) {
      wanted = untilEpoch;
      birth.evaluate();
      go();
    },
    operate(operation) {
      const { operations = [] } = first();
      const epoch = Math.max(begun, operation.epoch);
      if (epoch < epochs && operations.length < MAX_OPERATIONS) {
        experiments = experiments.map((experiment) => withOperations(experiment, [...(experiment.operations ?? []), { ...operation, epoch }].toSorted((one, other) => one.epoch - other.epoch)));
      }
      emit({ kind: 'runOperated', operations: first().operations ?? [] });
    },
    takeOperationBack() {
      if ((first().operations?.at(-1)?.epoch ?? -1) >= begun) experiments = experiments.map((experiment) => withOperations(experiment, experiment.operations?.slice(0, -1) ?? []));
      emit({ kind: 'runOperated', operations: first().operations ?? [] });
    },
    pause() {
      if (wanted !== null) isAnswered = !birth.isOver();
      if (wanted !== null && !birth.isOver()) emit({ kind: 'runPaused', step: plan.from?.[0]?.step ?? 0 });
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

/** Digest of the parameters at the end of a run; null where the engine's bits are not the same everywhere. */
async function endDigest({ engine, trainer }: Prepared): Promise<string | null> {
  if (ENGINES[engine.report.id].bits === null) return null;
  return parametersDigest(ofReplica(await trainer.checkpoint(), 0).parameters);
}
