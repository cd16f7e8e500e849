import type { EarlyReading } from '../../core/telemetry/unitActivity.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { UnitPlace } from '../../core/autopsy/unitFall.ts';

/** The largest z of a unit at a moment: epochs, or steps. */
export interface ZPoint {
  readonly x: number;
  readonly z: number;
}

/** The largest z of a unit over the probe at every reading, in epochs: its frames, and within the first epochs what was read between them. */
export function largestOverEpochs(frames: readonly Frame[], early: readonly EarlyReading[], { layer, unit }: UnitPlace): readonly ZPoint[] {
  const readings = [...frames, ...early].map(({ epoch, layers }) => ({ x: epoch, z: layers[layer - 1]?.maxPreActivation[unit] ?? NaN }));
  return readings.toSorted((one, other) => one.x - other.x);
}

/** Most points that a line is drawn with. */
const MOST_POINTS = 500;

/** At most 500 of the points, in order: of each stretch the lowest and the highest, so that no crossing of 0 is lost; the first and the last always. */
export function thinned(points: readonly ZPoint[]): readonly ZPoint[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length <= MOST_POINTS || first === undefined || last === undefined) return points;
  const stretch = Math.ceil((points.length - 2) / (MOST_POINTS / 2 - 1));
  const kept = [first];
  for (let from = 1; from < points.length - 1; from += stretch) {
    const piece = points.slice(from, Math.min(from + stretch, points.length - 1));
    const lowest = piece.reduce((best, point) => (point.z < best.z ? point : best));
    const highest = piece.reduce((best, point) => (point.z > best.z ? point : best));
    kept.push(...(lowest === highest ? [lowest] : lowest.x < highest.x ? [lowest, highest] : [highest, lowest]));
  }
  return [...kept, last];
}
