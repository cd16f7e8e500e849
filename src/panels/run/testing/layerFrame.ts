import type { Distribution, GradientSummary, LayerFrame, ParameterSummary } from '../../../core/telemetry/frame.ts';

const histogram = { edges: new Float64Array(0), counts: new Uint32Array(0) };
const counts = { zeroFraction: 0, zeroCount: 0, nanCount: 0, infCount: 0, histogram };
const percentiles = { p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 };
const distribution: Distribution = { ...counts, mean: 0, std: 0, min: 0, max: 0, percentiles };
const gradient: GradientSummary = { ...counts, norm: 0, meanAbs: 0, percentiles };
const parameter: ParameterSummary = { mean: 0, std: 0, min: 0, max: 0, norm: 0, histogram };

/** A layer whose units have these largest z and on-rates; without on-rates, all or nothing by the sign of z. */
export function layerFrame(largest: readonly number[], onRate: readonly number[] = largest.map((z) => (z > 0 ? 1 : 0))): LayerFrame {
  return {
    name: 'dense_1',
    units: largest.length,
    activation: 'relu',
    deadFraction: null,
    bornDeadFraction: null,
    nanUnits: 0,
    onRate: Float32Array.from(onRate),
    maxPreActivation: Float32Array.from(largest),
    saturatedFraction: null,
    flatFraction: null,
    distinctUnits: largest.length,
    livingGradient: 0,
    updateRatio: null,
    edges: { from: new Uint16Array(0), to: new Uint16Array(0), weight: new Float32Array(0) },
    output: distribution,
    preActivation: distribution,
    kernelGradient: gradient,
    biasGradient: gradient,
    kernel: parameter,
    bias: parameter,
  };
}
