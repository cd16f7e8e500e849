import type { LayerLayout } from '../experiment/layout.ts';
import type { LayerEdges } from '../telemetry/edges.ts';
import type { EarlyReading, UnitActivity } from '../telemetry/unitActivity.ts';
import type { Distribution, EntryCounts, Frame, GradientSummary, Histogram, LayerFrame, ParameterSummary, Percentiles } from '../telemetry/frame.ts';
import type { Place } from './place.ts';

/** Bins that a histogram of a record may have; ours have some 40 to 60. */
const MOST_BINS = 4096;

const NO_EDGES: LayerEdges = { from: new Uint16Array(0), to: new Uint16Array(0), weight: new Float32Array(0) };
const number = (place: Place): number => place.number();
const share = (place: Place): number => place.share();

/**
 * Reads a frame as `frameRecord` writes it, of a network with these layers. What a record does not hold is empty: edges,
 * kernels and biases. Throws `BadRecord`.
 */
export function readFrame(place: Place, epoch: number, layouts: readonly LayerLayout[]): Frame {
  const written = place.at('epoch');
  if (written.count() !== epoch) written.mustBe(`${epoch}, as frames stand in order of epoch`);
  return {
    replica: 0,
    epoch,
    step: place.at('step').count(),
    trainLoss: place.at('trainLoss').orNull(number),
    validationLoss: place.at('validationLoss').orNull(number),
    trainAccuracy: place.at('trainAccuracy').orNull(number),
    validationAccuracy: place.at('validationAccuracy').orNull(number),
    layers: readLayers(place, layouts, readLayer),
  };
}

/** Reads what was read within an early epoch, as `earlyRecord` writes it. Throws `BadRecord`. */
export function readEarly(place: Place, layouts: readonly LayerLayout[]): EarlyReading {
  return { epoch: place.at('epoch').number(), step: place.at('step').count(), layers: readLayers(place, layouts, readActivity) };
}

function readLayers<Read>(place: Place, layouts: readonly LayerLayout[], read: (layer: Place, layout: LayerLayout) => Read): readonly Read[] {
  return place.at('layers').list(layouts.length, layouts.length).flatMap((layer, index) => {
    const layout = layouts[index];
    if (layout === undefined) return [];
    layer.at('name').oneOf([layout.name]);
    return [read(layer, layout)];
  });
}

function readActivity(layer: Place, { units }: LayerLayout): UnitActivity {
  return { onRate: layer.at('onRate').numbers(units), maxPreActivation: layer.at('maxPreActivation').numbers(units), nanUnits: layer.at('nanUnits').count(units) };
}

function readLayer(layer: Place, layout: LayerLayout): LayerFrame {
  const { name, units } = layout;
  const written = layer.at('units');
  if (written.count() !== units) written.mustBe(`${units}, as the experiment has it`);
  const deadOnTraining = layer.at('deadOnTraining');
  return {
    name,
    units,
    activation: layer.at('activation').text(),
    deadFraction: layer.at('deadFraction').orNull(share),
    bornDeadFraction: layer.at('bornDeadFraction').orNull(share),
    ...readActivity(layer, layout),
    ...(deadOnTraining.isAbsent ? {} : { deadOnTraining: deadOnTraining.orNull(share) }),
    saturatedFraction: layer.at('saturatedFraction').orNull(share),
    flatFraction: layer.at('flatFraction').orNull(share),
    distinctUnits: layer.at('distinctUnits').count(units),
    livingGradient: layer.at('livingGradient').orNull(number),
    updateRatio: layer.at('updateRatio').orNull(number),
    edges: NO_EDGES,
    output: readDistribution(layer.at('output')),
    preActivation: readDistribution(layer.at('preActivation')),
    kernelGradient: readGradient(layer.at('kernelGradient')),
    biasGradient: readGradient(layer.at('biasGradient')),
    kernel: readParameters(layer.at('kernel')),
    bias: readParameters(layer.at('bias')),
  };
}

function readHistogram(place: Place): Histogram {
  const edges = place.at('edges').increasing(MOST_BINS + 1);
  return { edges, counts: place.at('counts').counts(Math.max(0, edges.length - 1)) };
}

function readEntries(place: Place): EntryCounts {
  return {
    zeroFraction: place.at('zeroFraction').number(),
    zeroCount: place.at('zeroCount').count(),
    nanCount: place.at('nanCount').count(),
    infCount: place.at('infCount').count(),
    histogram: readHistogram(place.at('histogram')),
  };
}

function readPercentiles(place: Place): Percentiles {
  return { p5: place.at('p5').number(), p25: place.at('p25').number(), p50: place.at('p50').number(), p75: place.at('p75').number(), p95: place.at('p95').number() };
}

function readMoments(place: Place): Pick<ParameterSummary, 'mean' | 'std' | 'min' | 'max'> {
  return { mean: place.at('mean').number(), std: place.at('std').number(), min: place.at('min').number(), max: place.at('max').number() };
}

function readDistribution(place: Place): Distribution {
  return { ...readMoments(place), percentiles: readPercentiles(place.at('percentiles')), ...readEntries(place) };
}

function readGradient(place: Place): GradientSummary {
  return { norm: place.at('norm').number(), meanAbs: place.at('meanAbs').number(), percentiles: readPercentiles(place.at('percentiles')), ...readEntries(place) };
}

function readParameters(place: Place): ParameterSummary {
  return { ...readMoments(place), norm: place.at('norm').number(), histogram: readHistogram(place.at('histogram')) };
}
