import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../../core/experiment/layout.ts';
import { ACTIVATIONS, type FloatArray } from '../../core/vocabulary/activations.ts';
import { activate, multiplyBySlope } from './activation.ts';
import { denseForward } from './denseForward.ts';
import { denseInputDelta } from './denseInputDelta.ts';
import { denseKernelGradient } from './denseKernelGradient.ts';
import { LayerDropout, type MaskPlace } from './layerDropout.ts';
import { zerosOf, type Precision } from './precision.ts';
import { allUnits, listActive, listAll, type UnitList } from './unitList.ts';

/** Rows that go through the network together: what a layer reads and writes stays in the fastest cache. */
export const ROWS_AT_ONCE = 64;

/** A layer's numbers on the rows at hand, each unit-major `[units, rows]`. */
export interface LayerPass {
  readonly layout: LayerLayout;
  readonly z: FloatArray;
  readonly outputs: FloatArray;
  /** Derivative of the loss with respect to z. */
  readonly delta: FloatArray;
  /** Units whose outputs and deltas are not all exactly 0. */
  readonly active: UnitList;
  /** Whether a unit with all outputs 0 has all deltas 0. */
  readonly skipsSilent: boolean;
  readonly dropout: LayerDropout | null;
}

/**
 * The way of up to `ROWS_AT_ONCE` rows through an experiment's network and back. It owns the buffers that this
 * takes, and no parameters.
 */
export class NetworkPass {
  /** Unit-major `[inputs, rows]`, to be filled before `forward`. */
  readonly inputs: FloatArray;
  /** `[rows]` */
  readonly labels = new Uint8Array(ROWS_AT_ONCE);
  /** `dense_1` to the output layer. */
  readonly layers: readonly LayerPass[];
  readonly output: LayerPass;
  private readonly activeInputs: UnitList;

  constructor(experiment: Experiment, precision: Precision) {
    const layout = layoutOf(experiment);
    this.inputs = zerosOf(precision, layout.inputs * ROWS_AT_ONCE);
    this.activeInputs = allUnits(layout.inputs);
    this.layers = layout.layers.map((layer, index) => layerPassOf(experiment, layer, index, precision));
    const output = this.layers.at(-1);
    if (output === undefined) throw new RangeError('a network has an output layer');
    this.output = output;
  }

  /**
   * Takes the rows in `inputs` through the network. `place` says which dropout masks to draw; null leaves
   * dropout off. With `finite` parameters units that are silent on all these rows cost nothing further; it
   * must be false when a parameter is not finite, because 0 · ∞ is NaN.
   */
  forward(parameters: FloatArray, rows: number, finite: boolean, place: MaskPlace | null): void {
    let x = this.inputs;
    let activeInputs = this.activeInputs;
    for (const { layout, z, outputs, active, skipsSilent, dropout } of this.layers) {
      denseForward(z, parameters, layout, x, activeInputs, rows);
      activate(layout.activation, outputs, z, layout.units * rows);
      if (place !== null && dropout !== null) dropout.forward(outputs, rows, place);
      if (finite && skipsSilent) listActive(active, outputs, rows);
      else listAll(active);
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
      if (layer === undefined) return;
      const { layout, delta, active } = layer;
      if (active.count === 0) return;
      if (before === undefined) {
        denseKernelGradient(gradient, layout, delta, active, this.inputs, this.activeInputs, rows);
        return;
      }
      denseKernelGradient(gradient, layout, delta, active, before.outputs, before.active, rows);
      denseInputDelta(before.delta, parameters, layout, delta, active, before.active, rows);
      if (masked && before.dropout !== null) before.dropout.backward(before.delta, rows);
      multiplyBySlope(before.layout.activation, before.delta, before.z, before.layout.units * rows);
    }
  }
}

function layerPassOf(experiment: Experiment, layout: LayerLayout, index: number, precision: Precision): LayerPass {
  const size = layout.units * ROWS_AT_ONCE;
  const rate = layout.isOutput ? 0 : (experiment.dropout[index] ?? 0);
  const alphaRate = layout.isOutput ? 0 : (experiment.alphaDropout[index] ?? 0);
  return {
    layout,
    z: zerosOf(precision, size),
    outputs: zerosOf(precision, size),
    delta: zerosOf(precision, size),
    active: allUnits(layout.units),
    skipsSilent: !layout.isOutput && ACTIVATIONS[layout.activation.id].canDie && alphaRate === 0,
    dropout:
      alphaRate > 0
        ? new LayerDropout('alphaDropout', alphaRate, layout.number, layout.units, ROWS_AT_ONCE)
        : rate > 0
          ? new LayerDropout('dropout', rate, layout.number, layout.units, ROWS_AT_ONCE)
          : null,
  };
}
