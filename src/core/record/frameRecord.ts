import type { Distribution, EntryCounts, Frame, GradientSummary, Histogram, LayerFrame, ParameterSummary, Percentiles } from '../telemetry/frame.ts';
import type { EarlyReading } from '../telemetry/unitActivity.ts';
import { writtenNumber, writtenNumbers, writtenOrNull, type WrittenNumber } from './csv.ts';

/** A histogram in the exported run. */
export interface HistogramRecord {
  /** n + 1 edges. */
  readonly edges: readonly WrittenNumber[];
  /** n counts. */
  readonly counts: readonly number[];
}

interface EntryCountsRecord {
  readonly zeroFraction: WrittenNumber;
  readonly zeroCount: number;
  readonly nanCount: number;
  readonly infCount: number;
  readonly histogram: HistogramRecord;
}

type PercentilesRecord = Readonly<Record<keyof Percentiles, WrittenNumber>>;

/** Values of a layer on the probe in the exported run: `Distribution`. */
export interface DistributionRecord extends EntryCountsRecord {
  readonly mean: WrittenNumber;
  readonly std: WrittenNumber;
  readonly min: WrittenNumber;
  readonly max: WrittenNumber;
  readonly percentiles: PercentilesRecord;
}

/** A gradient over the probe in the exported run: `GradientSummary`. */
export interface GradientRecord extends EntryCountsRecord {
  readonly norm: WrittenNumber;
  readonly meanAbs: WrittenNumber;
  readonly percentiles: PercentilesRecord;
}

/** A kernel or the biases of a layer in the exported run: `ParameterSummary`. */
export interface ParameterRecord {
  readonly mean: WrittenNumber;
  readonly std: WrittenNumber;
  readonly min: WrittenNumber;
  readonly max: WrittenNumber;
  readonly norm: WrittenNumber;
  readonly histogram: HistogramRecord;
}

/** A layer after an epoch in the exported run: `LayerFrame`, its activation as the link writes it. */
export interface LayerRecord {
  readonly name: string;
  readonly units: number;
  readonly activation: string;
  readonly deadFraction: WrittenNumber | null;
  readonly bornDeadFraction: WrittenNumber | null;
  readonly nanUnits: number;
  readonly onRate: readonly WrittenNumber[];
  readonly maxPreActivation: readonly WrittenNumber[];
  /** In the last frame of a run that ended. */
  readonly deadOnTraining?: WrittenNumber | null;
  readonly saturatedFraction: WrittenNumber | null;
  readonly flatFraction: WrittenNumber | null;
  readonly distinctUnits: number;
  readonly livingGradient: WrittenNumber | null;
  readonly updateRatio: WrittenNumber | null;
  readonly output: DistributionRecord;
  readonly preActivation: DistributionRecord;
  readonly kernelGradient: GradientRecord;
  readonly biasGradient: GradientRecord;
  readonly kernel: ParameterRecord;
  readonly bias: ParameterRecord;
}

/** A frame of the exported run. Losses are null only while the losses at birth are still being computed. */
export interface FrameRecord {
  readonly epoch: number;
  readonly step: number;
  readonly trainLoss: WrittenNumber | null;
  readonly validationLoss: WrittenNumber | null;
  readonly trainAccuracy: WrittenNumber | null;
  readonly validationAccuracy: WrittenNumber | null;
  readonly layers: readonly LayerRecord[];
}

/** Writes a frame with plain arrays, and what is not finite by its name. */
export function frameRecord(frame: Frame): FrameRecord {
  return {
    epoch: frame.epoch,
    step: frame.step,
    trainLoss: writtenOrNull(frame.trainLoss),
    validationLoss: writtenOrNull(frame.validationLoss),
    trainAccuracy: writtenOrNull(frame.trainAccuracy),
    validationAccuracy: writtenOrNull(frame.validationAccuracy),
    layers: frame.layers.map(layerRecord),
  };
}

function layerRecord(layer: LayerFrame): LayerRecord {
  return {
    name: layer.name,
    units: layer.units,
    activation: layer.activation,
    deadFraction: writtenOrNull(layer.deadFraction),
    bornDeadFraction: writtenOrNull(layer.bornDeadFraction),
    nanUnits: layer.nanUnits,
    onRate: writtenNumbers(layer.onRate),
    maxPreActivation: writtenNumbers(layer.maxPreActivation),
    ...(layer.deadOnTraining === undefined ? {} : { deadOnTraining: writtenOrNull(layer.deadOnTraining) }),
    saturatedFraction: writtenOrNull(layer.saturatedFraction),
    flatFraction: writtenOrNull(layer.flatFraction),
    distinctUnits: layer.distinctUnits,
    livingGradient: writtenOrNull(layer.livingGradient),
    updateRatio: writtenOrNull(layer.updateRatio),
    output: distributionRecord(layer.output),
    preActivation: distributionRecord(layer.preActivation),
    kernelGradient: gradientRecord(layer.kernelGradient),
    biasGradient: gradientRecord(layer.biasGradient),
    kernel: parameterRecord(layer.kernel),
    bias: parameterRecord(layer.bias),
  };
}

function histogramRecord({ edges, counts }: Histogram): HistogramRecord {
  return { edges: writtenNumbers(edges), counts: Array.from(counts) };
}

function entryCounts({ zeroFraction, zeroCount, nanCount, infCount, histogram }: EntryCounts): EntryCountsRecord {
  return { zeroFraction: writtenNumber(zeroFraction), zeroCount, nanCount, infCount, histogram: histogramRecord(histogram) };
}

function percentilesRecord({ p5, p25, p50, p75, p95 }: Percentiles): PercentilesRecord {
  return { p5: writtenNumber(p5), p25: writtenNumber(p25), p50: writtenNumber(p50), p75: writtenNumber(p75), p95: writtenNumber(p95) };
}

function distributionRecord(distribution: Distribution): DistributionRecord {
  return {
    mean: writtenNumber(distribution.mean),
    std: writtenNumber(distribution.std),
    min: writtenNumber(distribution.min),
    max: writtenNumber(distribution.max),
    percentiles: percentilesRecord(distribution.percentiles),
    ...entryCounts(distribution),
  };
}

function gradientRecord(gradient: GradientSummary): GradientRecord {
  return { norm: writtenNumber(gradient.norm), meanAbs: writtenNumber(gradient.meanAbs), percentiles: percentilesRecord(gradient.percentiles), ...entryCounts(gradient) };
}

function parameterRecord({ mean, std, min, max, norm, histogram }: ParameterSummary): ParameterRecord {
  return {
    mean: writtenNumber(mean),
    std: writtenNumber(std),
    min: writtenNumber(min),
    max: writtenNumber(max),
    norm: writtenNumber(norm),
    histogram: histogramRecord(histogram),
  };
}

/** What the units did within one of the first epochs, on the probe. */
export interface EarlyRecord {
  /** Epochs trained, not whole. */
  readonly epoch: number;
  readonly step: number;
  readonly layers: readonly Pick<LayerRecord, 'name' | 'nanUnits' | 'onRate' | 'maxPreActivation'>[];
}

/** Writes what was read within an epoch of a network with layers of these names. */
export function earlyRecord({ epoch, step, layers }: EarlyReading, names: readonly string[]): EarlyRecord {
  return {
    epoch,
    step,
    layers: layers.map(({ nanUnits, onRate, maxPreActivation }, index) => ({ name: names[index] ?? '', nanUnits, onRate: writtenNumbers(onRate), maxPreActivation: writtenNumbers(maxPreActivation) })),
  };
}
