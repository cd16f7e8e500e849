import { withOperations } from '../core/experiment/schedule.ts';
import { AUTO, LAST_RESORT, type EngineId } from '../core/vocabulary/engines.ts';
import type { Command, Event, FailureCode, RunAddress } from './protocol.ts';
import type { Checkpoint, EngineReport } from './trainer.ts';

type Prepare = Extract<Command, { kind: 'prepareRun' }>;

/** How the page talks to the engine. */
export interface EngineClient {
  send(command: Command): void;
  /**
   * Prepares runs that failed anew from their last checkpoints, on the CPU if asked, trains those that have an epoch
   * to train to, and tells of each as of one recovered. Unknown runs are left alone.
   */
  revive(failed: readonly { readonly run: string; readonly untilEpoch: number | null }[], onCpu: boolean): void;
  /** Drops the worker and starts another; what trained is lost. For tests and for a person's "restart". */
  dispose(): void;
}

/** Makes a client that tells its listener what happens. */
export type CreateClient = (listener: (event: Event) => void) => EngineClient;

/** A worker as the client sees it. */
export interface WorkerPort {
  post(command: Command): void;
  terminate(): void;
}

/** What is needed to put a run into a new worker. */
interface Resumable {
  prepare: Prepare;
  checkpoints: readonly Checkpoint[] | null;
  /** Time spent training up to the checkpoints. */
  seconds: number;
  /** Epoch it trains to, null while it does not train. */
  untilEpoch: number | null;
  /** Whether it was asked to pause and has not answered. */
  pausing: boolean;
  /** Whether it waits for an answer: training, or being prepared. */
  busy: boolean;
  /** Whether it is being prepared. */
  preparing: boolean;
  /** Whether it waits for a second opinion. */
  checking: boolean;
  /** Whether an epoch of it is being recorded step by step, or a step stage by stage. */
  recording: boolean;
  /** Whether it has finished or failed: what it recorded stays, and no new worker needs it. */
  over: boolean;
  losses: number;
  /** Why it went on on the CPU; null while it runs on the engine that its experiment names. */
  onCpuBecause: string | null;
  /** The engine that last ran before that; null before one did. */
  ranOn: EngineId | null;
}

/** Failures after which a new worker may go on from the last checkpoint. */
const RECOVERABLE: ReadonlySet<FailureCode> = new Set(['context-lost', 'worker-crashed', 'worker-hung']);
/** Losses in a row, without a checkpoint between them, after which a run goes on on the CPU. */
const LOSSES_BEFORE_CPU = 3;
/** How much longer than in training a worker may be silent while it prepares: compiling shaders cannot be interrupted. */
const PREPARING_SLACK = 4;

/** What a client of one worker is given; tests give their own worker and clock. */
export interface ClientOptions {
  /** Starts a worker; `onCrash` is called when it dies of an uncaught error. */
  readonly spawn: (onEvent: (event: Event) => void, onCrash: () => void) => WorkerPort;
  readonly listener: (event: Event) => void;
  /** Calls back every so often; returns how to stop. */
  readonly every?: (milliseconds: number, callback: () => void) => () => void;
  readonly now?: () => number;
  /** Least silence, in milliseconds, after which a busy worker counts as hung. */
  readonly patience?: number;
}

/**
 * Owns the worker. When it crashes, hangs or loses its WebGL context it is replaced, and every run goes on
 * from its last checkpoint: same kernels, optimizer state, and place in the streams, so the same frames.
 */
