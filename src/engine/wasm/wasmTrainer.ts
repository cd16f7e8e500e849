import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf, stepsPerEpochOf, trainRowsOf } from '../../core/experiment/layout.ts';
import type { DataFacts, Evaluation, ProbeReading } from '../../core/telemetry/probeReading.ts';
import { activityOfCounts, type UnitActivity } from '../../core/telemetry/unitActivity.ts';
import { rowSourcesOf, type RowSource } from '../rows/rowSource.ts';
import { ofReplica, stopOf, type Checkpoint, type RowSet, type Trainer, type TrainerContext } from '../trainer.ts';
import { kernelsOn } from './kernels.ts';
import { MemoryPlan } from './memoryPlan.ts';
import { MOST_STEPS, placeNetwork, placePass, placeRows, type RowsPlace } from './networkPlaces.ts';
import { WasmNetwork, type Breathe, type InPieces } from './wasmNetwork.ts';

/** Milliseconds for which the kernels are called at once, after which the driver is let in. */
const STRETCH = 6;
/** A call that is shorter than this says little of how long a longer one takes. */
const SHORT = 0.5;

/** Makes a trainer with a memory of its own, large enough for all networks and their data. */
export async function createWasmTrainer(module: WebAssembly.Module, experiments: readonly Experiment[], { breathe }: TrainerContext): Promise<Trainer> {
  const plan = new MemoryPlan();
  const pass = placePass(plan, experiments, ofReplica(experiments, 0));
  const sources = rowSourcesOf(experiments);
  const rows = new Map<RowSource, RowsPlace>();
  experiments.forEach((experiment, replica) => {
    const source = ofReplica(sources, replica);
    if (!rows.has(source)) rows.set(source, placeRows(plan, experiment));
  });
  const places = experiments.map((experiment, replica) => {
    const place = rows.get(ofReplica(sources, replica));
    if (place === undefined) throw new RangeError('every data set has its place');
    return { own: placeNetwork(plan, experiment), pass, rows: place };
  });
  const memory = plan.createMemory();
  const kernels = await kernelsOn(module, memory);
  const networks = experiments.map((experiment, replica) => new WasmNetwork(experiment, kernels, memory, ofReplica(places, replica)));
  return new WasmTrainer(experiments, networks, { memory, sources, rows }, breathe);
}

/** The rows of the networks. */
interface Data {
  readonly memory: WebAssembly.Memory;
  /** One per replica; some share theirs. */
  readonly sources: readonly RowSource[];
  readonly rows: ReadonlyMap<RowSource, RowsPlace>;
}

/** Trains networks of one shape in turn, some updates of each at a time, by kernels of WebAssembly. */
class WasmTrainer implements Trainer {
  readonly experiments: readonly Experiment[];
  readonly stepsPerEpoch: number;
  private networks: readonly WasmNetwork[];
  private data: Data | null;
  private readonly breathe: Breathe;
  private isDrawn = false;
  /** How fast blocks of rows go through, there and back. */
  private blocksPerMillisecond = 0;

  constructor(experiments: readonly Experiment[], networks: readonly WasmNetwork[], data: Data, breathe: Breathe) {
    this.experiments = experiments;
    this.networks = networks;
    this.data = data;
    this.breathe = breathe;
    this.stepsPerEpoch = stepsPerEpochOf(ofReplica(experiments, 0));
  }

  get step(): number {
    return this.networks[0]?.step ?? 0;
  }

  async facts(): Promise<readonly DataFacts[]> {
    const { memory, sources, rows } = this.dataAtHand();
    for (const [source, { inputs, labels }] of rows) {
      const { rows: count, inputs: columns } = ofReplica(this.experiments, sources.indexOf(source));
      await source.drawAll(this.breathe, { inputs: new Float32Array(memory.buffer, inputs, count * columns), labels: new Uint8Array(memory.buffer, labels, count) });
    }
    this.isDrawn = true;
    return sources.map((source) => source.facts());
  }

