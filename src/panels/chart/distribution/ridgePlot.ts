import { textSize, writeText } from '../canvas/canvasText.ts';
import { currentEpoch, entriesAt, type DistributionScene, entryCountOf } from './distributionSource.ts';
import { formatEpochTick } from '../../../core/words/names.ts';
import { thinEpochs } from '../axis/epochAxis.ts';
import { formatBeyond, formatShare } from '../../../core/words/numbers.ts';
import { AXIS_LINES, drawHorizontalAxis } from '../axis/horizontalAxis.ts';
import { axisBins, rebin, type AxisBins, type Rebinned } from './histogramBins.ts';
import type { Surface } from '../canvas/useCanvas.ts';

/** Where ridges lie, in CSS pixels. Epoch 0 is the uppermost, the last of the axis the lowest. */
export interface RidgeGeometry {
  readonly left: number;
  readonly right: number;
  /** Baseline of epoch 0 and of the last epoch. */
  readonly first: number;
  readonly last: number;
  /** Greatest height of a ridge. */
  readonly amplitude: number;
  /** The column of zero shares. */
  readonly zeroLeft: number;
  readonly zeroRight: number;
}

const LEAST_STEP = 3.5;
const BIN_WIDTH = 3;

/** Lays a ridgeline out in a canvas whose text is `size` pixels high. */
export function ridgeGeometry(width: number, height: number, size: number): RidgeGeometry {
  const amplitude = Math.min(64, height * 0.26);
  const zeroRight = Math.round(size * 3.6);
  return { zeroLeft: 2, zeroRight, left: zeroRight + 10, right: width - size * 3.5, first: 6 + amplitude, last: height - size * AXIS_LINES - 4, amplitude };
}

/** The epoch whose baseline is nearest to `y`. */
export function ridgeEpochAt({ first, last }: RidgeGeometry, axisEnd: number, y: number): number {
  return Math.round(Math.min(1, Math.max(0, (y - first) / Math.max(1, last - first))) * axisEnd);
}

interface Ridge {
  readonly epoch: number;
  readonly baseline: number;
  readonly bins: AxisBins;
  readonly rebinned: Rebinned;
  readonly zeroShare: number;
  readonly brokenShare: number;
}

/** Draws the distribution of every epoch as a ridge before the ones of later epochs: height is the square root of the count. */
export function drawRidges(surface: Surface, scene: DistributionScene): void {
  const { width, height, palette } = surface;
  const size = textSize(surface);
  const place = ridgeGeometry(width, height, size);
  writeText(surface, 'zero', { x: (place.zeroLeft + place.zeroRight) / 2, y: place.last + 4, align: 'center', baseline: 'top', colour: palette.css('ink-2') });
  const current = currentEpoch(scene);
  const ridges = ridgesOf(scene, place, current);
  const now = ridges.find(({ epoch }) => epoch === current);
  drawHorizontalAxis(surface, scene.scale, { left: place.left, right: place.right, bottom: place.last }, place.first - place.amplitude, `${scene.source.quantity}${formatBeyond(now?.rebinned ?? null)}`);
  const highest = ridges.reduce((most, { rebinned }) => rebinned.counts.reduce((a, b) => Math.max(a, b), most), 0);
  const marked = scene.hoverEpoch === current || current < scene.newestEpoch ? current : -1;
  let previous = place.first - 4;
  for (const ridge of ridges) {
    const age = scene.newestEpoch > 0 ? ridge.epoch / scene.newestEpoch : 1;
    drawZeroBar(surface, ridge, place, previous, ridge.epoch === marked);
    previous = ridge.baseline;
    drawRidge(surface, ridge, place, highest, { colour: scene.colour, alpha: 0.35 + 0.55 * age, isMarked: ridge.epoch === marked });
  }
  if (now !== undefined) {
    writeText(surface, formatShare(now.zeroShare), { x: (place.zeroLeft + place.zeroRight) / 2, y: place.last + 4 + size * 1.25, align: 'center', baseline: 'top', colour: palette.css('ink') });
    if (now.brokenShare > 0) writeText(surface, `${formatShare(now.brokenShare)} not a number`, { x: (place.left + place.right) / 2, y: now.baseline - 3, align: 'center', colour: palette.css('nan'), halo: palette.css('paper') });
  }
  drawEpochLabels(surface, scene, place, current);
}

