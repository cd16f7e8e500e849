import { textSize, writeText } from '../canvas/canvasText.ts';
import { currentEpoch, entriesAt, type DistributionScene } from './distributionSource.ts';
import { epochName, formatEpochTick } from '../../../core/words/names.ts';
import { epochTicks, thinEpochs } from '../axis/epochAxis.ts';
import { formatShare } from '../../../core/words/numbers.ts';
import type { Surface } from '../canvas/useCanvas.ts';

/** Where the bands and the strip of zero shares below them lie, in CSS pixels. */
export interface BandGeometry {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly zeroTop: number;
  readonly zeroBottom: number;
}

const MOST_POINTS = 400;

/** Lays bands out in a canvas whose text is `size` pixels high. */
export function bandGeometry(width: number, height: number, size: number): BandGeometry {
  const zeroBottom = height - size * 1.7;
  const zeroTop = zeroBottom - Math.max(10, height * 0.09);
  return { left: size * 3.9, right: width - size * 2.2, top: size * 1.7, bottom: zeroTop - 6, zeroTop, zeroBottom };
}

/** The epoch at `x`, which may lie beyond the newest. */
export function bandEpochAt({ left, right }: BandGeometry, axisEnd: number, x: number): number {
  return Math.round(Math.min(1, Math.max(0, (x - left) / Math.max(1, right - left))) * axisEnd);
}

interface Point {
  readonly x: number;
  readonly epoch: number;
  /** Heights of p5, p25, p50, p75, p95; null where there is no finite value. */
  readonly heights: readonly number[] | null;
  readonly zeroShare: number;
}

/** Draws percentiles 5 to 95 and 25 to 75 as bands over epochs, the median as a line, and the share of zeros below. */
export function drawBands(surface: Surface, scene: DistributionScene): void {
  const { context, width, height } = surface;
  const size = textSize(surface);
  const place = bandGeometry(width, height, size);
  const { left, right, top, bottom } = place;
  const x = (epoch: number): number => left + ((right - left) * epoch) / scene.axisEnd;
  const y = (value: number): number => bottom - Math.min(1.02, Math.max(-0.02, scene.scale.position(value))) * (bottom - top);
  drawFrame(surface, scene, place, x, y);
  const points = thinEpochs(scene.newestEpoch, MOST_POINTS).flatMap((epoch): readonly Point[] => {
    const entries = entriesAt(scene, epoch);
    if (entries === undefined) return [];
    const { p5, p25, p50, p75, p95 } = entries.percentiles;
    const values = [p5, p25, p50, p75, p95];
    return [{ x: x(epoch), epoch, heights: values.every(Number.isFinite) ? values.map(y) : null, zeroShare: entries.zeroFraction }];
  });
  context.save();
  context.beginPath();
  context.rect(left - 1, top - 1, right - left + 3, bottom - top + 2);
  context.clip();
  for (const [low, high, alpha] of [[0, 4, 0.22], [1, 3, 0.4]] as const) fillBand(context, points, low, high, scene.colour, alpha);
  strokeMedian(context, points, scene.colour);
  context.restore();
  markEnd(surface, points, place);
  fillZeroStrip(surface, points, place);
  drawCrosshair(surface, scene, place, x);
}

function drawFrame(surface: Surface, { scale, axisEnd, source }: DistributionScene, place: BandGeometry, x: (epoch: number) => number, y: (value: number) => number): void {
  const { context, palette } = surface;
  const { left, right, top, zeroTop, zeroBottom } = place;
  const size = textSize(surface);
  const quiet = palette.css('ink-2');
  writeText(surface, source.quantity, { x: 0, y: 0, baseline: 'top', colour: quiet });
  const taken: number[] = [];
  for (const { value, text } of scale.ticks.toSorted((a, b) => Math.abs(a.value) - Math.abs(b.value))) {
    const at = y(value);
    if (at < top - 2 || taken.some((other) => Math.abs(other - at) < size * 1.15)) continue;
    taken.push(at);
    context.strokeStyle = palette.css(value === 0 ? 'zero' : 'grid');
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, Math.round(at) + 0.5);
    context.lineTo(right, Math.round(at) + 0.5);
    context.stroke();
    writeText(surface, text, { x: left - 6, y: at, align: 'right', baseline: 'middle', colour: quiet });
  }
  writeText(surface, 'zero', { x: left - 6, y: (zeroTop + zeroBottom) / 2, align: 'right', baseline: 'middle', colour: quiet });
  for (const epoch of epochTicks(axisEnd, right - left)) writeText(surface, formatEpochTick(epoch), { x: x(epoch), y: zeroBottom + 5, align: 'center', baseline: 'top', colour: quiet });
}

