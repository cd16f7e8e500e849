import type { Stage, StepStages } from '../../core/autopsy/stepStages.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import { strongestEdges, type LayerEdges } from '../../core/telemetry/edges.ts';

const NO_EDGES: LayerEdges = { from: new Uint16Array(0), to: new Uint16Array(0), weight: new Float32Array(0) };

/**
 * The strongest edges into each layer in a stage, in place of its kernel: forward into one layer, weight times input, mean over the batch; backward
 * into one layer, the gradient of the weight; of an update into all, how far the weight moved. Entries that are 0 or not finite have none.
 */
export function stageEdges(stages: StepStages, layers: readonly LayerLayout[], stage: Stage): readonly LayerEdges[] {
  return layers.map((layer) => {
    if (stage.kind === 'update') return edgesOf(layer, changeOf(stages, layer));
    if ((stage.kind !== 'forward' && stage.kind !== 'backward') || stage.layer !== layer.number) return NO_EDGES;
    return edgesOf(layer, stage.kind === 'forward' ? flowInto(stages, layer) : kernelOf(stages.gradient, layer));
  });
}

/** Mean over the batch of what each edge into a layer adds to z, unit-major `[units, fanIn]`: with the bias they add up to the mean z. */
export function flowInto(stages: StepStages, layer: LayerLayout): Float32Array {
  const inputs = layer.number === 1 ? meanInputs(stages, layer.fanIn) : (stages.layers[layer.number - 2]?.meanOutput ?? new Float32Array(0));
  return kernelOf(stages.parameters, layer).map((weight, at) => weight * (inputs[at % layer.fanIn] ?? NaN));
}

/** How far an update moved each entry of a layer's kernel, unit-major `[units, fanIn]`. */
export function changeOf({ parameters, updated }: StepStages, layer: LayerLayout): Float32Array {
  const before = kernelOf(parameters, layer);
  return kernelOf(updated, layer).map((after, at) => after - (before[at] ?? NaN));
}

function meanInputs({ inputs, batch }: StepStages, columns: number): Float32Array {
  const sums = new Float64Array(columns);
  inputs.forEach((input, at) => (sums[at % columns] = (sums[at % columns] ?? 0) + input));
  return Float32Array.from(sums, (sum) => sum / batch.rows.length);
}

function kernelOf(parameters: Float32Array, { kernelStart, kernelSize }: LayerLayout): Float32Array {
  return parameters.subarray(kernelStart, kernelStart + kernelSize);
}

function edgesOf({ units }: LayerLayout, kernel: Float32Array): LayerEdges {
  return strongestEdges(kernel, null, new Uint8Array(units));
}