function ridgesOf(scene: DistributionScene, place: RidgeGeometry, current: number): readonly Ridge[] {
  const { newestEpoch, axisEnd, scale } = scene;
  const most = Math.max(2, Math.floor((((place.last - place.first) / LEAST_STEP) * newestEpoch) / axisEnd) + 1);
  const epochs = new Set(thinEpochs(newestEpoch, most));
  if (current >= 0) epochs.add(current);
  const bins = axisBins(scale.position(0), Math.max(8, Math.round((place.right - place.left) / BIN_WIDTH)));
  return [...epochs].toSorted((a, b) => a - b).flatMap((epoch) => {
    const entries = entriesAt(scene, epoch);
    if (entries === undefined) return [];
    const count = entryCountOf(entries);
    const ridge: Ridge = {
      epoch,
      baseline: place.first + ((place.last - place.first) * epoch) / axisEnd,
      bins,
      rebinned: rebin(entries.histogram, scale.position, bins),
      zeroShare: entries.zeroFraction,
      brokenShare: count === 0 ? 0 : (entries.nanCount + entries.infCount) / count,
    };
    return [ridge];
  });
}

interface RidgeLook {
  readonly colour: string;
  readonly alpha: number;
  readonly isMarked: boolean;
}

function drawRidge({ context, palette }: Surface, { baseline, bins, rebinned, brokenShare }: Ridge, { left, right, amplitude }: RidgeGeometry, highest: number, { colour, alpha, isMarked }: RidgeLook): void {
  const { counts } = rebinned;
  const xOf = (bin: number): number => left + bins.positionOf(bin) * (right - left);
  const yOf = (bin: number): number => baseline - (highest > 0 ? Math.sqrt((counts[bin] ?? 0) / highest) : 0) * amplitude;
  context.beginPath();
  context.moveTo(left, baseline);
  for (let bin = 0; bin < bins.count; bin += 1) {
    if (bin > 0 && bin === bins.zeroBin) {
      context.lineTo(xOf(bin), yOf(bin - 1));
      context.lineTo(xOf(bin), yOf(bin));
    }
    context.lineTo(xOf(bin + 0.5), yOf(bin));
  }
  context.lineTo(right, baseline);
  context.globalAlpha = 1;
  context.fillStyle = palette.css('paper');
  context.fill();
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = isMarked ? 1.5 : 0.75;
  const edge = palette.scheme === 'dark' ? colour : palette.css('paper');
  context.strokeStyle = isMarked ? palette.css('selected') : edge;
  if (brokenShare > 0 && !isMarked) {
    context.globalAlpha = 0.45;
    context.strokeStyle = palette.css('nan');
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawZeroBar({ context, palette }: Surface, { baseline, zeroShare }: Ridge, { zeroLeft, zeroRight }: RidgeGeometry, top: number, isMarked: boolean): void {
  context.fillStyle = isMarked ? palette.css('selected') : palette.css('zero');
  context.globalAlpha = isMarked ? 1 : 0.55;
  const length = (zeroRight - zeroLeft) * zeroShare;
  const from = Math.round(top);
  context.fillRect(zeroRight - length, from, length, Math.max(1, Math.round(baseline) - from));
  context.globalAlpha = 1;
}

function drawEpochLabels(surface: Surface, { newestEpoch, axisEnd }: DistributionScene, place: RidgeGeometry, current: number): void {
  const { palette } = surface;
  const size = textSize(surface);
  const taken: number[] = [];
  const label = (epoch: number, colour: string, bold: boolean): void => {
    const y = place.first + ((place.last - place.first) * epoch) / axisEnd;
    if (epoch < 0 || taken.some((other) => Math.abs(other - y) < size * 1.1)) return;
    taken.push(y);
    writeText(surface, formatEpochTick(epoch), { x: place.right + 5, y, colour, bold });
  };
  label(current, palette.css('ink'), true);
  label(0, palette.css('ink-2'), false);
  label(newestEpoch, palette.css('ink-2'), false);
}
