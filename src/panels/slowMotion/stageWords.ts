import type { LayerStage, Stage, StepStages } from '../../core/autopsy/stepStages.ts';
import { decaysOf } from '../../core/experiment/decays.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import { nameOfLayer, sentenceStart } from '../../core/words/names.ts';
import { countOf, formatCount, formatLoss, formatNumber, listOf } from '../../core/words/numbers.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { changeOf } from './stageEdges.ts';

/** A step of a network, in words. */
export interface ToldStep {
  readonly stages: StepStages;
  /** What trains in the step. */
  readonly experiment: Experiment;
  readonly layers: readonly LayerLayout[];
}

/** A stage in words. */
export interface StageWords {
  /** What happens in it, with its numbers. */
  readonly says: string;
  /** What the wires show in it; empty where none are drawn. */
  readonly wires: string;
}

/** What a stage is called, and on its tab, where names of layers are short when there are many. */
export function stageName(stage: Stage, layers: readonly LayerLayout[]): { readonly name: string; readonly tab: string } {
  if (!('layer' in stage)) return { name: sentenceStart(stage.kind), tab: sentenceStart(stage.kind) };
  const layer = layers[stage.layer - 1] ?? { number: stage.layer, isOutput: false };
  const words = layers.length > 6 && !layer.isOutput ? String(layer.number) : sentenceStart(nameOfLayer(layer));
  return stage.kind === 'forward' ? { name: `Forward, ${nameOfLayer(layer)}`, tab: `→ ${words}` } : { name: `Backward, ${nameOfLayer(layer)}`, tab: `← ${words}` };
}

/** What happens in a stage. */
export function stageWords(told: ToldStep, stage: Stage): StageWords {
  const { stages, layers } = told;
  const rows = stages.batch.rows.length;
  switch (stage.kind) {
    case 'batch': {
      const positive = stages.batch.labels.reduce((sum, label) => sum + label, 0);
      return { says: `Update ${formatCount(stages.step)}: a batch of ${countOf(rows, 'training row')} goes in, ${formatCount(positive)} with label 1.`, wires: '' };
    }
    case 'forward': {
      const layer = layers[stage.layer - 1];
      const seen = stages.layers[stage.layer - 1];
      if (layer === undefined || seen === undefined) return { says: '', wires: '' };
      return { says: forwardWords(told, layer, seen), wires: 'Wires: weight times input, mean over the batch, in the colours of positive and negative weights.' };
    }
    case 'loss':
      return { says: `The loss of the batch is ${formatLoss(stages.loss)}; ${formatCount(stages.correct)} of ${countOf(rows, 'label')} predicted.`, wires: '' };
    case 'backward': {
      const layer = layers[stage.layer - 1];
      return layer === undefined ? { says: '', wires: '' } : { says: backwardWords(stages, layer), wires: 'Wires: the gradient of each weight; positive where more weight means more loss. A weight whose gradient is 0 has none.' };
    }
    case 'update':
      return { says: updateWords(told), wires: 'Wires: how far each weight moves, in the colours of positive and negative weights.' };
  }
}

function forwardWords({ stages, experiment }: ToldStep, layer: LayerLayout, { firingRows, smallestZ, meanZ, largestZ }: LayerStage): string {
  const name = sentenceStart(nameOfLayer(layer));
  const lost = count(meanZ, (z) => !Number.isFinite(z));
  if (lost > 0) return `${name}: z of ${ofUnits(lost, layer)} is not a number.`;
  if (layer.isOutput) return `${name}: z goes from ${formatNumber(smallestZ[0] ?? NaN)} to ${formatNumber(largestZ[0] ?? NaN)} over the ${countOf(stages.batch.rows.length, 'row')}, ${formatNumber(meanZ[0] ?? NaN)} in the mean.`;
  const silent = count(firingRows, (rows) => rows === 0);
  const settings = experiment.layers[layer.number - 1];
  const dropout = settings !== undefined && (settings.dropout > 0 || settings.alphaDropout > 0) ? ' Dropout is on.' : '';
  const least = smallestZ.reduce((smaller, z) => Math.min(smaller, z), Infinity);
  const most = largestZ.reduce((larger, z) => Math.max(larger, z), -Infinity);
  const fire = canDie(layer.activation) ? (silent === 1 ? 'fires' : 'fire') : silent === 1 ? 'has z above 0' : 'have z above 0';
  return `${name}: ${ofUnits(silent, layer)} ${fire} on no row of this batch. z goes from ${formatNumber(least)} to ${formatNumber(most)}.${dropout}`;
}

function backwardWords({ gradient }: StepStages, layer: LayerLayout): string {
  const { kernelStart, biasStart, units } = layer;
  const still = stillUnits(layer, (at) => gradient[at] === 0);
  const norms = `the gradient of the kernel has norm ${formatNumber(normOf(gradient, kernelStart, biasStart))}, that of the bias ${formatNumber(normOf(gradient, biasStart, biasStart + units))}`;
  const none = still === 0 ? '' : ` The gradient of ${ofUnits(still, layer)} is exactly 0.`;
  return `${sentenceStart(nameOfLayer(layer))}: ${norms}.${none}`;
}

