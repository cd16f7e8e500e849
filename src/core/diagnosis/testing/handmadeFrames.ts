import type { Experiment } from '../../experiment/experiment.ts';
import { layoutOf } from '../../experiment/layout.ts';
import type { Distribution, Frame, GradientSummary, Histogram, LayerFrame, Percentiles } from '../../telemetry/frame.ts';
import { ACTIVATIONS, canDie } from '../../vocabulary/activations.ts';
import { formatChoice } from '../../vocabulary/choice.ts';

/** What a test states of a frame; all else is healthy. Lists go from the first layer to the output. */
export interface Stated {
  readonly epoch: number;
  readonly dead?: readonly (number | null)[];
  readonly bornDead?: readonly (number | null)[];
  readonly deadOnTraining?: readonly (number | null)[];
  /** Norm of the kernel gradient, 0.1 by default; its mean size is a tenth of it. */
  readonly norms?: readonly number[];
  /** Mean size of the kernel gradient of living units, by default that of the whole kernel gradient; null where none lives. */
  readonly livingGradients?: readonly (number | null)[];
  /** Shares of pre-activations that are saturated or flat, 0 by default in layers that saturate. */
  readonly saturated?: readonly number[];
  readonly flat?: readonly number[];
  /** Units that are no copies of earlier ones, all by default. */
  readonly distinctUnits?: readonly number[];
  /** Sizes of the last update relative to the kernel, null by default. */
  readonly updateRatios?: readonly (number | null)[];
  /** Largest pre-activation of every unit of a layer, 1 by default. */
  readonly largest?: readonly number[];
  /** Share of rows for which every unit of a layer is on, one half by default. */
  readonly onRates?: readonly number[];
  /** Numbers, from 1, of layers full of NaN. */
  readonly nanLayers?: readonly number[];
  /** The output is the same for every row. */
  readonly constant?: boolean;
  readonly trainLoss?: number | null;
  readonly validationLoss?: number | null;
  readonly accuracy?: number | null;
}

/** A frame made by hand, for tests and examples: what is stated, in a network that is otherwise well. */
export function handmadeFrame(experiment: Experiment, stated: Stated): Frame {
  const { epoch, trainLoss = 0.5, validationLoss = 0.5, accuracy = 0.5 } = stated;
  const layers = layoutOf(experiment).layers.map((layout, index): LayerFrame => {
    const broken = stated.nanLayers?.includes(layout.number) ?? false;
    const isMortal = canDie(layout.activation);
    const deadFraction = broken || !isMortal ? null : (stated.dead?.[index] ?? 0);
    const gradient = gradientOf(broken ? NaN : (stated.norms?.[index] ?? 0.1), broken);
    const saturates = !broken && ACTIVATIONS[layout.activation.id].saturation !== undefined;
    const living = deadFraction === 1 ? null : gradient.meanAbs;
    const spread = layout.isOutput && stated.constant === true ? 0 : 1;
    return {
      name: layout.name,
      units: layout.units,
      activation: formatChoice(ACTIVATIONS, layout.activation),
      deadFraction,
      bornDeadFraction: isMortal ? (stated.bornDead?.[index] ?? 0) : null,
      nanUnits: broken ? layout.units : 0,
      onRate: new Float32Array(layout.units).fill(stated.onRates?.[index] ?? 0.5),
      maxPreActivation: new Float32Array(layout.units).fill(stated.largest?.[index] ?? 1),
      ...(stated.deadOnTraining === undefined ? {} : { deadOnTraining: stated.deadOnTraining[index] ?? null }),
      saturatedFraction: saturates ? (stated.saturated?.[index] ?? 0) : null,
      flatFraction: saturates ? (stated.flat?.[index] ?? 0) : null,
      distinctUnits: stated.distinctUnits?.[index] ?? layout.units,
      livingGradient: stated.livingGradients?.[index] === undefined ? living : stated.livingGradients[index],
      updateRatio: stated.updateRatios?.[index] ?? null,
      edges: { from: new Uint16Array(0), to: new Uint16Array(0), weight: new Float32Array(0) },
      output: distributionOf(spread, broken),
      preActivation: distributionOf(spread, broken),
      kernelGradient: gradient,
      biasGradient: gradient,
      kernel: { ...distributionOf(1, false), norm: broken ? NaN : 1 },
      bias: { ...distributionOf(1, false), norm: broken ? NaN : 1 },
    };
  });
  return { replica: 0, epoch, step: epoch * 100, trainLoss, validationLoss, trainAccuracy: accuracy, validationAccuracy: accuracy, layers };
}

/** Frames of epochs 0 to the last, each as `stated` says. */
export function handmadeRun(experiment: Experiment, lastEpoch: number, stated: (epoch: number) => Omit<Stated, 'epoch'>): readonly Frame[] {
  return Array.from({ length: lastEpoch + 1 }, (_, epoch) => handmadeFrame(experiment, { epoch, ...stated(epoch) }));
}

const ONE_BIN: Histogram = { edges: Float64Array.of(0, 1), counts: Uint32Array.of(8) };
const NO_BIN: Histogram = { edges: new Float64Array(0), counts: new Uint32Array(0) };

function gradientOf(norm: number, broken: boolean): GradientSummary {
  const counts = { zeroFraction: norm === 0 ? 1 : 0, zeroCount: norm === 0 ? 8 : 0, nanCount: broken ? 8 : 0, infCount: 0 };
  const percentiles = percentilesUpTo(norm / 5);
  return { ...counts, norm, meanAbs: norm / 10, percentiles, histogram: broken || norm === 0 ? NO_BIN : ONE_BIN };
}

function distributionOf(spread: number, broken: boolean): Distribution {
  const shape = broken ? NaN : spread;
  return {
    zeroFraction: 0,
    zeroCount: 0,
    nanCount: broken ? 8 : 0,
    infCount: 0,
    histogram: broken ? NO_BIN : ONE_BIN,
    mean: shape / 2,
    std: shape / 4,
    min: broken ? NaN : 0,
    max: shape,
    percentiles: percentilesUpTo(shape),
  };
}

/** Those of values spread evenly from 0. */
function percentilesUpTo(largest: number): Percentiles {
  return { p5: largest * 0.05, p25: largest * 0.25, p50: largest * 0.5, p75: largest * 0.75, p95: largest * 0.95 };
}
