import { decaysOf } from '../../core/experiment/decays.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf, probeRowsOf, stepsPerEpochOf, trainRowsOf, type NetworkLayout } from '../../core/experiment/layout.ts';
import { predictionOf } from '../../core/experiment/birth/prediction.ts';
import { operatedOf } from '../../core/experiment/schedule.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { streamKey } from '../../core/random/streams.ts';
import { evaluationOf, type Evaluation, type ProbeReading } from '../../core/telemetry/probeReading.ts';
import { ACTIVATIONS, canDie } from '../../core/vocabulary/activations.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { dropoutOf } from '../../core/vocabulary/dropout.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';
import { integerPower, OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import type { Checkpoint } from '../trainer.ts';
import { LAYER, NETWORK, sizeOf, writeStructure, type Structure } from './descriptor.ts';
import type { Kernels } from './kernels.ts';
import { MOST_STEPS, NO_DROPOUT, PANEL, type NetworkPlace, type PassPlace, type RowsPlace } from './networkPlaces.ts';

/** Lets messages in when it is time to; `share` of the rows have been gone through. */
export type Breathe = (share?: number) => Promise<void>;

/** Where a network and what it shares with others lie. */
export interface Places {
  readonly own: NetworkPlace;
  readonly pass: PassPlace;
  readonly rows: RowsPlace;
}

/** One network in training, in the memory of its kernels. */
export class WasmNetwork {
  readonly experiment: Experiment;
  private readonly layout: NetworkLayout;
  private readonly kernels: Kernels;
  private readonly memory: WebAssembly.Memory;
  private readonly places: Places;
  private readonly structure: Structure<typeof NETWORK>;
  private readonly parameters: Float32Array;
  private readonly slots: readonly Float32Array[];
  private readonly rates: Float32Array;
  /** Loss and correct predictions of the epoch's batches, then of an evaluation. */
  private readonly sums: Float64Array;
  /** The parameters before the last update of the last epoch that was completed here; null when none was. */
  private beforeEpochEnd: Float32Array | null = null;
  private orderEpoch = 0;

  constructor(experiment: Experiment, kernels: Kernels, memory: WebAssembly.Memory, places: Places) {
    const { buffer } = memory;
    const { own } = places;
    this.experiment = experiment;
    this.layout = layoutOf(experiment);
    this.kernels = kernels;
    this.memory = memory;
    this.places = places;
    const { parameterCount } = this.layout;
    this.parameters = new Float32Array(buffer, own.parameters, parameterCount);
    this.slots = own.slots.map((slot) => new Float32Array(buffer, slot, parameterCount));
    this.rates = new Float32Array(buffer, own.rates, MOST_STEPS);
    this.sums = new Float64Array(buffer, own.sums, 4);
    const decays = decaysOf(experiment);
    if (decays !== null) new Float32Array(buffer, own.decays, parameterCount).set(decays);
    this.structure = this.describe();
    this.parameters.set(initialParameters(experiment));
    kernels.inspect(own.network);
  }

  /** Updates done. */
  get step(): number {
    return this.structure.get('step');
  }

  get blockRows(): number {
    return this.places.pass.blockRows;
  }

  /**
   * Goes on training in the current epoch, at most `blocks` blocks of rows, not past `until` updates and not more than
   * `MOST_STEPS`; the last update of an epoch is made apart from those before it. The number of blocks that it took.
   */
  train(blocks: number, until: number): number {
    const { experiment, step } = this;
    this.shuffle(Math.floor(step / stepsPerEpochOf(experiment)) + 1);
    const { rate } = OPTIMIZERS[experiment.optimizer];
    const { optimizerStart } = operatedOf(experiment);
    const stepsPerEpoch = stepsPerEpochOf(experiment);
    const lastOfEpoch = (Math.floor(step / stepsPerEpoch) + 1) * stepsPerEpoch - 1;
    if (step === lastOfEpoch) this.keepParameters();
    const end = Math.min(until, step + MOST_STEPS, step < lastOfEpoch ? lastOfEpoch : until);
    for (let t = step; t < end; t++) this.rates[t - step] = rate(experiment.learningRate, t + 1 - optimizerStart, integerPower);
    this.structure.set('ratesFrom', step);
    return blocks - this.kernels.train(this.places.own.network, blocks, end);
  }

  /** Row-weighted mean over the batches of an epoch; then starts the next one's sums. */
  epochLoss(): Evaluation {
    const [lossSum = NaN, correctCount = NaN] = this.sums;
    this.sums.fill(0, 0, 2);
    return evaluationOf({ lossSum, correctCount }, trainRowsOf(this.experiment));
  }

  /** Loss and accuracy over the rows first … end - 1, dropout off, in pieces that `piece` takes. NaN where there are none. */
  async evaluate(first: number, end: number, inPieces: InPieces): Promise<Evaluation> {
    this.sums.fill(0, 2, 4);
    await inPieces(first, end, (from, to) => this.kernels.evaluate(this.places.own.network, from, to));
    const [, , lossSum = NaN, correctCount = NaN] = this.sums;
    return evaluationOf({ lossSum, correctCount }, end - first);
  }

  /** Over the first rows, of every unit, `[unitCount]`: the largest z, NaN when one is, and on how many it is above 0. */
  async countUnits(rows: number, inPieces: InPieces): Promise<{ readonly largest: Float32Array; readonly on: Int32Array }> {
    const { memory, layout, places } = this;
    const largest = new Float32Array(memory.buffer, places.own.largest, layout.unitCount).fill(-Infinity);
    const on = new Int32Array(memory.buffer, places.own.on, layout.unitCount).fill(0);
    await inPieces(0, rows, (from, to) => this.kernels.countUnits(places.own.network, from, to));
    return { largest: largest.slice(), on: on.slice() };
  }

  /** Takes the probe rows there and back, dropout off. The gradient is of their mean loss. */
  async probe(breathe: Breathe): Promise<ProbeReading> {
    const { kernels, blockRows } = this;
    const { own } = this.places;
    const rows = probeRowsOf(this.experiment);
    const preActivations = this.layout.layers.map(({ units }) => new Float32Array(units * rows));
    kernels.clearGradient(own.network);
    for (let first = 0; first < rows; first += blockRows) {
      const count = Math.min(blockRows, rows - first);
      kernels.probe(own.network, first, count, rows);
      preActivations.forEach((reading, layer) => this.readPanels(reading, layer, rows, first, count));
      await breathe();
    }
    const gradient = new Float32Array(this.memory.buffer, own.gradient, this.layout.parameterCount).slice();
    const previous = this.step % stepsPerEpochOf(this.experiment) === 0 ? (this.beforeEpochEnd?.slice() ?? null) : null;
    return { rows, parameters: this.parameters.slice(), previous, gradient, preActivations };
  }

  /** Copies everything that later updates depend on. Only between updates. */
  checkpoint(): Checkpoint {
    const [lossSum = 0, correctCount = 0] = this.sums;
    return { step: this.step, parameters: this.parameters.slice(), slots: this.slots.map((slot) => slot.slice()), lossSum, correctCount };
  }

  /** Goes on from a checkpoint, with the same bits as the run that it was taken of. */
  restore({ step, parameters, slots, lossSum, correctCount }: Checkpoint): void {
    this.structure.set('step', step);
    this.structure.set('rowsInBatch', 0);
    this.beforeEpochEnd = null;
    this.parameters.set(parameters);
    this.slots.forEach((slot, index) => slot.set(slots[index] ?? new Float32Array(slot.length)));
    this.sums.set([lossSum, correctCount]);
    this.kernels.inspect(this.places.own.network);
  }

  private keepParameters(): void {
    if (this.beforeEpochEnd === null) this.beforeEpochEnd = this.parameters.slice();
    else this.beforeEpochEnd.set(this.parameters);
  }

  private shuffle(epoch: number): void {
    if (this.orderEpoch === epoch) return;
    this.kernels.shuffle(this.places.own.order, trainRowsOf(this.experiment), seedsOf(this.experiment).shuffle, streamKey('shuffle', 0), epoch);
    this.orderEpoch = epoch;
  }

  /** Pre-activations of a layer on the block at hand, from panels to unit-major `[units, rows]`. */
  private readPanels(reading: Float32Array, layer: number, rows: number, first: number, count: number): void {
    const units = this.layout.layers[layer]?.units ?? 0;
    const z = new Float32Array(this.memory.buffer, this.places.pass.layers[layer]?.z ?? 0, units * this.blockRows);
    let from = 0;
    for (let row = 0; row < count; row += PANEL) {
      const lanes = Math.min(PANEL, count - row);
      for (let to = first + row; to < reading.length; to += rows) {
        for (let lane = 0; lane < lanes; lane++) reading[to + lane] = z[from + lane] ?? NaN;
        from += PANEL;
      }
    }
  }

  /** Writes the structures that the kernels read. */
  private describe(): Structure<typeof NETWORK> {
    const { experiment, layout, memory } = this;
    const { own, pass, rows } = this.places;
    const { low, high } = DATA_SETS[experiment.data];
    const { low: lowTarget, high: highTarget, midpoint, judgesLogit } = predictionOf(experiment);
    writeList(memory, pass.everyInput, layout.inputs);
    layout.layers.forEach((layer, index) => {
      const place = pass.layers[index];
      if (place === undefined) throw new RangeError(`There is no place for ${layer.name}.`);
      const dropout = dropoutOf(experiment.layers[index] ?? NO_DROPOUT);
      writeList(memory, place.wanted, layer.units);
      writeList(memory, place.active, layer.units);
      writeStructure(memory, own.layers + index * sizeOf(LAYER), LAYER, {
        units: layer.units,
        fanIn: layer.fanIn,
        kernel: layer.kernelStart * 4,
        bias: layer.biasStart * 4,
        activation: Object.keys(ACTIVATIONS).indexOf(layer.activation.id),
        parameter: layer.activation.parameters[0] ?? 0,
        skipsSilent: Number(!layer.isOutput && canDie(layer.activation) && (dropout === null || dropout.dropped === 0)),
        z: place.z,
        outputs: place.outputs,
        delta: place.delta,
        wanted: place.wanted,
        wantedCount: layer.units,
        active: place.active,
        activeCount: layer.units,
        largest: own.largest + layer.unitStart * 4,
        on: own.on + layer.unitStart * 4,
        hasDropout: Number(dropout !== null),
        threshold: dropout?.threshold ?? 0,
        scale: dropout?.scale ?? 1,
        shift: dropout?.shift ?? 0,
        dropped: dropout?.dropped ?? 0,
        key: streamKey('dropout', layer.number),
        kept: place.kept,
      });
    });
    return writeStructure(memory, own.network, NETWORK, {
      layers: own.layers,
      layerCount: layout.layers.length,
      rows: rows.inputs,
      labels: rows.labels,
      inputs: layout.inputs,
      order: own.order,
      trainRows: trainRowsOf(experiment),
      batchSize: experiment.batchSize,
      stepsPerEpoch: stepsPerEpochOf(experiment),
      blockRows: pass.blockRows,
      step: 0,
      rowsInBatch: 0,
      parameters: own.parameters,
      gradient: own.gradient,
      slot0: own.slots[0] ?? 0,
      slot1: own.slots[1] ?? 0,
      parameterBytes: Math.ceil(layout.parameterCount / 4) * 16,
      decays: own.decays,
      optimizer: Object.keys(OPTIMIZERS).indexOf(experiment.optimizer),
      rates: own.rates,
      ratesFrom: 0,
      loss: Object.keys(LOSSES).indexOf(experiment.loss),
      lowTarget,
      highTarget,
      midpoint,
      judgesLogit: Number(judgesLogit),
      low,
      high,
      isFinite: 0,
      everyZ: 0,
      x: pass.x,
      targets: pass.targets,
      everyInput: pass.everyInput,
      sums: own.sums,
      dropoutSeed: seedsOf(experiment).dropout,
    });
  }
}

/** Gives the rows first … end - 1 to `take`, some at a time, always cut at the same places of a block. */
export type InPieces = (first: number, end: number, take: (from: number, to: number) => void) => Promise<void>;

/** A list that names all of so many units or inputs. */
function writeList(memory: WebAssembly.Memory, address: number, count: number): void {
  new Int32Array(memory.buffer, address, count).set(Array.from({ length: count }, (_, index) => index * 4));
}
