import type { LayerStage, StepStages } from '../../core/autopsy/stepStages.ts';
import { batchOf } from '../../core/autopsy/stepRecording.ts';
import { decaysOf } from '../../core/experiment/decays.ts';
import { drawRows, type DrawnRows } from '../../core/experiment/birth/drawRows.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { operatedOf } from '../../core/experiment/schedule.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { gatherRows } from '../rows/rowSource.ts';
import type { Checkpoint } from '../trainer.ts';
import { applyDecays } from './cpuNetwork.ts';
import { NetworkPass, zerosOf, type LayerPass, type Precision } from './networkPass.ts';
import { OutputLoss, type LossSums } from './outputLoss.ts';

/**
 * Makes the first update of an epoch, from 1, from a checkpoint at its start, as `CpuNetwork` does and with the same bits, and keeps
 * what every stage of it computes. `step` is the number of the update, as people count them; `breathe` is called between pieces of the batch.
 */
export async function takeStep(experiment: Experiment, epoch: number, step: number, { step: done, parameters: before, slots: kept }: Checkpoint, breathe: () => Promise<void>, precision: Precision = 'float32'): Promise<StepStages> {
  const batch = batchOf(experiment, epoch, 1);
  const source = rowsOf(experiment, batch.rows);
  const rows = batch.rows.length;
  const pass = new NetworkPass(experiment, precision);
  const outputLoss = new OutputLoss(experiment);
  const optimizer = OPTIMIZERS[experiment.optimizer];
  const parameters = zerosOf(precision, before.length);
  parameters.set(before);
  const gradient = zerosOf(precision, before.length);
  const slots = Array.from({ length: optimizer.slots }, (_, slot) => zerosOf(precision, before.length).map((_zero, index) => kept[slot]?.[index] ?? 0));
  const sums: LossSums = { lossSum: 0, correctCount: 0 };
  const tallies = pass.layers.map(({ layout }) => tallyOf(layout.units));
  pass.prepare(parameters, true);
  for (let firstRow = 0; firstRow < rows; firstRow += pass.rowsAtOnce) {
    const count = Math.min(pass.rowsAtOnce, rows - firstRow);
    gatherRows(pass.inputs, pass.labels, source, experiment.inputs, null, firstRow, count);
    pass.forward(parameters, count, { seed: seedsOf(experiment).dropout, step: done, firstRow });
    const { z, outputs, delta } = pass.output;
    outputLoss.addTo(sums, z, outputs, pass.labels, count);
    for (const layer of pass.layers) layer.delta.fill(0);
    outputLoss.differentiate(delta, z, outputs, pass.labels, count, 1 / rows);
    pass.backward(parameters, gradient, count, true);
    pass.layers.forEach((layer, index) => addTo(tallies[index], layer, count));
    await breathe();
  }
  const gradientOfLoss = Float32Array.from(gradient);
  applyDecays(decaysOf(experiment), gradient, parameters);
  optimizer.update(parameters, gradient, slots, 0, parameters.length, experiment.learningRate, done + 1 - operatedOf(experiment).optimizerStart);
  return {
    epoch,
    step,
    batch,
    inputs: source.inputs,
    layers: tallies.map((tally) => stageOf(tally, rows)),
    loss: sums.lossSum / rows,
    correct: sums.correctCount,
    parameters: Float32Array.from(before),
    gradient: gradientOfLoss,
    updated: Float32Array.from(parameters),
  };
}

function rowsOf(experiment: Experiment, rows: Uint32Array): DrawnRows {
  const { inputs: columns } = experiment;
  const drawn: DrawnRows = { inputs: new Float32Array(rows.length * columns), labels: new Uint8Array(rows.length) };
  rows.forEach((row, index) => {
    const { inputs, labels } = drawRows(experiment, row, 1);
    drawn.inputs.set(inputs, index * columns);
    drawn.labels.set(labels, index);
  });
  return drawn;
}

/** What is counted of a layer while its batch goes through, piece by piece. */
interface Tally extends Pick<LayerStage, 'firingRows' | 'learningRows' | 'smallestZ' | 'largestZ'> {
  readonly zSum: Float64Array;
  readonly outputSum: Float64Array;
}

function tallyOf(units: number): Tally {
  return {
    firingRows: new Uint32Array(units),
    learningRows: new Uint32Array(units),
    smallestZ: new Float32Array(units).fill(Infinity),
    largestZ: new Float32Array(units).fill(-Infinity),
    zSum: new Float64Array(units),
    outputSum: new Float64Array(units),
  };
}

function addTo(tally: Tally | undefined, { layout, z, outputs, delta }: LayerPass, rows: number): void {
  if (tally === undefined) return;
  for (let unit = 0; unit < layout.units; unit += 1) {
    const first = unit * rows;
    let smallest = tally.smallestZ[unit] ?? NaN;
    let largest = tally.largestZ[unit] ?? NaN;
    let zSum = 0;
    let outputSum = 0;
    let firing = 0;
    let learning = 0;
    for (let at = first; at < first + rows; at += 1) {
      const value = z[at] ?? NaN;
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
      zSum += value;
      outputSum += outputs[at] ?? NaN;
      if (value > 0) firing += 1;
      if (delta[at] !== 0) learning += 1;
    }
    tally.smallestZ[unit] = smallest;
    tally.largestZ[unit] = largest;
    tally.zSum[unit] = (tally.zSum[unit] ?? 0) + zSum;
    tally.outputSum[unit] = (tally.outputSum[unit] ?? 0) + outputSum;
    tally.firingRows[unit] = (tally.firingRows[unit] ?? 0) + firing;
    tally.learningRows[unit] = (tally.learningRows[unit] ?? 0) + learning;
  }
}

function stageOf({ zSum, outputSum, ...counted }: Tally, rows: number): LayerStage {
  return { ...counted, meanZ: Float32Array.from(zSum, (sum) => sum / rows), meanOutput: Float32Array.from(outputSum, (sum) => sum / rows) };
}
