import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf, stepsPerEpochOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { evaluationOf, type DataFacts, type Evaluation, type ProbeReading } from '../../core/telemetry/probeReading.ts';
import { activityOfCounts, type UnitActivity } from '../../core/telemetry/unitActivity.ts';
import { stopOf, type Checkpoint, type RowSet, type Trainer, type TrainerContext } from '../trainer.ts';
import { CpuNetwork } from './cpuNetwork.ts';
import type { Precision } from './networkPass.ts';
import { countUnits, evaluateRows, probeNetwork, type Breathe } from './wholePasses.ts';

/** Milliseconds of one update after which the driver is let in. */
const STRETCH = 8;

/** Trains networks of one architecture in turn, one update of each at a time. */
export class CpuTrainer implements Trainer {
  readonly experiments: readonly Experiment[];
  readonly stepsPerEpoch: number;
  private readonly networks: readonly CpuNetwork[];
  private readonly precision: Precision;
  private readonly breathe: Breathe;

  constructor(experiments: readonly Experiment[], context: TrainerContext, precision: Precision) {
    const [first] = experiments;
    this.experiments = experiments;
    this.stepsPerEpoch = first === undefined ? 0 : stepsPerEpochOf(first);
    this.networks = experiments.map((experiment) => new CpuNetwork(experiment, precision));
    this.precision = precision;
    this.breathe = context.breathe;
  }

  get step(): number {
    return this.networks[0]?.step ?? 0;
  }

  async facts(): Promise<readonly DataFacts[]> {
    for (const { rows } of this.networks) await rows.drawAll(this.breathe);
    return this.networks.map(({ rows }) => rows.facts());
  }

  async advance(milliseconds: number, untilStep?: number): Promise<void> {
    const stop = stopOf(this, untilStep);
    const started = performance.now();
    let breathed = started;
    let now = started;
    do {
      for (const network of this.networks) {
        while (!network.trainOnRows()) {
          now = performance.now();
          if (now - breathed < STRETCH) continue;
          await this.breathe();
          breathed = now;
        }
      }
      now = performance.now();
    } while (now - started < milliseconds && this.step < stop);
  }

  epochLoss(): Promise<readonly Evaluation[]> {
    return Promise.resolve(
      this.networks.map((network) => {
        const { sums, experiment } = network;
        network.sums = { lossSum: 0, correctCount: 0 };
        return evaluationOf(sums, trainRowsOf(experiment));
      }),
    );
  }

  evaluate(rows: RowSet): Promise<readonly Evaluation[]> {
    return this.ofEach((network) => evaluateRows(network, rows, this.breathe));
  }

  probe(): Promise<readonly ProbeReading[]> {
    return this.ofEach((network) => probeNetwork(network, this.precision, this.breathe));
  }

  activity(): Promise<readonly (readonly UnitActivity[])[]> {
    return this.ofEach(async (network) => {
      const { largest, on } = await countUnits(network, 'probe', this.breathe);
      return layoutOf(network.experiment).layers.map(({ unitStart, units }) => activityOfCounts(on.subarray(unitStart, unitStart + units), largest.slice(unitStart, unitStart + units), probeRowsOf(network.experiment)));
    });
  }

  maxPreActivations(rows: 'probe' | 'train'): Promise<readonly Float32Array[]> {
    return this.ofEach(async (network) => (await countUnits(network, rows, this.breathe)).largest);
  }

  checkpoint(): Promise<readonly Checkpoint[]> {
    return Promise.resolve(this.networks.map((network) => network.checkpoint()));
  }

  restore(checkpoints: readonly Checkpoint[]): Promise<void> {
    this.networks.forEach((network, replica) => {
      const checkpoint = checkpoints[replica];
      if (checkpoint !== undefined) network.restore(checkpoint);
    });
    return Promise.resolve();
  }

  /** Nothing to free: the arrays go with the trainer. */
  dispose(): void {}

  /** One after another, so that no network waits for memory that another holds. */
  private async ofEach<T>(read: (network: CpuNetwork) => Promise<T>): Promise<readonly T[]> {
    const results: T[] = [];
    for (const network of this.networks) results.push(await read(network));
    return results;
  }
}
