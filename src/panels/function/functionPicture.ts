import { hingeOf, lineOf, lineWithin, type Box, type Line, type Segment } from '../../core/function/hinge.ts';
import { networkAt } from '../../core/function/networkFunction.ts';
import { zeroContour } from '../../core/function/zeroContour.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../../core/experiment/layout.ts';
import { unitParametersOf, type FrameWithParameters } from '../../core/telemetry/keptParameters.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { DATA_SETS, type DataSetId } from '../../core/vocabulary/dataSets.ts';

/** What is drawn: a network as it was after an epoch, over one input or two, and where the units of a layer are at 0. */
export interface FunctionRequest {
  readonly experiment: Experiment;
  readonly frame: FrameWithParameters;
  /** Inputs along the axes, from 0: one, where the network has one, else two. The others stay at their mean. */
  readonly axes: readonly [number] | readonly [number, number];
  /** From 1, the output's included. */
  readonly layer: number;
}

/** What a unit does on the rows of the probe. */
export type UnitState = 'dead' | 'some' | 'all' | 'none' | 'nan';

export interface DrawnUnit {
  /** From 0. */
  readonly unit: number;
  readonly state: UnitState;
  /** Where z = 0 over two inputs, in the picture; over one input the pieces are upright. Exact for the first layer, else from the grid. */
  readonly pieces: readonly Segment[];
  /** Of a unit of the first layer: its line, or its hinge as the line a·x + c = 0. */
  readonly line: Line | null;
}

export interface FunctionPicture {
  readonly request: FunctionRequest;
  /** Points a side of the grid. */
  readonly side: number;
  /** What the axes span, and within it the square, or the stretch, that the inputs come from. Over one input y is the output. */
  readonly view: Box;
  readonly data: Box;
  /** Output at the points of the grid, `[side, side]` from low y to high y, or `[side]`. */
  readonly output: Float64Array;
  /** Over one input, z of the layer's units, unit-major `[units, side]`; over two it is empty. */
  readonly preActivations: Float64Array;
  readonly units: readonly DrawnUnit[];
}

/** Points of a curve. */
const CURVE_POINTS = 257;
/** Points a side of a surface, and the least where the network is large. */
const MOST_SIDE = 64;
const LEAST_SIDE = 16;
/** Multiply-adds of a surface: some half a second in pieces. */
const MOST_WORK = 3e8;
/** Multiply-adds between two looks at the clock. */
const WORK_PIECE = 5e5;
/** Room around the data, as a share of their width: where lines go that leave them. */
const ROOM = 0.35;
/** Where normal inputs all but end, in standard deviations. */
const NORMAL_REACH = 3;

/** Where the inputs of a data set lie: all of them, and for normal ones all but 3 in 1,000. */
export function dataRangeOf(data: DataSetId): { readonly low: number; readonly high: number } {
  const { low, high, mean, meanSquare } = DATA_SETS[data];
  if (Number.isFinite(low) && Number.isFinite(high)) return { low, high };
  const reach = NORMAL_REACH * Math.sqrt(meanSquare - mean * mean);
  return { low: mean - reach, high: mean + reach };
}

/** Points a side at which a network's surface is computed. */
export function sideOf(parameterCount: number, inputs: number): number {
  if (inputs === 1) return CURVE_POINTS;
  return Math.max(LEAST_SIDE, Math.min(MOST_SIDE, Math.floor(Math.sqrt(MOST_WORK / parameterCount))));
}

