import { scaleLinear } from 'd3-scale';
import type { Line, Segment } from '../../core/function/hinge.ts';
import type { DrawnRows } from '../../core/experiment/birth/drawRows.ts';
import { predictionOf } from '../../core/experiment/birth/prediction.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { textSize, writeText } from '../chart/canvas/canvasText.ts';
import type { Palette, Rgb } from '../chart/canvas/colour.ts';
import type { Surface } from '../chart/canvas/useCanvas.ts';
import type { DrawnUnit, FunctionPicture } from './functionPicture.ts';
import { pieceOnCanvas, pixelOf, type PlotPlace } from './plotPlace.ts';

/** How much of the label's colour the surface takes at a target: quiet, under points and lines. */
const STRENGTH = 0.36;
const POINT_RADIUS = 2.4;
/** Length of the mark on the side on which a unit fires. */
const TICK = 7;
/** How far from the ends of a line it stands. */
const TICK_INSET = 14;

/** What is painted beside the picture itself. */
export interface Overlay {
  /** Rows drawn as points; null where they lie off the slice. */
  readonly rows: DrawnRows | null;
  /** Unit lit, from 0. */
  readonly lit: number | null;
}

/** Paints the whole plot: the output, the data, the units' lines and the axes. */
export function paintFunction(surface: Surface, picture: FunctionPicture, place: PlotPlace, { rows, lit }: Overlay): void {
  const { context, palette } = surface;
  const { axes } = picture.request;
  const isCurve = axes.length === 1;
  context.save();
  context.beginPath();
  context.rect(place.left, place.top, place.width, place.height);
  context.clip();
  if (isCurve) paintStretch(surface, picture, place);
  else paintSurface(surface, picture, place);
  if (rows !== null) paintRows(surface, picture, place, rows);
  if (!isCurve) paintSquare(surface, picture, place);
  for (const unit of picture.units) if (unit.unit !== lit) paintUnit(surface, unit, place, isCurve, false);
  if (isCurve) paintCurve(surface, picture, place, lit);
  const own = lit === null ? undefined : picture.units[lit];
  if (own !== undefined) paintUnit(surface, own, place, isCurve, true);
  context.restore();
  context.lineWidth = 1;
  context.strokeStyle = palette.css('line');
  context.strokeRect(Math.round(place.left) + 0.5, Math.round(place.top) + 0.5, Math.round(place.width) - 1, Math.round(place.height) - 1);
  paintAxes(surface, picture, place);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];
}

/** The colour of an output: that of the label whose target is nearer, paler towards the midpoint. */
export function colourOfOutput(value: number, { low, high, midpoint }: { readonly low: number; readonly high: number; readonly midpoint: number }, palette: Pick<Palette, 'rgb'>): Rgb {
  if (Number.isNaN(value)) return mix(palette.rgb('surface'), palette.rgb('nan'), STRENGTH);
  const share = Math.max(-1, Math.min(1, (2 * (value - midpoint)) / (high - low)));
  return mix(palette.rgb('surface'), palette.rgb(share < 0 ? 'negative' : 'positive'), STRENGTH * Math.abs(share));
}

function paintSurface({ context, palette }: Surface, { side, output, request: { experiment } }: FunctionPicture, place: PlotPlace): void {
  const prediction = predictionOf(experiment);
  const image = new ImageData(side, side);
  output.forEach((value, at) => {
    const [red, green, blue] = colourOfOutput(value, prediction, palette);
    // Rows of an image go down, those of the grid up.
    image.data.set([red, green, blue, 255], 4 * ((side - 1 - Math.floor(at / side)) * side + (at % side)));
  });
  const small = new OffscreenCanvas(side, side);
  small.getContext('2d')?.putImageData(image, 0, 0);
  // Points of the grid are the middles of pixels: half a pixel lies beyond the plot on each side.
  const pixel = place.width / (side - 1);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, place.left - pixel / 2, place.top - pixel / 2, place.width + pixel, place.height + pixel);
}

/** Over one input: where the data are. */
function paintStretch({ context, palette }: Surface, { data }: FunctionPicture, place: PlotPlace): void {
  const [left] = pixelOf(place, data.low);
  const [right] = pixelOf(place, data.high);
  context.fillStyle = palette.css('grid');
  context.fillRect(left, place.top, right - left, place.height);
}

function paintSquare({ context, palette }: Surface, { data }: FunctionPicture, place: PlotPlace): void {
  const [left, bottom] = pixelOf(place, data.low);
  const [right, top] = pixelOf(place, data.high);
  context.setLineDash([2, 3]);
  context.lineWidth = 1;
  context.strokeStyle = palette.css('ink-2');
  context.strokeRect(left, top, right - left, bottom - top);
  context.setLineDash([]);
}

/** Rings are label 0, dots label 1. Over one input they stand at their target. */
function paintRows({ context, palette }: Surface, { request: { axes, experiment } }: FunctionPicture, place: PlotPlace, { inputs, labels }: DrawnRows): void {
  const { low, high } = predictionOf(experiment);
  labels.forEach((label, row) => {
    const [x = 0, y = 0] = axes.map((axis) => inputs[row * experiment.inputs + axis] ?? 0);
    const [left, top] = pixelOf(place, [x, axes.length === 1 ? (label === 1 ? high : low) : y]);
    context.beginPath();
    context.arc(left, top, POINT_RADIUS, 0, 2 * Math.PI);
    context.lineWidth = 1.2;
    context.fillStyle = palette.css(label === 1 ? 'positive' : 'surface');
    context.strokeStyle = palette.css(label === 1 ? 'surface' : 'negative');
    context.fill();
    context.stroke();
  });
}

