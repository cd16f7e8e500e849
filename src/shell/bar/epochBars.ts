import type { Frame } from '../../core/telemetry/frame.ts';
import type { DeadCounts } from '../model/activity/statusText.ts';

/** Height of the bar of an epoch whose activations have no dead state. */
const FLAT = 0.12;
/** Least height of a bar, so that every recorded epoch is seen. */
const LEAST = 0.06;

/** Share of hidden units that are dead, or null where no layer has a dead state. */
export function deadShare({ layers }: DeadCounts): number | null {
  let dead = 0;
  let units = 0;
  for (const layer of layers.slice(0, -1)) {
    if (layer.deadFraction === null) continue;
    dead += layer.deadFraction * layer.units;
    units += layer.units;
  }
  return units === 0 ? null : dead / units;
}

/** SVG path of one bar an epoch in a box of `epochs + 1` by 1, the share of dead units up from the floor. */
export function barsPath(frames: readonly (DeadCounts & Pick<Frame, 'epoch'>)[]): string {
  return frames
    .map((frame) => {
      const height = Math.max(LEAST, deadShare(frame) ?? FLAT);
      return `M${frame.epoch + 0.1} 1v-${height.toFixed(3)}h0.8v${height.toFixed(3)}z`;
    })
    .join('');
}