/** Computes a picture, giving the way free between pieces of some milliseconds. */
export function* drawFunction(request: FunctionRequest): Generator<undefined, FunctionPicture> {
  const { experiment, frame, axes, layer } = request;
  const network = layoutOf(experiment);
  const { mean } = DATA_SETS[experiment.data];
  const { low, high } = dataRangeOf(experiment.data);
  const room = ROOM * (high - low);
  const view: Box = { low: [low - room, low - room], high: [high + room, high + room] };
  const side = sideOf(network.parameterCount, experiment.inputs);
  const count = axes.length === 1 ? side : side * side;
  const watched = network.layers[layer - 1] ?? network.layers[0];
  if (watched === undefined) throw new Error('A network has at least one layer.');

  const at = (step: number): number => view.low[0] + (step / (side - 1)) * (view.high[0] - view.low[0]);
  const output = new Float64Array(count);
  // z of the watched layer: over two inputs needed only where its contours are read from the grid.
  const keepsZ = axes.length === 1 || watched.number > 1;
  const preActivations = new Float64Array(keepsZ ? watched.units * count : 0);
  const most = Math.max(1, Math.floor(WORK_PIECE / network.parameterCount));
  for (let from = 0; from < count; from += most) {
    const points = Math.min(most, count - from);
    const inputs = new Float64Array(points * experiment.inputs).fill(mean);
    for (let point = 0; point < points; point += 1) {
      inputs[point * experiment.inputs + axes[0]] = at((from + point) % side);
      if (axes.length === 2) inputs[point * experiment.inputs + axes[1]] = at(Math.floor((from + point) / side));
    }
    const values = networkAt(network, frame.parameters, inputs, points, keepsZ ? watched.number : 0);
    output.set(values.output, from);
    if (keepsZ) for (let unit = 0; unit < watched.units; unit += 1) preActivations.set(values.preActivations.subarray(unit * points, (unit + 1) * points), unit * count + from);
    yield;
  }

  const units: DrawnUnit[] = [];
  for (let unit = 0; unit < watched.units; unit += 1) {
    const z = preActivations.subarray(unit * count, (unit + 1) * count);
    units.push(drawnUnit(request, watched, unit, z, side, view));
    if (watched.number > 1) yield;
  }
  return { request, side, view, data: { low: [low, low], high: [high, high] }, output, preActivations: axes.length === 1 ? preActivations : new Float64Array(0), units };
}

function drawnUnit({ experiment, frame, axes }: FunctionRequest, watched: LayerLayout, unit: number, z: Float64Array, side: number, view: Box): DrawnUnit {
  const state = stateOf(frame, watched, unit);
  if (watched.number > 1) return { unit, state, line: null, pieces: axes.length === 1 ? crossingsOf(z, side, view).map(upright) : zeroContour(z, side, view) };
  const parameters = unitParametersOf(frame.parameters, watched, unit);
  if (axes.length === 1) {
    const [weight = 0] = parameters.kernel;
    const hinge = hingeOf(weight, parameters.bias);
    return { unit, state, line: { a: weight, b: 0, c: parameters.bias }, pieces: hinge === null || hinge < view.low[0] || hinge > view.high[0] ? [] : [upright(hinge)] };
  }
  const line = lineOf(parameters, axes, Array<number>(experiment.inputs).fill(DATA_SETS[experiment.data].mean));
  const piece = lineWithin(line, view);
  return { unit, state, line, pieces: piece === null ? [] : [piece] };
}

function upright(x: number): Segment {
  return { from: [x, 0], to: [x, 1] };
}

/** Where values along an axis change sign, by linear interpolation. */
function crossingsOf(z: Float64Array, side: number, { low, high }: Box): readonly number[] {
  const found: number[] = [];
  for (let step = 0; step + 1 < side; step += 1) {
    const [left = 0, right = 0] = [z[step], z[step + 1]];
    if (left > 0 !== right > 0 && Number.isFinite(left + right)) found.push(low[0] + ((step + left / (left - right)) / (side - 1)) * (high[0] - low[0]));
  }
  return found;
}

/** What a unit does on the probe after an epoch. */
export function stateOf({ layers }: FrameWithParameters, { number, activation }: LayerLayout, unit: number): UnitState {
  const layer = layers[number - 1];
  const largest = layer?.maxPreActivation[unit] ?? Number.NaN;
  const rate = layer?.onRate[unit] ?? Number.NaN;
  if (Number.isNaN(largest)) return 'nan';
  if (largest <= 0) return canDie(activation) ? 'dead' : 'none';
  return rate < 1 ? 'some' : 'all';
}
