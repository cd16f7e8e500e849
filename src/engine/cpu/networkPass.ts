import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../../core/experiment/layout.ts';
import { canDie, type FloatArray } from '../../core/vocabulary/activations.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { dropoutOf } from '../../core/vocabulary/dropout.ts';
import { activate, multiplyBySlope, rectifyDelta } from './activation.ts';
import { denseForward } from './denseForward.ts';
import { denseInputDelta } from './denseInputDelta.ts';
import { denseKernelGradient } from './denseKernelGradient.ts';
import { FEW_INPUTS, inputForward } from './inputForward.ts';
import { DropoutMask, type MaskPlace } from './dropoutMask.ts';
import { allUnits, listActive, listAll, listPossiblyOn, type UnitList } from './unitList.ts';

/**
 * What a network's numbers are stored in. Sums are always made in float64 and rounded when stored.
 * `float32` is what runs; `float64` is the reference that drift is measured against.
 */
export type Precision = 'float32' | 'float64';

/** An array of zeros. */
export function zerosOf(precision: Precision, length: number): FloatArray {
  return precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
}

/** Most rows that go through a network together: what a small layer reads and writes stays in the fastest cache. */
const MOST_ROWS = 64;
const LEAST_ROWS = 8;
/** Parameters times rows of a piece of work of some 10 ms, forward and back. */
const PIECE = 4e6;

/** Rows that go through a network of this size together, a multiple of 8. */
function rowsAtOnceOf(parameterCount: number): number {
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, 8 * Math.floor(PIECE / parameterCount / 8)));
}

/** A layer's numbers on the rows at hand, each unit-major `[units, rows]`. */
export interface LayerPass {
  readonly layout: LayerLayout;
  /** Layers that can die have it only when `prepare` asked for it, others always. */
  readonly z: FloatArray;
  /** Only for the units of `active`; 0 for the others. */
  readonly outputs: FloatArray;
  /** Derivative of the loss with respect to z; only for the units of `active`, 0 for the others. */
  readonly delta: FloatArray;
  /** Units to compute; those left out are known to be silent on every row of the data set. */
  readonly wanted: UnitList;
  /** Units that are not silent on all the rows at hand. */
  readonly active: UnitList;
  /** Whether units may be left out where they are silent: 0 for z ≤ 0, and nothing added to its outputs. */
  readonly skipsSilent: boolean;
  readonly dropout: DropoutMask | null;
}

/**
 * The way of up to `rowsAtOnce` rows through an experiment's network and back. It owns the buffers that this
 * takes, and no parameters.
 */
export class NetworkPass {
  readonly rowsAtOnce: number;
  /** Unit-major `[inputs, rows]`, to be filled before `forward`. */
  readonly inputs: FloatArray;
  /** `[rows]` */
  readonly labels: Uint8Array;
  /** `dense_1` to the output layer. */
  readonly layers: readonly LayerPass[];
  readonly output: LayerPass;
  private readonly activeInputs: UnitList;
  private readonly range: readonly [low: number, high: number];
  private finite = false;
  private everyZ = true;

  constructor(experiment: Experiment, precision: Precision) {
    const layout = layoutOf(experiment);
    const { low, high } = DATA_SETS[experiment.data];
    this.range = [low, high];
    this.rowsAtOnce = rowsAtOnceOf(layout.parameterCount);
    this.labels = new Uint8Array(this.rowsAtOnce);
    this.inputs = zerosOf(precision, layout.inputs * this.rowsAtOnce);
    this.activeInputs = allUnits(layout.inputs);
    this.layers = layout.layers.map((layer, index) => layerPassOf(experiment, layer, index, precision, this.rowsAtOnce));
    const output = this.layers.at(-1);
    if (output === undefined) throw new RangeError('a network has an output layer');
    this.output = output;
  }

  /**
   * To be called before the first `forward` and whenever parameters have changed. With `everyZ` the
   * pre-activations of all units can be read after `forward`; else layers that can die go without, and first-layer units
   * that no input can turn on are not computed. Where a parameter is not finite nothing is left out, because 0 · ∞ is NaN.
   */
  prepare(parameters: FloatArray, everyZ: boolean): void {
    this.finite = allFinite(parameters);
    this.everyZ = everyZ;
    const [first] = this.layers;
    if (first === undefined) return;
    if (this.finite && first.skipsSilent && !everyZ) listPossiblyOn(first.wanted, parameters, first.layout, ...this.range);
    else listAll(first.wanted);
  }

  /** Takes the rows in `inputs` through the network. `place` says which dropout masks to draw; null leaves dropout off. */
  forward(parameters: FloatArray, rows: number, place: MaskPlace | null): void {
    let x = this.inputs;
    let activeInputs = this.activeInputs;
    for (const { layout, z, outputs, wanted, active, skipsSilent, dropout } of this.layers) {
      const maySkip = this.finite && skipsSilent;
      const rectifies = maySkip && !this.everyZ;
      const [target, floor] = rectifies ? [outputs, 0] : [z, -Infinity];
      if (x === this.inputs && layout.fanIn <= FEW_INPUTS) inputForward(target, floor, parameters, layout, wanted, x, rows);
      else denseForward(target, floor, parameters, layout, wanted, x, activeInputs, rows);
      if (!rectifies) activate(layout.activation, outputs, z, layout.units * rows);
      if (maySkip) listActive(active, outputs, wanted, rows);
      else listAll(active);
      if (place !== null && dropout !== null) dropout.forward(outputs, rows, place);
      x = outputs;
      activeInputs = active;
    }
  }

  /**
   * Adds the gradients of these rows to `gradient`, laid out as the parameters, starting from the output
   * layer's `delta`. Follows `forward` on the same rows; `masked` says whether that drew dropout masks. Ends
   * at a layer that is silent as a whole: every gradient before it is exactly 0.
   */
  backward(parameters: FloatArray, gradient: FloatArray, rows: number, masked: boolean): void {
    for (let index = this.layers.length - 1; index >= 0; index--) {
      const layer = this.layers[index];
      const before = this.layers[index - 1];
      if (layer === undefined || layer.active.count === 0) return;
      const { layout, delta, active } = layer;
      if (before === undefined) {
        denseKernelGradient(gradient, layout, delta, active, this.inputs, this.activeInputs, rows);
        return;
      }
      denseKernelGradient(gradient, layout, delta, active, before.outputs, before.active, rows);
      denseInputDelta(before.delta, parameters, layout, delta, active, before.active, rows);
      if (masked && before.dropout !== null) before.dropout.backward(before.delta, rows);
      if (this.finite && before.skipsSilent) rectifyDelta(before.delta, before.outputs, before.active, rows);
      else multiplyBySlope(before.layout.activation, before.delta, before.z, before.layout.units * rows);
    }
  }
}

function layerPassOf(experiment: Experiment, layout: LayerLayout, index: number, precision: Precision, maxRows: number): LayerPass {
  const size = layout.units * maxRows;
  const dropout = dropoutOf(experiment.layers[index] ?? { dropout: 0, alphaDropout: 0 });
  return {
    layout,
    z: zerosOf(precision, size),
    outputs: zerosOf(precision, size),
    delta: zerosOf(precision, size),
    wanted: allUnits(layout.units),
    active: allUnits(layout.units),
    skipsSilent: !layout.isOutput && canDie(layout.activation) && (dropout === null || dropout.dropped === 0),
    dropout: dropout === null ? null : new DropoutMask(dropout, layout.number, layout.units, maxRows),
  };
}

function allFinite(values: FloatArray): boolean {
  let residue = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    residue += value - value;
  }
  return residue === 0;
}