  async advance(milliseconds: number, untilStep?: number): Promise<void> {
    const { networks } = this;
    const stop = stopOf(this, untilStep);
    const first = ofReplica(networks, 0);
    const blocksPerStep = Math.ceil(first.experiment.batchSize / first.blockRows);
    const started = performance.now();
    let breathed = started;
    let now = started;
    do {
      const { step } = this;
      const left = Math.min(STRETCH, milliseconds - (now - started));
      const steps = Math.floor((left * this.blocksPerMillisecond) / blocksPerStep / networks.length);
      const until = Math.min(step + Math.max(1, Math.min(steps, MOST_STEPS)), stop);
      for (const network of networks) {
        while (network.step < until) {
          const before = performance.now();
          const taken = network.train(Math.max(1, Math.floor(STRETCH * this.blocksPerMillisecond)), until);
          now = performance.now();
          this.notePace(taken, now - before);
          if (now - breathed < STRETCH) continue;
          await this.breathe();
          breathed = performance.now();
        }
      }
    } while (now - started < milliseconds && this.step < stop);
  }

  epochLoss(): Promise<readonly Evaluation[]> {
    return Promise.resolve(this.networks.map((network) => network.epochLoss()));
  }

  evaluate(set: RowSet): Promise<readonly Evaluation[]> {
    return this.ofEach((network) => {
      const trainRows = trainRowsOf(network.experiment);
      const [first, end] = set === 'train' ? [0, trainRows] : [trainRows, network.experiment.rows];
      return network.evaluate(first, end, this.inPieces(network));
    });
  }

  probe(): Promise<readonly ProbeReading[]> {
    this.drawProbe();
    return this.ofEach((network) => network.probe(this.breathe));
  }

  activity(): Promise<readonly (readonly UnitActivity[])[]> {
    this.drawProbe();
    return this.ofEach(async (network) => {
      const rows = probeRowsOf(network.experiment);
      const { largest, on } = await network.countUnits(rows, this.inPieces(network));
      return layoutOf(network.experiment).layers.map(({ unitStart, units }) => activityOfCounts(on.subarray(unitStart, unitStart + units), largest.slice(unitStart, unitStart + units), rows));
    });
  }

  maxPreActivations(rows: 'probe' | 'train'): Promise<readonly Float32Array[]> {
    this.drawProbe();
    return this.ofEach(async (network) => (await network.countUnits(rows === 'probe' ? probeRowsOf(network.experiment) : trainRowsOf(network.experiment), this.inPieces(network))).largest);
  }

  checkpoint(): Promise<readonly Checkpoint[]> {
    return Promise.resolve(this.networks.map((network) => network.checkpoint()));
  }

  restore(checkpoints: readonly Checkpoint[]): Promise<void> {
    this.networks.forEach((network, replica) => network.restore(ofReplica(checkpoints, replica)));
    return Promise.resolve();
  }

  /** Lets go of the memory, which is freed with its last reference. */
  dispose(): void {
    this.networks = [];
    this.data = null;
  }

  private dataAtHand(): Data {
    if (this.data === null) throw new Error('the trainer is disposed');
    return this.data;
  }

  /** Puts the probe's rows, the first ones, where all rows will be. */
  private drawProbe(): void {
    if (this.isDrawn) return;
    const { memory, rows } = this.dataAtHand();
    for (const [source, place] of rows) {
      const { inputs, labels } = source.probeRows();
      new Float32Array(memory.buffer, place.inputs, inputs.length).set(inputs);
      new Uint8Array(memory.buffer, place.labels, labels.length).set(labels);
    }
  }

  /** Pieces of so many whole blocks as take about a stretch. */
  private inPieces({ blockRows }: WasmNetwork): InPieces {
    return async (first, end, take) => {
      let from = first;
      while (from < end) {
        const before = performance.now();
        const blocks = Math.max(1, Math.floor(STRETCH * this.blocksPerMillisecond));
        const to = Math.min(end, from + blocks * blockRows);
        take(from, to);
        this.notePace(Math.ceil((to - from) / blockRows), performance.now() - before);
        from = to;
        await this.breathe((from - first) / (end - first));
      }
    };
  }

  private notePace(blocks: number, milliseconds: number): void {
    if (milliseconds >= SHORT) this.blocksPerMillisecond = blocks / milliseconds;
    else this.blocksPerMillisecond = Math.max(this.blocksPerMillisecond, (2 * blocks) / STRETCH);
  }

  /** One after another: they share the room for what is on its way through. */
  private async ofEach<T>(read: (network: WasmNetwork) => Promise<T>): Promise<readonly T[]> {
    const results: T[] = [];
    for (const network of this.networks) results.push(await read(network));
    return results;
  }
}
