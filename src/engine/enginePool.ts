import type { Experiment } from '../core/experiment/experiment.ts';
import { AUTO, ENGINES, LAST_RESORT, type AskedEngine, type EngineId } from '../core/vocabulary/engines.ts';
import type { CreateClient, EngineClient } from './client.ts';
import type { Command, Event } from './protocol.ts';

type Prepare = Extract<Command, { kind: 'prepareRun' }>;

/** Several workers behind one client. */
export interface EnginePool extends EngineClient {
  /** Whether what runs on an engine is spread over the workers. Of `AUTO` not before it is known what that comes to here. */
  readonly isSpread: (asked: AskedEngine) => boolean;
}

/** Where a run is. */
interface Seat {
  readonly worker: number;
  readonly generation: number;
  /** Whether it has finished or failed: it takes no core. */
  isOver: boolean;
  /** What was sent to it, while it may have to be sent to another worker; else null. */
  undecided: Command[] | null;
}

/**
 * Several workers behind one client. A run stays in the worker that it was prepared in first, the one with the fewest
 * runs that are not over; what runs on a graphics processor is all in the first worker, with its one context. So is what
 * asks for `AUTO`, until the first of them has told what that comes to here; then the others are spread. Each worker is
 * started when it is needed, and lost and replaced by itself.
 */
export function createEnginePool(createClient: CreateClient, listener: (event: Event) => void, size: number): EnginePool {
  const clients = new Map<number, EngineClient>();
  const seats = new Map<string, Seat>();
  /** What `AUTO` comes to here. */
  let automatic: EngineId | null = null;
  let faults = 0;
  /** Number that all runs share which are being revived. */
  let reviving: number | null = null;

  function clientOf(worker: number): EngineClient {
    const client = clients.get(worker) ?? open();
    clients.set(worker, client);
    return client;
  }

  function open(): EngineClient {
    const fault = { ofWorker: 0, ofPool: 0 };
    return createClient((event) => {
      const seat = seats.get(event.run);
      if (seat !== undefined && (event.kind === 'runRecovered' || event.kind === 'runFailed' || (event.kind === 'runStopped' && event.finished))) seat.isOver = event.kind !== 'runRecovered';
      const isDecided = event.kind === 'engineChosen' && event.engine.asked === AUTO && automatic === null;
      if (isDecided) automatic = event.engine.id;
      if (event.kind !== 'runRecovered') {
        listener(event);
        if (isDecided) decide(event.run);
        return;
      }
      if (fault.ofWorker !== event.fault) Object.assign(fault, { ofWorker: event.fault, ofPool: reviving ?? ++faults });
      listener({ ...event, fault: fault.ofPool });
    });
  }

  function isSpread(asked: AskedEngine): boolean {
    const engine = asked === AUTO ? automatic : asked;
    return engine !== null && ENGINES[engine].isParallel;
  }

  /** Spreads the runs that waited for it to be known what `AUTO` comes to; the one that told stays. */
  function decide(told: string): void {
    for (const [run, { undecided }] of seats) {
      const seat = seats.get(run);
      if (seat === undefined || undecided === null) continue;
      seat.undecided = null;
      if (run === told || !isSpread(AUTO)) continue;
      clientOf(seat.worker).send({ kind: 'releaseRun', run, generation: seat.generation });
      seats.delete(run);
      for (const command of undecided) send(command);
    }
  }

  function workerFor({ run, experiments: [experiment] }: Prepare): number {
    if (!isSpread(askedBy(experiment))) return 0;
    const running = Array.from({ length: size }, () => 0);
    for (const [other, { worker, isOver }] of seats) if (other !== run && !isOver) running[worker] = (running[worker] ?? 0) + 1;
    return seats.get(run)?.worker ?? running.indexOf(Math.min(...running));
  }

  function prepare(command: Prepare): void {
    const worker = workerFor(command);
    const { run, generation } = command;
    const before = seats.get(run);
    if (before !== undefined && before.worker !== worker) clientOf(before.worker).send({ kind: 'releaseRun', run, generation: before.generation });
    const isUndecided = automatic === null && askedBy(command.experiments[0]) === AUTO;
    seats.set(run, { worker, generation, isOver: false, undecided: isUndecided ? [command] : null });
    clientOf(worker).send(command);
  }

  function send(command: Command): void {
    if (command.kind === 'prepareRun') {
      prepare(command);
      return;
    }
    const seat = seats.get(command.run);
    seat?.undecided?.push(command);
    clientOf(seat?.worker ?? 0).send(command);
    if (command.kind === 'releaseRun') seats.delete(command.run);
  }

  return {
    isSpread,
    send,
    revive(failed, onCpu) {
      reviving = ++faults;
      for (const [worker, client] of clients) {
        const own = failed.filter(({ run }) => seats.get(run)?.worker === worker);
        if (own.length > 0) client.revive(own, onCpu);
      }
      reviving = null;
    },
    dispose() {
      for (const client of clients.values()) client.dispose();
      clients.clear();
      seats.clear();
    },
  };
}

function askedBy(experiment: Experiment | undefined): AskedEngine {
  return experiment?.engine ?? LAST_RESORT;
}
