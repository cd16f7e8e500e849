import type { Experiment } from '../../core/experiment/experiment.ts';
import { nextTask } from '../../engine/breath.ts';
import { createEngineClient, type EngineClient, type WorkerPort } from '../../engine/client.ts';
import { createCpuEngine } from '../../engine/cpu/cpuEngine.ts';
import { AbortError, EngineError } from '../../engine/engineError.ts';
import { openEngines, type Engines } from '../../engine/engines.ts';
import type { Command, Event, RunAddress } from '../../engine/protocol.ts';
import { openSessions } from '../../engine/sessions.ts';
import type { Engine, Trainer } from '../../engine/trainer.ts';

/** What a piece of work may fail of. */
export const FAULTS = {
  'context-lost': new EngineError('context-lost', 'The WebGL context was lost.'),
  'out-of-memory': new EngineError('out-of-memory', 'The GPU ran out of memory.'),
  'engine-error': new Error('It broke.'),
} as const;

/** A piece of a trainer's work that waits for its turn. */
interface Turn {
  readonly of: FaultyWorker;
  readonly run: RunAddress | null;
  readonly isUpdate: boolean;
  readonly go: () => void;
  readonly refuse: (error: Error) => void;
}

interface Message {
  readonly event: Event;
  readonly from: FaultyWorker;
}

const cpu = createCpuEngine();

/** Longer than any silence that the client bears. */
const AGES = 1e9;

/**
 * The real client and the real sessions on the cpu engine, in a world that a test moves: each piece of a trainer's
 * work and each message to the page waits for its turn, and faults come between them, in the worker that was started
 * last. Time stands still but for `hang`.
 */
export class FaultyEngine {
  /** Workers that the client gave up. */
  losses = 0;
  /** Whether `webgl` fails to load. */
  lacksWebgl = false;
  /** Called before each update, with the run that it is made for. */
  onUpdate: (run: RunAddress) => void = () => {};
  /** Called before each event that the page will hear. */
  onEvent: (event: Event) => void = () => {};
  /** Newest generation of each run that a worker was told of. */
  readonly generations = new Map<string, number>();
  readonly turns: Turn[] = [];
  readonly messages: Message[] = [];
  private readonly workers: FaultyWorker[] = [];
  private time = 0;
  private readonly ticks = new Set<() => void>();

  /** To be given to `startEngine`. */
  readonly createClient = (listener: (event: Event) => void): EngineClient =>
    createEngineClient({
      listener,
      spawn: (onEvent, onCrash) => {
        const worker = new FaultyWorker(this, onEvent, onCrash);
        this.workers.push(worker);
        return worker;
      },
      now: () => this.time,
      every: (_, callback) => {
        this.ticks.add(callback);
        return () => this.ticks.delete(callback);
      },
    });

  /** Lets up to `count` pieces of work be done; the first fails if there is an error. Returns how many there were. */
  async work(count: number, error?: Error): Promise<number> {
    for (let done = 0; done < count; done++) {
      const turn = this.turns.shift();
      if (turn === undefined) return done;
      if (done === 0 && error !== undefined) turn.refuse(error);
      else {
        if (turn.isUpdate && turn.run !== null) this.onUpdate(turn.run);
        turn.go();
      }
      await this.settled();
    }
    return count;
  }

  /** Hands up to `count` messages to the page. Returns how many there were. */
  async deliver(count: number): Promise<number> {
    for (let done = 0; done < count; done++) {
      const message = this.messages.shift();
      if (message === undefined) return done;
      this.onEvent(message.event);
      message.from.hand(message.event);
      await this.settled();
    }
    return count;
  }

  /** A worker dies of an uncaught error: the one that was started last, or so many before it. */
  async crash(before = 0): Promise<void> {
    const alive = this.workers.filter(({ isAlive }) => isAlive);
    alive[alive.length - 1 - (before % Math.max(1, alive.length))]?.crash();
    await this.settled();
  }

  /** The worker falls silent, and the client looks at its watch after a long time. */
  async hang(): Promise<void> {
    const { losses } = this;
    this.time += AGES;
    for (const tick of this.ticks) tick();
    if (this.losses === losses) this.time -= AGES;
    await this.settled();
  }

