import { drawRows } from '../experiment/birth/drawRows.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf, probeRowsOf, type LayerLayout } from '../experiment/layout.ts';
import { experimentAt } from '../experiment/schedule.ts';
import { networkAt } from '../function/networkFunction.ts';
import type { FrameWithParameters } from '../telemetry/keptParameters.ts';

/** A layer of a network after an epoch. */
export interface LayerRequest {
  readonly experiment: Experiment;
  readonly frame: FrameWithParameters;
  /** From 1, the output's included. */
  readonly layer: number;
}

/** What the units of a layer do on the first rows of the probe, computed from the parameters that its frame keeps. */
export interface LayerReading {
  readonly request: LayerRequest;
  readonly layout: LayerLayout;
  /** Rows of the probe, from its first. */
  readonly rows: number;
  /** z in float64, unit-major `[units, rows]`: engines, which compute in float32, differ by their rounding. */
  readonly preActivations: Float64Array;
}

/** Multiply-adds of a reading: some tenths of a second, in pieces. */
const MOST_WORK = 1e8;
const LEAST_ROWS = 64;
/** Multiply-adds between two looks at the clock. */
const WORK_PIECE = 5e5;

/** Rows of the probe on which a layer is read: all, or fewer where the network up to it is large. */
export function readRowsOf(experiment: Experiment, layer: number): number {
  const { layers } = layoutOf(experiment);
  const parameters = layers.slice(0, layer).reduce((sum, { kernelSize, units }) => sum + kernelSize + units, 0);
  return Math.min(probeRowsOf(experiment), Math.max(LEAST_ROWS, Math.floor(MOST_WORK / parameters)));
}

/** Reads a layer, giving the way free between pieces of some milliseconds. */
export function* readLayer(request: LayerRequest): Generator<undefined, LayerReading> {
  const experiment = experimentAt(request.experiment, Math.max(1, request.frame.epoch));
  const whole = layoutOf(experiment);
  const network = { ...whole, layers: whole.layers.slice(0, request.layer) };
  const layout = network.layers.at(-1);
  if (layout === undefined) throw new Error('A network has at least one layer.');
  const rows = readRowsOf(experiment, layout.number);
  const { inputs } = drawRows(experiment, 0, rows);
  const preActivations = new Float64Array(layout.units * rows);
  const most = Math.max(1, Math.floor(WORK_PIECE / (layout.kernelStart + layout.kernelSize)));
  for (let from = 0; from < rows; from += most) {
    const count = Math.min(most, rows - from);
    const piece = Float64Array.from(inputs.subarray(from * experiment.inputs, (from + count) * experiment.inputs));
    const values = networkAt(network, request.frame.parameters, piece, count, layout.number).preActivations;
    for (let unit = 0; unit < layout.units; unit += 1) preActivations.set(values.subarray(unit * count, (unit + 1) * count), unit * rows + from);
    yield;
  }
  return { request, layout, rows, preActivations };
}

/** Which units fire, z > 0, on which rows. */
export interface FiringMatrix {
  /** Rows, each by its place in the probe, those on which most units fire first. */
  readonly rows: Uint32Array;
  /** How many units fire on each of them. */
  readonly firing: Uint16Array;
  /** 1 where z > 0, `[rows, units]`. */
  readonly fires: Uint8Array;
}

/** The firing matrix of a layer on the first rows of its reading, at most `most`. */
export function firingMatrix({ layout: { units }, rows: read, preActivations }: Pick<LayerReading, 'layout' | 'rows' | 'preActivations'>, most: number): FiringMatrix {
  const count = Math.min(most, read);
  const fires = (row: number, unit: number): number => Number((preActivations[unit * read + row] ?? 0) > 0);
  const counts = Array.from({ length: count }, (_, row) => Array.from({ length: units }, (_unit, unit) => fires(row, unit)).reduce((sum, one) => sum + one, 0));
  const order = counts.map((_, row) => row).toSorted((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
  return {
    rows: Uint32Array.from(order),
    firing: Uint16Array.from(order, (row) => counts[row] ?? 0),
    fires: Uint8Array.from({ length: count * units }, (_, cell) => fires(order[Math.floor(cell / units)] ?? 0, cell % units)),
  };
}