function paintUnit({ context, palette }: Surface, { state, pieces, line }: DrawnUnit, place: PlotPlace, isUpright: boolean, isLit: boolean): void {
  context.beginPath();
  for (const piece of pieces) {
    const onCanvas = pieceOnCanvas(place, piece, isUpright);
    context.moveTo(...onCanvas.from);
    context.lineTo(...onCanvas.to);
    if (line !== null) addTicks(context, onCanvas, isUpright, line, isLit);
  }
  context.setLineDash(state === 'some' ? [] : [5, 4]);
  if (isLit) {
    context.lineWidth = 5;
    context.strokeStyle = palette.css('surface');
    context.stroke();
  }
  context.globalAlpha = isLit ? 1 : state === 'some' ? 0.7 : 0.5;
  context.lineWidth = isLit ? 2.5 : 1;
  context.strokeStyle = palette.css(isLit ? 'selected' : state === 'some' ? 'ink' : 'ink-2');
  context.stroke();
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Short strokes near the ends of a line, over one input at its foot, to the side on which the unit fires. */
function addTicks(context: CanvasRenderingContext2D, { from, to }: Segment, isUpright: boolean, { a, b }: Pick<Line, 'a' | 'b'>, isLit: boolean): void {
  const size = isLit ? 2 * TICK : TICK;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const reach = Math.hypot(dx, dy);
  const inset = Math.min(TICK_INSET, reach / 2) / reach;
  // Pixels go down where y goes up; both axes of a plane have one scale.
  const length = Math.hypot(a, b);
  for (const share of isUpright ? [TICK / 2 / reach] : [inset, 1 - inset]) {
    const [x, y] = [from[0] + share * dx, from[1] + share * dy];
    context.moveTo(x, y);
    context.lineTo(x + (size * a) / length, y - (size * b) / length);
  }
}

/** Over one input: the output, and what the lit unit puts out, on a scale of its own. */
function paintCurve({ context, palette }: Surface, { output, preActivations, side, view, request: { experiment, layer } }: FunctionPicture, place: PlotPlace, lit: number | null): void {
  const x = (step: number): number => pixelOf(place, [view.low[0] + (step / (side - 1)) * (view.high[0] - view.low[0]), 0])[0];
  const activation = layoutOf(experiment).layers[layer - 1]?.activation;
  if (lit !== null && activation !== undefined) {
    const { value } = ACTIVATIONS[activation.id];
    const own = preActivations.subarray(lit * side, (lit + 1) * side).map((z) => value(z, activation.parameters[0] ?? 0));
    const [low, high] = [Math.min(0, ...own), Math.max(0, ...own)];
    stroke(context, own, (step, at) => [x(step), place.top + place.height - (high > low ? (at - low) / (high - low) : 0) * place.height * 0.9]);
    context.lineWidth = 1.5;
    context.setLineDash([1, 3]);
    context.lineCap = 'round';
    context.strokeStyle = palette.css('selected');
    context.stroke();
    context.setLineDash([]);
  }
  stroke(context, output, (step, at) => [x(step), pixelOf(place, [0, at])[1]]);
  context.lineJoin = 'round';
  context.lineWidth = 4.5;
  context.strokeStyle = palette.css('surface');
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = palette.css('ink');
  context.stroke();
}

function stroke(context: CanvasRenderingContext2D, values: Float64Array, pointAt: (step: number, value: number) => readonly [number, number]): void {
  context.beginPath();
  let isDown = false;
  values.forEach((value, step) => {
    if (!Number.isFinite(value)) {
      isDown = false;
      return;
    }
    const [x, y] = pointAt(step, value);
    if (isDown) context.lineTo(x, y);
    else context.moveTo(x, y);
    isDown = true;
  });
}

function paintAxes(surface: Surface, { request: { axes } }: FunctionPicture, place: PlotPlace): void {
  const { palette } = surface;
  const { left, top, width, height, span } = place;
  const size = textSize(surface);
  const colour = palette.css('ink-2');
  const across = scaleLinear().domain([span.low[0], span.high[0]]);
  const writeX = across.tickFormat(4);
  for (const value of across.ticks(4)) writeText(surface, withMinus(writeX(value)), { x: pixelOf(place, [value, 0])[0], y: top + height + 4, align: 'center', baseline: 'top', colour });
  const up = scaleLinear().domain([span.low[1], span.high[1]]);
  const writeY = up.tickFormat(4);
  for (const value of up.ticks(4)) writeText(surface, withMinus(writeY(value)), { x: left - 5, y: pixelOf(place, [0, value])[1], align: 'right', baseline: 'middle', colour });
  writeText(surface, `input ${axes[0] + 1}`, { x: left + width / 2, y: top + height + 4 + size * 1.25, align: 'center', baseline: 'top', colour });
  const { context } = surface;
  context.save();
  context.translate(left - 46 + size / 2, top + height / 2);
  context.rotate(-Math.PI / 2);
  writeText(surface, axes.length === 1 ? 'output' : `input ${axes[1] + 1}`, { x: 0, y: 0, align: 'center', baseline: 'middle', colour });
  context.restore();
}

function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}
