import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import { ACTIVATIONS, canDie, type ActivationChoice } from '../vocabulary/activations.ts';
import { formatChoice } from '../vocabulary/choice.ts';
import { deadFractionOf, livingGradientOf } from './deadUnits.ts';
import { relativeChange } from './deviation.ts';
import { distinctUnitsOf } from './distinctUnits.ts';
import { distributionOf, gradientSummaryOf, parameterSummaryOf } from './distribution.ts';
import { deadMaskOf, strongestEdges } from './edges.ts';
import type { Distribution, Frame, LayerFrame } from './frame.ts';
import { keepsParameters } from './keptParameters.ts';
import type { Evaluation, ProbeReading } from './probeReading.ts';
import { saturationOf } from './saturation.ts';
import { unitActivityOf } from './unitActivity.ts';

/** What of a frame does not come from the probe. */
export interface FrameContext {
  readonly replica: number;
  readonly epoch: number;
  readonly step: number;
  /** Null while not yet known. */
  readonly train: Evaluation | null;
  readonly validation: Evaluation | null;
  /** The dead fractions of the layers at epoch 0; null when this is that frame. */
  readonly bornDead: readonly (number | null)[] | null;
}

/** Turns one probe reading into the frame of an epoch. */
export function frameOf(experiment: Experiment, reading: ProbeReading, context: FrameContext): Frame {
  const { replica, epoch, step, train, validation, bornDead } = context;
  let deadBefore: Uint8Array | null = null;
  const layers: LayerFrame[] = [];
  for (const layer of layoutOf(experiment).layers) {
    const frame = layerFrameOf(layer, reading, bornDead, deadBefore);
    layers.push(frame);
    deadBefore = deadMaskOf(layer.activation, frame.maxPreActivation);
  }
  return {
    replica,
    epoch,
    step,
    trainLoss: train?.loss ?? null,
    validationLoss: validation?.loss ?? null,
    trainAccuracy: train?.accuracy ?? null,
    validationAccuracy: validation?.accuracy ?? null,
    layers,
    ...(keepsParameters(experiment, epoch) ? { parameters: reading.parameters.slice() } : {}),
  };
}

function layerFrameOf(layer: LayerLayout, reading: ProbeReading, bornDead: readonly (number | null)[] | null, deadBefore: Uint8Array | null): LayerFrame {
  const index = layer.number - 1;
  const preActivations = reading.preActivations[index] ?? new Float32Array(0);
  const { onRate, maxPreActivation, nanUnits } = unitActivityOf(preActivations, reading.rows);
  const deadFraction = deadFractionOf(layer.activation, maxPreActivation);
  const kernelOf = (values: Float32Array): Float32Array => values.subarray(layer.kernelStart, layer.kernelStart + layer.kernelSize);
  const biasOf = (values: Float32Array): Float32Array => values.subarray(layer.biasStart, layer.biasStart + layer.units);
  const kernel = kernelOf(reading.parameters);
  const bias = biasOf(reading.parameters);
  const kernelGradient = kernelOf(reading.gradient);
  return {
    name: layer.name,
    units: layer.units,
    activation: formatChoice(ACTIVATIONS, layer.activation),
    deadFraction,
    bornDeadFraction: bornDead === null ? deadFraction : (bornDead[index] ?? null),
    nanUnits,
    onRate,
    maxPreActivation,
    ...saturationOf(layer.activation, preActivations),
    distinctUnits: distinctUnitsOf(kernel, bias),
    livingGradient: livingGradientOf(layer.activation, kernelGradient, maxPreActivation),
    updateRatio: reading.previous === null ? null : relativeChange(kernelOf(reading.previous), kernel),
    edges: strongestEdges(kernel, deadBefore, deadMaskOf(layer.activation, maxPreActivation)),
    output: outputDistribution(layer.activation, preActivations),
    preActivation: distributionOf(preActivations),
    kernelGradient: gradientSummaryOf(kernelGradient),
    biasGradient: gradientSummaryOf(biasOf(reading.gradient)),
    kernel: parameterSummaryOf(kernel),
    bias: parameterSummaryOf(bias),
  };
}

/** Of f(z). Where it is often exactly 0, the zeros are counted at once. */
function outputDistribution(activation: ActivationChoice, preActivations: Float32Array): Distribution {
  const outputs = outputsOf(activation, preActivations);
  if (!canDie(activation)) return distributionOf(outputs);
  const count = moveNonZero(outputs);
  return distributionOf(outputs.subarray(0, count), outputs.length - count);
}

/** Moves the entries other than 0 to the front, in order. How many there are. */
function moveNonZero(entries: Float32Array): number {
  let filled = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i] ?? 0;
    entries[filled] = entry;
    filled += Number(entry !== 0);
  }
  return filled;
}

/** f(z) of every pre-activation, in float32. */
function outputsOf(activation: ActivationChoice, preActivations: Float32Array): Float32Array {
  const { forward, value } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  const outputs = new Float32Array(preActivations.length);
  if (forward === undefined) {
    for (let i = 0; i < outputs.length; i += 1) outputs[i] = value(preActivations[i] ?? 0, parameter);
  } else {
    forward(outputs, preActivations, outputs.length, parameter);
  }
  return outputs;
}
