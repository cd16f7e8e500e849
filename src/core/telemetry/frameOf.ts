import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { formatChoice } from '../vocabulary/choice.ts';
import { deadFractionOf, livingGradientOf } from './deadUnits.ts';
import { relativeChange } from './deviation.ts';
import { distinctUnitsOf } from './distinctUnits.ts';
import { distributionOf, gradientSummaryOf, parameterSummaryOf } from './distribution.ts';
import { deadMaskOf, strongestEdges } from './edges.ts';
import type { Frame, LayerFrame } from './frame.ts';
import { keepsParameters } from './keptParameters.ts';
import type { Evaluation, ProbeReading } from './probeReading.ts';
import { saturationOf } from './saturation.ts';
import { tallyOf, type TallyOf } from './tally.ts';

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

/** Turns one probe reading into the frame of an epoch. `take` sums and counts its tensors. */
export function frameOf(experiment: Experiment, reading: ProbeReading, context: FrameContext, take: TallyOf = tallyOf): Frame {
  const { replica, epoch, step, train, validation, bornDead } = context;
  let deadBefore: Uint8Array | null = null;
  const layers: LayerFrame[] = [];
  for (const layer of layoutOf(experiment).layers) {
    const frame = layerFrameOf(layer, reading, bornDead, deadBefore, take);
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

function layerFrameOf(layer: LayerLayout, reading: ProbeReading, bornDead: readonly (number | null)[] | null, deadBefore: Uint8Array | null, take: TallyOf): LayerFrame {
  const index = layer.number - 1;
  const preActivations = reading.preActivations[index] ?? new Float32Array(0);
  const tally = take(preActivations);
  const { onRate, maxPreActivation, nanUnits } = tally.unitActivity(reading.rows);
  const preActivation = distributionOf(tally);
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
    output: distributionOf(tally.outputs(layer.activation)),
    preActivation,
    kernelGradient: gradientSummaryOf(take(kernelGradient)),
    biasGradient: gradientSummaryOf(take(biasOf(reading.gradient))),
    kernel: parameterSummaryOf(take(kernel)),
    bias: parameterSummaryOf(take(bias)),
  };
}
