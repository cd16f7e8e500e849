import type { DrawnRows } from '../../core/experiment/birth/drawRows.ts';
import { layoutOf, probeRowsOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { evaluationOf, type Evaluation, type ProbeReading } from '../../core/telemetry/probeReading.ts';
import type { RowSet } from '../trainer.ts';
import type { CpuNetwork } from './cpuNetwork.ts';
import { zerosOf, type Precision } from './networkPass.ts';
import { gatherRows } from '../rows/rowSource.ts';

/** Lets messages in when it is time to; `share` of the rows have been gone through. */
export type Breathe = (share?: number) => Promise<void>;

/** Loss and accuracy over all rows of a set, dropout off. NaN where the set is empty. */
export async function evaluateRows(network: CpuNetwork, set: RowSet, breathe: Breathe): Promise<Evaluation> {
  const trainRows = trainRowsOf(network.experiment);
  const [first, end] = set === 'train' ? [0, trainRows] : [trainRows, network.experiment.rows];
  const sums = { lossSum: 0, correctCount: 0 };
  await forEachChunk(network, { source: network.rows.allRows(), first, end, everyZ: false }, breathe, (count) => {
    const { output, labels } = network.pass;
    network.loss.addTo(sums, output.z, output.outputs, labels, count);
  });
  return evaluationOf(sums, end - first);
}

/** Of every unit, `[unitCount]`. */
interface UnitCounts {
  /** The largest z; NaN when one is. */
  readonly largest: Float32Array;
  /** Rows with z > 0. */
  readonly on: Uint32Array;
}

/** What every unit does on the probe or on all training rows. */
export async function countUnits(network: CpuNetwork, rows: 'probe' | 'train', breathe: Breathe): Promise<UnitCounts> {
  const { experiment } = network;
  const { unitCount } = layoutOf(experiment);
  const largest = new Float32Array(unitCount).fill(-Infinity);
  const on = new Uint32Array(unitCount);
  const [source, end] = rows === 'probe' ? [network.rows.probeRows(), probeRowsOf(experiment)] : [network.rows.allRows(), trainRowsOf(experiment)];
  await forEachChunk(network, { source, first: 0, end, everyZ: true }, breathe, (count) => {
    for (const { layout, z } of network.pass.layers) {
      for (let unit = 0; unit < layout.units; unit++) {
        let max = largest[layout.unitStart + unit] ?? NaN;
        let rowsOn = on[layout.unitStart + unit] ?? 0;
        for (let i = unit * count; i < (unit + 1) * count; i++) {
          const value = z[i] ?? 0;
          if (value > 0) rowsOn += 1;
          if (value > max || value !== value) max = value;
        }
        largest[layout.unitStart + unit] = max;
        on[layout.unitStart + unit] = rowsOn;
      }
    }
  });
  return { largest, on };
}

/** Takes the probe rows through the network and back, dropout off. The gradient is of their mean loss. */
export async function probeNetwork(network: CpuNetwork, precision: Precision, breathe: Breathe): Promise<ProbeReading> {
  const { experiment, pass, parameters, loss } = network;
  const rows = probeRowsOf(experiment);
  const source = network.rows.probeRows();
  const gradient = zerosOf(precision, parameters.length);
  const preActivations = pass.layers.map(({ layout }) => new Float32Array(layout.units * rows));
  pass.prepare(parameters, true);
  for (let first = 0; first < rows; first += pass.rowsAtOnce) {
    const count = Math.min(pass.rowsAtOnce, rows - first);
    gatherRows(pass.inputs, pass.labels, source, experiment.inputs, null, first, count);
    pass.forward(parameters, count, null);
    pass.layers.forEach(({ layout, z }, index) => {
      const reading = preActivations[index];
      for (let unit = 0; unit < layout.units; unit++) reading?.set(z.subarray(unit * count, (unit + 1) * count), unit * rows + first);
    });
    const { z, outputs, delta } = pass.output;
    loss.differentiate(delta, z, outputs, pass.labels, count, 1 / rows);
    pass.backward(parameters, gradient, count, false);
    await breathe();
  }
  const previous = network.previousParameters();
  return { rows, parameters: Float32Array.from(parameters), previous: previous === null ? null : Float32Array.from(previous), gradient: Float32Array.from(gradient), preActivations };
}

/** Rows first … end - 1 of a source, and whether the pre-activations of all units are to be read. */
interface Stretch {
  readonly source: DrawnRows;
  readonly first: number;
  readonly end: number;
  readonly everyZ: boolean;
}

async function forEachChunk(network: CpuNetwork, { source, first, end, everyZ }: Stretch, breathe: Breathe, seen: (count: number) => void): Promise<void> {
  const { experiment, pass, parameters } = network;
  pass.prepare(parameters, everyZ);
  for (let row = first; row < end; row += pass.rowsAtOnce) {
    const count = Math.min(pass.rowsAtOnce, end - row);
    gatherRows(pass.inputs, pass.labels, source, experiment.inputs, null, row, count);
    pass.forward(parameters, count, null);
    seen(count);
    await breathe((row + count - first) / (end - first));
  }
}
