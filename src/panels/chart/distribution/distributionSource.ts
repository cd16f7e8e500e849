import type { Distribution, Frame, GradientSummary, LayerFrame } from '../../../core/telemetry/frame.ts';
import { pooledQuantiles } from './histogramBins.ts';
import { thinEpochs } from '../axis/epochAxis.ts';
import { linearValueScale, symmetricLogValueScale, type ValueScale } from '../axis/valueAxis.ts';

/** The entries of a tensor at an epoch: values of a layer on the probe, or a gradient. */
export type Entries = Distribution | GradientSummary;

/** What a distribution panel shows of a layer, and on which kind of axis. */
export interface DistributionSource {
  readonly entriesOf: (layer: LayerFrame) => Entries;
  readonly axis: 'linear' | 'symmetricLog';
  /** The quantity, for the axis. */
  readonly quantity: string;
}

/** Epochs that the range of an axis is taken from: all so far, or the latest quarter of them. */
export type Span = 'all' | 'recent';

const MOST_POOLED = 60;

/** Number of entries, whatever they are. */
export function entryCountOf({ histogram, zeroCount, nanCount, infCount }: Entries): number {
  return histogram.counts.reduce((sum, count) => sum + count, zeroCount + nanCount + infCount);
}

/**
 * The axis for the given layers, numbered from 1, over a span of frames. Linear: all values and 0, but extremes that
 * would stretch it to more than twice the central 98 % are left outside. Symmetric log: to the largest size, from the
 * size that 5 % of the values fall below.
 */
export function valueScaleOf(sets: readonly (readonly Frame[])[], layers: readonly number[], source: DistributionSource, span: Span): ValueScale {
  const histograms = sets.flatMap((frames) => {
    const newest = frames.length - 1;
    const from = span === 'all' ? 0 : Math.floor(newest * 0.75);
    return thinEpochs(newest - from, MOST_POOLED).flatMap((offset) =>
      layers.flatMap((layer) => {
        const found = frames[from + offset]?.layers[layer - 1];
        return found === undefined ? [] : [source.entriesOf(found).histogram];
      }),
    );
  });
  if (source.axis === 'symmetricLog') {
    const [smallest = 1e-6, reach = 1] = pooledQuantiles(histograms, [0.05, 1], Math.abs) ?? [];
    return symmetricLogValueScale(smallest, reach);
  }
  const [min = 0, low = 0, high = 1, max = 1] = pooledQuantiles(histograms, [0, 0.01, 0.99, 1]) ?? [];
  const reach = Math.max(high, 0) - Math.min(low, 0);
  return linearValueScale(Math.min(0, low - min > reach / 2 ? low : min), Math.max(0, max - high > reach / 2 ? high : max));
}

/** What a drawing of one layer's distribution over epochs needs. */
export interface DistributionScene {
  readonly frames: readonly Frame[];
  /** From 1. */
  readonly layer: number;
  readonly source: DistributionSource;
  readonly scale: ValueScale;
  /** Last epoch of the epoch axis. */
  readonly axisEnd: number;
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  readonly hoverEpoch: number | null;
  /** The layer's. */
  readonly colour: string;
}

/** The layer's entries at an epoch. */
export function entriesAt({ frames, layer, source }: DistributionScene, epoch: number): Entries | undefined {
  const found = frames[epoch]?.layers[layer - 1];
  return found === undefined ? undefined : source.entriesOf(found);
}

/** The epoch to draw large: the one under the crosshair, else the shown one. */
export function currentEpoch({ hoverEpoch, shownEpoch, newestEpoch }: DistributionScene): number {
  return hoverEpoch !== null && hoverEpoch <= newestEpoch ? hoverEpoch : shownEpoch;
}
