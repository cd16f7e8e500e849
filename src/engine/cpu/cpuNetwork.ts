import { decaysOf } from '../../core/experiment/decays.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf, stepsPerEpochOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { operatedOf } from '../../core/experiment/schedule.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import { OPTIMIZERS, type OptimizerRow } from '../../core/vocabulary/optimizers.ts';
import type { Checkpoint } from '../trainer.ts';
import { NetworkPass, zerosOf, type Precision } from './networkPass.ts';
import { OutputLoss, type LossSums } from './outputLoss.ts';
import { gatherRows, RowSource } from '../rows/rowSource.ts';

/** One network in training: its parameters, its optimizer's slots, and where in its epoch it is. */
export class CpuNetwork {
  readonly experiment: Experiment;
  readonly pass: NetworkPass;
  readonly rows: RowSource;
  readonly loss: OutputLoss;
  readonly parameters: FloatArray;
  /** Sums over the rows trained on so far in the current epoch. */
  sums: LossSums = { lossSum: 0, correctCount: 0 };
  /** Updates done. */
  step = 0;
  /** The parameters before the last update of the last epoch that was completed here; null when none was. */
  private beforeEpochEnd: FloatArray | null = null;
  private readonly slots: readonly FloatArray[];
  private readonly gradient: FloatArray;
  private readonly optimizer: OptimizerRow;
  private readonly decays: Float32Array | null;
  /** Step that the optimizer counts from. */
  private readonly optimizerStart: number;
  private readonly order: Uint32Array;
  private readonly stepsPerEpoch: number;
  private readonly dropoutSeed: number;
  private orderEpoch = 0;
  /** Rows of the current batch that have been through. */
  private rowsInBatch = 0;

  constructor(experiment: Experiment, precision: Precision) {
    const { parameterCount } = layoutOf(experiment);
    this.experiment = experiment;
    this.pass = new NetworkPass(experiment, precision);
    this.rows = new RowSource(experiment);
    this.loss = new OutputLoss(experiment);
    this.parameters = zerosOf(precision, parameterCount);
    this.parameters.set(initialParameters(experiment));
    this.gradient = zerosOf(precision, parameterCount);
    this.optimizer = OPTIMIZERS[experiment.optimizer];
    this.decays = decaysOf(experiment);
    this.optimizerStart = operatedOf(experiment).optimizerStart;
    this.slots = Array.from({ length: this.optimizer.slots }, () => zerosOf(precision, parameterCount));
    this.order = new Uint32Array(trainRowsOf(experiment));
    this.stepsPerEpoch = stepsPerEpochOf(experiment);
    this.dropoutSeed = seedsOf(experiment).dropout;
  }

  /**
   * Takes the next rows of the current batch through the network and back, at most `pass.rowsAtOnce`; with the
   * last of them makes the update and returns true.
   */
  trainOnRows(): boolean {
    const { experiment, pass, parameters, gradient, rowsInBatch } = this;
    const firstOfBatch = (this.step % this.stepsPerEpoch) * experiment.batchSize;
    const batchRows = Math.min(experiment.batchSize, this.order.length - firstOfBatch);
    const count = Math.min(pass.rowsAtOnce, batchRows - rowsInBatch);
    if (rowsInBatch === 0) {
      pass.prepare(parameters, false);
      this.shuffle(Math.floor(this.step / this.stepsPerEpoch) + 1);
      gradient.fill(0);
    }
    gatherRows(pass.inputs, pass.labels, this.rows.allRows(), experiment.inputs, this.order, firstOfBatch + rowsInBatch, count);
    pass.forward(parameters, count, { seed: this.dropoutSeed, step: this.step, firstRow: rowsInBatch });
    const { z, outputs, delta } = pass.output;
    this.loss.addTo(this.sums, z, outputs, pass.labels, count);
    this.loss.differentiate(delta, z, outputs, pass.labels, count, 1 / batchRows);
    pass.backward(parameters, gradient, count, true);
    this.rowsInBatch = rowsInBatch + count;
    if (this.rowsInBatch < batchRows) return false;
    this.rowsInBatch = 0;
    this.step += 1;
    if (this.step % this.stepsPerEpoch === 0) this.keepParameters();
    applyDecays(this.decays, gradient, parameters);
    this.optimizer.update(parameters, gradient, this.slots, 0, parameters.length, experiment.learningRate, this.step - this.optimizerStart);
    return true;
  }

  /** The parameters before the last update, where that ended an epoch and was made here; else null. */
  previousParameters(): FloatArray | null {
    return this.step % this.stepsPerEpoch === 0 ? this.beforeEpochEnd : null;
  }

  /** Copies everything that later updates depend on. Only between updates. */
  checkpoint(): Checkpoint {
    return {
      step: this.step,
      parameters: Float32Array.from(this.parameters),
      slots: this.slots.map((slot) => Float32Array.from(slot)),
      lossSum: this.sums.lossSum,
      correctCount: this.sums.correctCount,
    };
  }

  /** Goes on from a checkpoint, with the same bits as the run that it was taken of. */
  restore({ step, parameters, slots, lossSum, correctCount }: Checkpoint): void {
    this.step = step;
    this.rowsInBatch = 0;
    this.beforeEpochEnd = null;
    this.parameters.set(parameters);
    this.slots.forEach((slot, index) => slot.set(slots[index] ?? new Float32Array(slot.length)));
    this.sums = { lossSum, correctCount };
  }

  private keepParameters(): void {
    if (this.beforeEpochEnd === null) this.beforeEpochEnd = this.parameters.slice();
    else this.beforeEpochEnd.set(this.parameters);
  }

  private shuffle(epoch: number): void {
    if (this.orderEpoch === epoch) return;
    shuffledTrainRows(this.experiment, epoch, this.order);
    this.orderEpoch = epoch;
  }
}

/** Does to a gradient, in place, what operations do to it before the optimizer gets it, as `decaysOf` says; nothing where that is null. */
export function applyDecays(decays: Float32Array | null, gradient: FloatArray, parameters: FloatArray): void {
  decays?.forEach((decay, index) => {
    gradient[index] = decay < 0 ? 0 : (gradient[index] ?? 0) + decay * (parameters[index] ?? 0);
  });
}