function updateWords({ stages, experiment, layers }: ToldStep): string {
  const { parameters, updated, step } = stages;
  const moved = parameters.reduce((sum, before, at) => (updated[at] === before ? sum : sum + 1), 0);
  const hidden = layers.filter(({ isOutput }) => !isOutput);
  const still = hidden.reduce((sum, layer) => sum + stillUnits(layer, (at) => updated[at] === parameters[at]), 0);
  const all = hidden.reduce((sum, { units }) => sum + units, 0);
  const kernels = listOf(layers.map((layer) => `${nameOfLayer(layer)} ${formatNumber(normOf(changeOf(stages, layer)))}`));
  const changed = decaysOf(experiment) === null ? '' : ' L2 and frozen layers change the gradient first.';
  const staying = still === 0 ? '' : ` Nothing moves in ${formatCount(still)} of ${countOf(all, 'hidden unit')}.`;
  return `Update ${formatCount(step)}: ${OPTIMIZERS[experiment.optimizer].label}, learning rate ${formatNumber(experiment.learningRate)}, moves ${formatCount(moved)} of ${countOf(parameters.length, 'weight and bias', 'weights and biases')}. Norms of the moves of kernels: ${kernels}.${changed}${staying}`;
}

/** The numbers of a stage: a row of the batch, or a unit of a layer. Of an update the units of the layer in focus, from 1. Null where there is no such layer. */
export interface StageNumbers {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows of a batch that are listed. */
const LISTED_ROWS = 8;
/** Inputs of a layer up to which each entry of a kernel has a column. */
const LISTED_INPUTS = 16;

export function stageNumbers({ stages, layers }: ToldStep, stage: Stage, focus: number): StageNumbers | null {
  if (stage.kind === 'loss') return lossNumbers(stages);
  if (stage.kind === 'batch') return batchNumbers(stages);
  const layer = layers[('layer' in stage ? stage.layer : Math.min(focus, layers.length - 1)) - 1];
  const seen = layer === undefined ? undefined : stages.layers[layer.number - 1];
  if (layer === undefined || seen === undefined) return null;
  const name = nameOfLayer(layer);
  const { kernelStart, biasStart, fanIn } = layer;
  const total = stages.batch.rows.length;
  const rowOf = (unit: number): readonly string[] => {
    const [from, to] = [kernelStart + unit * fanIn, kernelStart + (unit + 1) * fanIn];
    if (stage.kind === 'forward') return [seen.smallestZ, seen.meanZ, seen.largestZ].map((z) => formatNumber(z[unit] ?? NaN)).concat(formatCount(seen.firingRows[unit] ?? 0), formatNumber(seen.meanOutput[unit] ?? NaN));
    if (stage.kind === 'backward') return [formatCount(seen.learningRows[unit] ?? 0), formatNumber(normOf(stages.gradient, from, to)), formatNumber(stages.gradient[biasStart + unit] ?? NaN)];
    const change = changeOf(stages, layer).subarray(unit * fanIn, (unit + 1) * fanIn);
    const [before, after] = [stages.parameters[biasStart + unit] ?? NaN, stages.updated[biasStart + unit] ?? NaN];
    return [formatNumber(normOf(change)), formatNumber(before), formatNumber(after - before), ...(fanIn <= LISTED_INPUTS ? Array.from(change, formatNumber) : [])];
  };
  const columns = {
    forward: ['smallest z', 'mean z', 'largest z', `fires on, of ${formatCount(total)}`, 'passes on, mean'],
    backward: [`learns on, of ${formatCount(total)}`, 'kernel gradient, norm', 'bias gradient'],
    update: ['kernel moves by, norm', 'bias before', 'bias moves by', ...(fanIn <= LISTED_INPUTS ? Array.from({ length: fanIn }, (_, input) => `weight ${input + 1} moves by`) : [])],
  }[stage.kind];
  const caption = { forward: `What the units of ${name} do with the batch`, backward: `What each unit of ${name} is told`, update: `How far the units of ${name} move` }[stage.kind];
  return { caption, columns: ['unit', ...columns], rows: Array.from({ length: layer.units }, (_, unit) => [String(unit + 1), ...rowOf(unit)]) };
}

function lossNumbers({ loss, correct, batch }: StepStages): StageNumbers {
  const total = batch.rows.length;
  return { caption: 'What the loss is made of', columns: ['of the batch', 'value'], rows: [['mean loss', formatLoss(loss)], ['labels predicted', formatCount(correct)], ['rows', formatCount(total)], ['share of a row in the mean', formatNumber(1 / total)]] };
}

function batchNumbers({ batch, inputs }: StepStages): StageNumbers {
  const columns = inputs.length / batch.rows.length;
  const listed = Math.min(LISTED_ROWS, batch.rows.length);
  return {
    caption: listed === batch.rows.length ? 'The rows of the batch' : `The first ${listed} of the ${formatCount(batch.rows.length)} rows`,
    columns: ['row', ...Array.from({ length: columns }, (_, input) => `input ${input + 1}`), 'label'],
    rows: Array.from({ length: listed }, (_, row) => [formatCount((batch.rows[row] ?? 0) + 1), ...Array.from(inputs.subarray(row * columns, (row + 1) * columns), formatNumber), String(batch.labels[row] ?? '')]),
  };
}

function ofUnits(some: number, { units }: LayerLayout): string {
  return `${formatCount(some)} of ${countOf(units, 'unit')}`;
}

/** Units of a layer of which every entry, kernel and bias, is still. */
function stillUnits({ kernelStart, biasStart, fanIn, units }: LayerLayout, isStill: (at: number) => boolean): number {
  let still = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let all = isStill(biasStart + unit);
    for (let at = kernelStart + unit * fanIn; all && at < kernelStart + (unit + 1) * fanIn; at += 1) all = isStill(at);
    if (all) still += 1;
  }
  return still;
}

function normOf(values: Float32Array, from = 0, to = values.length): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += (values[at] ?? NaN) ** 2;
  return Math.sqrt(sum);
}

function count(values: Uint32Array | Float32Array, is: (value: number) => boolean): number {
  let found = 0;
  for (const value of values) if (is(value)) found += 1;
  return found;
}