function fillBand(context: CanvasRenderingContext2D, points: readonly Point[], low: number, high: number, colour: string, alpha: number): void {
  context.fillStyle = colour;
  context.globalAlpha = alpha;
  for (const stretch of stretchesOf(points)) {
    context.beginPath();
    for (const { x, heights } of stretch) context.lineTo(x, heights[high] ?? 0);
    for (const { x, heights } of stretch.toReversed()) context.lineTo(x, heights[low] ?? 0);
    if (stretch.length === 1) for (const { x, heights } of stretch) context.rect(x, heights[high] ?? 0, 3, (heights[low] ?? 0) - (heights[high] ?? 0));
    context.fill();
  }
  context.globalAlpha = 1;
}

function strokeMedian(context: CanvasRenderingContext2D, points: readonly Point[], colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  for (const stretch of stretchesOf(points)) {
    context.beginPath();
    for (const { x, heights } of stretch) context.lineTo(x, heights[2] ?? 0);
    for (const { x, heights } of stretch.slice(-1)) context.lineTo(stretch.length === 1 ? x + 3 : x, heights[2] ?? 0);
    context.stroke();
  }
}

/** Says from which epoch on there is nothing finite to draw, where that is so up to the newest. */
function markEnd(surface: Surface, points: readonly Point[], { left, right, top, bottom }: BandGeometry): void {
  const end = points[points.findLastIndex(({ heights }) => heights !== null) + 1];
  if (end === undefined) return;
  const { context, palette } = surface;
  context.fillStyle = palette.css('nan');
  context.fillRect(Math.round(end.x), top, 1, bottom - top);
  const isAfter = end.x - left <= (right - left) / 2;
  writeText(surface, `not finite from ${epochName(end.epoch)} on`, { x: end.x + (isAfter ? 5 : -5), y: bottom - 6, align: isAfter ? 'left' : 'right', colour: palette.css('nan'), halo: palette.css('paper') });
}

interface DrawnPoint {
  readonly x: number;
  readonly heights: readonly number[];
}

/** Runs of points with values: nothing is drawn across a gap. */
function stretchesOf(points: readonly Point[]): readonly (readonly DrawnPoint[])[] {
  const stretches: DrawnPoint[][] = [];
  let open: DrawnPoint[] | null = null;
  for (const { x, heights } of points) {
    if (heights === null) open = null;
    else if (open === null) stretches.push((open = [{ x, heights }]));
    else open.push({ x, heights });
  }
  return stretches;
}

function fillZeroStrip({ context, palette }: Surface, points: readonly Point[], { left, right, zeroTop, zeroBottom }: BandGeometry): void {
  context.fillStyle = palette.css('grid');
  context.fillRect(left, zeroTop, right - left, zeroBottom - zeroTop);
  context.globalAlpha = 0.55;
  context.fillStyle = palette.css('zero');
  points.forEach(({ x, zeroShare }, index) => {
    const next = points[index + 1]?.x ?? x + 3;
    const height = (zeroBottom - zeroTop) * zeroShare;
    const from = Math.round(x);
    context.fillRect(from, zeroBottom - height, Math.max(1, Math.round(next) - from), height);
  });
  context.globalAlpha = 1;
}

function drawCrosshair(surface: Surface, scene: DistributionScene, { top, zeroTop, zeroBottom, right }: BandGeometry, x: (epoch: number) => number): void {
  const { context, palette } = surface;
  const size = textSize(surface);
  const current = currentEpoch(scene);
  const zeroShare = entriesAt(scene, current)?.zeroFraction;
  const marked = scene.hoverEpoch !== null && current === scene.hoverEpoch;
  if (current >= 0 && (marked || current < scene.newestEpoch)) {
    context.fillStyle = palette.css(marked ? 'ink-2' : 'selected');
    context.fillRect(Math.round(x(current)), top, 1, zeroBottom - top);
  }
  if (zeroShare === undefined) return;
  const end = Math.min(right, x(current)) + 3;
  const label = formatShare(zeroShare);
  const fits = end + label.length * size * 0.58 < right + size * 2.2;
  writeText(surface, label, { x: fits ? end : end - 6, y: (zeroTop + zeroBottom) / 2, align: fits ? 'left' : 'right', baseline: 'middle', colour: palette.css('ink'), halo: palette.css('paper') });
}
