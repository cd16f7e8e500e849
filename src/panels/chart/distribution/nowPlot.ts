import { textSize, writeText } from '../canvas/canvasText.ts';
import { currentEpoch, entriesAt, type DistributionScene, entryCountOf } from './distributionSource.ts';
import { formatBeyond, formatCount, formatCountTick, formatShare } from '../../../core/words/numbers.ts';
import { AXIS_LINES, drawHorizontalAxis } from '../axis/horizontalAxis.ts';
import { axisBins, rebin, type AxisBins } from './histogramBins.ts';
import type { Surface } from '../canvas/useCanvas.ts';

const BIN_WIDTH = 5;
const ZERO_BAR = 7;

/** Where the histogram lies, in CSS pixels. */
export interface NowGeometry {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lays a histogram out in a canvas whose text is `size` pixels high. */
export function nowGeometry(width: number, height: number, size: number): NowGeometry {
  return { left: size * 3.6, right: width - size, top: size * 2.8, bottom: height - size * AXIS_LINES - 4 };
}

function binsOf({ scale }: DistributionScene, { left, right }: Pick<NowGeometry, 'left' | 'right'>): AxisBins {
  return axisBins(scale.position(0), Math.max(8, Math.round((right - left) / BIN_WIDTH)));
}

/** A bar of the histogram: the values it stands for, and how many there are. */
export interface NowBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The bar under `x`: the bar of exact zeros, from 0 to 0, near 0, else a bin; null beside the plot. */
export function nowBarAt(scene: DistributionScene, place: NowGeometry, x: number): NowBar | null {
  const entries = entriesAt(scene, currentEpoch(scene));
  const share = (x - place.left) / (place.right - place.left);
  if (entries === undefined || share < 0 || share >= 1) return null;
  const { position, valueAt } = scene.scale;
  if (Math.abs(x - place.left - position(0) * (place.right - place.left)) <= ZERO_BAR / 2) return { from: 0, to: 0, count: entries.zeroCount };
  const bins = binsOf(scene, place);
  const bin = Math.floor(bins.binAt(share));
  return { from: valueAt(bins.positionOf(bin)), to: valueAt(bins.positionOf(bin + 1)), count: rebin(entries.histogram, position, bins).counts[bin] ?? 0 };
}

/** Draws the histogram of one epoch: heights are square roots of counts; exact zeros are a bar of their own at 0. */
export function drawNow(surface: Surface, scene: DistributionScene): void {
  const { context, palette, width, height } = surface;
  const size = textSize(surface);
  const { top, ...place } = nowGeometry(width, height, size);
  const entries = entriesAt(scene, currentEpoch(scene));
  const count = entries === undefined ? 0 : entryCountOf(entries);
  const axis = binsOf(scene, place);
  const bins = entries === undefined ? null : rebin(entries.histogram, scene.scale.position, axis);
  const zeroCount = entries?.zeroCount ?? 0;
  const highest = Math.max(1, zeroCount, bins?.counts.reduce((a, b) => Math.max(a, b), 0) ?? 0);
  const heightOf = (value: number): number => Math.sqrt(value / highest) * (place.bottom - top);
  drawCountAxis(surface, place, highest, heightOf);
  drawHorizontalAxis(surface, scene.scale, place, top, `${scene.source.quantity}${formatBeyond(bins)}`);
  if (entries === undefined || bins === null) return;
  const xOf = (bin: number): number => place.left + axis.positionOf(bin) * (place.right - place.left);
  context.fillStyle = scene.colour;
  bins.counts.forEach((value, bin) => context.fillRect(xOf(bin), place.bottom - heightOf(value), Math.max(1, xOf(bin + 1) - xOf(bin) - 0.5), heightOf(value)));
  const zeroX = place.left + scene.scale.position(0) * (place.right - place.left);
  context.fillStyle = palette.css('zero');
  context.fillRect(zeroX - ZERO_BAR / 2, place.bottom - heightOf(zeroCount), ZERO_BAR, heightOf(zeroCount));
  const notFinite = entries.nanCount + entries.infCount;
  const words = [`${formatShare(entries.zeroFraction)} zero`];
  if (notFinite > 0) words.push(`${formatCount(notFinite)} of ${formatCount(count)} not a number`);
  const isRight = zeroX > (place.left + place.right) / 2 + 1;
  writeText(surface, words.join(' · '), {
    x: Math.min(place.right, Math.max(place.left, zeroX + (isRight ? ZERO_BAR : -ZERO_BAR / 2))),
    y: size * 1.45,
    align: isRight ? 'right' : 'left',
    baseline: 'top',
    colour: notFinite > 0 ? palette.css('nan') : palette.css('ink'),
    halo: palette.css('paper'),
  });
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

function drawCountAxis(surface: Surface, { left, right, bottom }: Place, highest: number, heightOf: (value: number) => number): void {
  const { context, palette } = surface;
  const size = textSize(surface);
  const quiet = palette.css('ink-2');
  writeText(surface, 'count, square-root scale', { x: 0, y: 0, baseline: 'top', colour: quiet });
  const power = 10 ** Math.floor(Math.log10(highest));
  const largest = Math.floor(highest / power) * power;
  let last = Infinity;
  for (const value of [largest, largest / 4, 0].filter((tick) => Number.isInteger(tick))) {
    const y = bottom - heightOf(value);
    if (last - y < size && last !== Infinity) continue;
    last = y;
    context.fillStyle = palette.css('grid');
    context.fillRect(left, Math.round(y), right - left, 1);
    writeText(surface, formatCountTick(value), { x: left - 6, y, align: 'right', baseline: 'middle', colour: quiet });
  }
}