  /** A worker's messages and waiting work end with it. */
  lose(worker: FaultyWorker): void {
    this.losses += 1;
    this.messages.splice(0, Infinity, ...this.messages.filter(({ from }) => from !== worker));
    for (const turn of this.turns.splice(0)) {
      if (turn.of === worker) turn.refuse(new AbortError());
      else this.turns.push(turn);
    }
  }

  /** Waits until nothing moves by itself. */
  async settled(): Promise<void> {
    let still = 0;
    while (still < 2) {
      const before = this.turns.length + this.messages.length;
      await nextTask();
      still = this.turns.length + this.messages.length === before ? still + 1 : 0;
    }
  }
}

class FaultyWorker implements WorkerPort {
  private readonly owners = new Map<Experiment, RunAddress>();
  private readonly take: (command: Command) => void;
  private readonly world: FaultyEngine;
  private readonly onEvent: (event: Event) => void;
  private readonly onCrash: () => void;
  isAlive = true;

  constructor(world: FaultyEngine, onEvent: (event: Event) => void, onCrash: () => void) {
    this.world = world;
    this.onEvent = onEvent;
    this.onCrash = onCrash;
    const as = (id: 'webgl' | 'wasm'): Promise<Engine> => Promise.resolve({ ...cpu, report: { ...cpu.report, id } });
    const engines = openEngines({ webgl: () => (world.lacksWebgl ? Promise.reject(new Error('No WebGL.')) : as('webgl')), wasm: () => as('wasm') }, () => 'There is no graphics processor.');
    const choose: Engines['choose'] = async (id) => {
      const chosen = await engines.choose(id);
      return { ...chosen, engine: this.byTurns(chosen.engine) };
    };
    this.take = openSessions({ cpu, choose }, (event) => {
      if (this.isAlive) world.messages.push({ event: structuredClone(event), from: this });
    });
  }

  post(command: Command): void {
    const copy = structuredClone(command);
    this.world.generations.set(copy.run, copy.generation);
    if (copy.kind === 'prepareRun') for (const experiment of copy.experiments) this.owners.set(experiment, copy);
    this.take(copy);
  }

  terminate(): void {
    this.isAlive = false;
    this.world.lose(this);
  }

  crash(): void {
    if (this.isAlive) this.onCrash();
  }

  hand(event: Event): void {
    this.onEvent(event);
  }

  /** An engine each of whose pieces of work waits for its turn, one update at a time. */
  private byTurns(engine: Engine): Engine {
    return {
      report: engine.report,
      createTrainer: async (experiments, context) => {
        const [first] = experiments;
        const run = first === undefined ? null : (this.owners.get(first) ?? null);
        const turn = (isUpdate = false): Promise<void> => this.turn(run, isUpdate);
        await turn();
        return trainerByTurns(await engine.createTrainer(experiments, context), turn);
      },
    };
  }

  private turn(run: RunAddress | null, isUpdate: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.isAlive) this.world.turns.push({ of: this, run, isUpdate, go: resolve, refuse: reject });
      else reject(new AbortError());
    });
  }
}

function trainerByTurns(trainer: Trainer, turn: (isUpdate?: boolean) => Promise<void>): Trainer {
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    await turn();
    return work();
  }
  return {
    experiments: trainer.experiments,
    stepsPerEpoch: trainer.stepsPerEpoch,
    get step() {
      return trainer.step;
    },
    advance: async () => {
      await turn(true);
      await trainer.advance(0);
    },
    facts: () => inTurn(() => trainer.facts()),
    epochLoss: () => inTurn(() => trainer.epochLoss()),
    evaluate: (rows) => inTurn(() => trainer.evaluate(rows)),
    probe: () => inTurn(() => trainer.probe()),
    activity: () => inTurn(() => trainer.activity()),
    maxPreActivations: (rows) => inTurn(() => trainer.maxPreActivations(rows)),
    checkpoint: () => inTurn(() => trainer.checkpoint()),
    restore: (checkpoints) => inTurn(() => trainer.restore(checkpoints)),
    dispose: () => trainer.dispose(),
  };
}
