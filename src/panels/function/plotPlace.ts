import type { Box, Segment } from '../../core/function/hinge.ts';
import type { DrawnUnit, FunctionPicture } from './functionPicture.ts';

/** Where a picture lies on its canvas, in CSS pixels, and what its axes span. */
export interface PlotPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly span: Box;
}

const MARGIN = { left: 48, right: 8, top: 6, bottom: 34 } as const;
/** How near a line is pointed at. */
const REACH = 12;

/** Over two inputs the plot is square; over one it takes the room there is, and y spans targets and outputs. */
export function placePlot({ view, request: { axes }, output }: FunctionPicture, targets: readonly [number, number], width: number, height: number): PlotPlace {
  const room = { width: Math.max(1, width - MARGIN.left - MARGIN.right), height: Math.max(1, height - MARGIN.top - MARGIN.bottom) };
  if (axes.length === 1) {
    const values = [...targets, ...output.filter(Number.isFinite)];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = 0.08 * (high - low);
    return { left: MARGIN.left, top: MARGIN.top, ...room, span: { low: [view.low[0], low - margin], high: [view.high[0], high + margin] } };
  }
  const side = Math.min(room.width, room.height);
  return { left: MARGIN.left + (room.width - side) / 2, top: MARGIN.top, width: side, height: side, span: view };
}

/** Where a point of the plane lies on the canvas. */
export function pixelOf({ left, top, width, height, span: { low, high } }: PlotPlace, [x, y]: readonly [number, number]): readonly [x: number, y: number] {
  return [left + ((x - low[0]) / (high[0] - low[0])) * width, top + height - ((y - low[1]) / (high[1] - low[1])) * height];
}

/** A piece on the canvas; over one input from the lower edge to the upper. */
export function pieceOnCanvas(place: PlotPlace, { from, to }: Segment, isUpright: boolean): Segment {
  if (!isUpright) return { from: pixelOf(place, from), to: pixelOf(place, to) };
  const [x] = pixelOf(place, from);
  return { from: [x, place.top + place.height], to: [x, place.top] };
}

/** The unit whose line is nearest to a point of the canvas, within reach; null where there is none. */
export function unitAt({ units, request: { axes } }: Pick<FunctionPicture, 'units' | 'request'>, place: PlotPlace, x: number, y: number): DrawnUnit | null {
  let nearest: DrawnUnit | null = null;
  let least = REACH;
  for (const unit of units) {
    for (const piece of unit.pieces) {
      const distance = distanceTo(pieceOnCanvas(place, piece, axes.length === 1), x, y);
      if (distance < least) [nearest, least] = [unit, distance];
    }
  }
  return nearest;
}

function distanceTo({ from, to }: Segment, x: number, y: number): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
}