export function createEngineClient({ spawn, listener, every = everyInterval, now = () => performance.now(), patience = 12_000 }: ClientOptions): EngineClient {
  const runs = new Map<string, Resumable>();
  let worker: WorkerPort | null = null;
  let heard = now();
  let longestSilence = 0;
  let faults = 0;
  const stopWatch = every(1000, () => {
    const busy = [...runs.values()].filter((run) => run.busy || run.checking || run.recording);
    const slack = busy.some(({ preparing, checking, recording }) => preparing || checking || recording) ? PREPARING_SLACK : 1;
    if (worker !== null && busy.length > 0 && now() - heard > slack * Math.max(patience, 10 * longestSilence)) replaceWorker('worker-hung');
  });

  function current(): WorkerPort {
    if (worker !== null) return worker;
    const spawned: WorkerPort = spawn(
      (event) => {
        if (spawned === worker) receive(event);
      },
      () => {
        if (spawned === worker) replaceWorker('worker-crashed');
      },
    );
    worker = spawned;
    heard = now();
    longestSilence = 0;
    return spawned;
  }

  function receive(event: Event): void {
    longestSilence = Math.max(longestSilence, now() - heard);
    heard = now();
    const run = runs.get(event.run);
    if (run === undefined || run.prepare.generation !== event.generation) return;
    switch (event.kind) {
      case 'checkpointed':
        run.checkpoints = event.checkpoints;
        run.seconds = event.seconds;
        run.losses = 0;
        break;
      case 'runOperated':
        run.prepare = { ...run.prepare, experiments: run.prepare.experiments.map((experiment) => withOperations(experiment, event.operations)) };
        break;
      case 'birthHeld':
        run.busy = false;
        break;
      case 'runPrepared':
        run.busy = run.untilEpoch !== null;
        run.preparing = false;
        break;
      case 'runPaused':
        halt(run);
        break;
      case 'runStopped':
        halt(run, event.finished);
        break;
      case 'runFailed':
        if (RECOVERABLE.has(event.code)) {
          replaceWorker(event.code);
          return;
        }
        halt(run, true);
        break;
      case 'runChecked':
        run.checking = false;
        break;
      case 'stepsRecorded':
      case 'stagesRecorded':
        run.recording = false;
        break;
      case 'recordingFailed':
        run.recording = false;
        listener(event);
        if (RECOVERABLE.has(event.code)) replaceWorker(event.code);
        return;
      case 'checkFailed':
        run.checking = false;
        listener(event);
        if (RECOVERABLE.has(event.code)) replaceWorker(event.code);
        return;
      case 'engineChosen':
        if (run.onCpuBecause === null) run.ranOn = event.engine.id;
        listener({ ...event, engine: reportOf(run, event.engine) });
        return;
      case 'factsDrawn':
      case 'frameRecorded':
      case 'earlyRecorded':
      case 'summariesRecorded':
      case 'progressed':
      case 'breathed':
      case 'birthEvaluated':
      case 'operationReached':
      case 'recordingProgressed':
      case 'runRecovered':
        break;
    }
    listener(event);
  }

  function replaceWorker(code: FailureCode): void {
    worker?.terminate();
    worker = null;
    faults += 1;
    const lost = [...runs.values()].filter(({ over }) => !over);
    const someBusy = lost.some(({ busy }) => busy);
    for (const run of runs.values()) {
      if (run.checking) listener({ ...addressOf(run), kind: 'checkFailed', code, message: 'The engine was lost meanwhile.' });
      if (run.recording) listener({ ...addressOf(run), kind: 'recordingFailed', code, message: 'The engine was lost meanwhile.' });
      Object.assign(run, { checking: false, recording: false });
    }
    for (const run of lost) {
      if (run.busy || !someBusy) run.losses += 1;
      if (run.losses >= LOSSES_BEFORE_CPU && run.prepare.experiments[0]?.engine !== LAST_RESORT) run.onCpuBecause ??= `The engine failed ${LOSSES_BEFORE_CPU} times in a row.`;
      if (run.losses <= LOSSES_BEFORE_CPU) {
        recover(run, code, run.pausing ? null : run.untilEpoch);
        continue;
      }
      halt(run, true);
      listener({ ...addressOf(run), kind: 'runFailed', code, message: `It failed ${run.losses} times in a row without getting further, the last time on the cpu engine.` });
    }
  }

  /** Puts a run into the present worker, where its last checkpoint left it, and tells of it. */
  function recover(run: Resumable, code: FailureCode | null, untilEpoch: number | null): void {
    const experiments = run.onCpuBecause !== null ? run.prepare.experiments.map((experiment) => ({ ...experiment, engine: LAST_RESORT })) : run.prepare.experiments;
    const from = run.checkpoints === null ? undefined : { from: run.checkpoints, seconds: run.seconds };
    current().post({ ...run.prepare, experiments, ...from });
    if (untilEpoch !== null) current().post({ ...addressOf(run), kind: 'startRun', untilEpoch });
    Object.assign(run, { untilEpoch, pausing: false, busy: true, preparing: true, over: false });
    listener({ ...addressOf(run), kind: 'runRecovered', code, fault: faults, step: run.checkpoints?.[0]?.step ?? 0, seconds: run.seconds, untilEpoch, onCpu: run.onCpuBecause !== null });
  }

  return {
    revive(failed, onCpu) {
      faults += 1;
      heard = now();
      for (const { run: id, untilEpoch } of failed) {
        const run = runs.get(id);
        if (run === undefined) continue;
        run.losses = 0;
        run.onCpuBecause = onCpu ? 'Asked for after a failure.' : null;
        recover(run, null, untilEpoch);
      }
    },
    send(command) {
      const run = runs.get(command.run);
      switch (command.kind) {
        case 'prepareRun':
          runs.set(command.run, { prepare: command, checkpoints: command.from ?? null, seconds: command.seconds ?? 0, untilEpoch: null, pausing: false, busy: true, preparing: true, checking: false, recording: false, over: false, losses: 0, onCpuBecause: command.continues === true ? (run?.onCpuBecause ?? null) : null, ranOn: command.continues === true ? (run?.ranOn ?? null) : null });
          heard = now();
          break;
        case 'evaluateBirth':
          if (run !== undefined) Object.assign(run, { prepare: { ...run.prepare, until: 'losses' }, busy: true });
          heard = now();
          break;
        case 'holdBirth':
          if (run !== undefined) run.prepare = { ...run.prepare, until: 'units' };
          break;
        case 'startRun':
          if (run !== undefined) Object.assign(run, { prepare: { ...run.prepare, until: 'losses' }, untilEpoch: command.untilEpoch, pausing: false, checking: false, recording: false, busy: true });
          heard = now();
          break;
        case 'checkRun':
          if (run !== undefined) Object.assign(run, { checking: true, recording: false });
          heard = now();
          break;
        case 'recordSteps':
        case 'recordStages':
          if (run !== undefined) Object.assign(run, { checking: false, recording: true });
          heard = now();
          break;
        case 'stopRecording':
          if (run !== undefined) run.recording = false;
          break;
        case 'stopCheck':
          if (run !== undefined) run.checking = false;
          break;
        case 'pauseRun':
          if (run !== undefined) run.pausing = run.untilEpoch !== null;
          break;
        case 'operateRun':
        case 'takeOperationBack':
          if (run !== undefined) Object.assign(run, { checking: false, recording: false });
          break;
        case 'releaseRun':
          runs.delete(command.run);
          break;
      }
      current().post(command);
    },
    dispose() {
      stopWatch();
      worker?.terminate();
      worker = null;
      runs.clear();
    },
  };
}

function halt(run: Resumable, over = false): void {
  Object.assign(run, { untilEpoch: null, pausing: false, busy: false, preparing: false, over });
}

/** An engine's report, with the reason where the run was put on the CPU in place of what the experiment asks for. */
function reportOf({ onCpuBecause, ranOn, prepare }: Resumable, report: EngineReport): EngineReport {
  const asked = prepare.experiments[0]?.engine ?? LAST_RESORT;
  if (onCpuBecause === null || asked === LAST_RESORT) return report;
  const from = asked === AUTO ? ranOn : asked;
  return { ...report, asked, ...(from === null || from === LAST_RESORT ? {} : { fallbackFrom: from }), reason: onCpuBecause };
}

function addressOf({ prepare: { run, generation } }: Resumable): RunAddress {
  return { run, generation };
}

function everyInterval(milliseconds: number, callback: () => void): () => void {
  const timer = setInterval(callback, milliseconds);
  return () => clearInterval(timer);
}
