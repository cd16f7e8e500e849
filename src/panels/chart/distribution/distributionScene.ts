import type { Frame } from '../../../core/telemetry/frame.ts';
import type { DistributionSource, Entries } from './distributionSource.ts';
import type { ValueScale } from '../axis/valueAxis.ts';

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
