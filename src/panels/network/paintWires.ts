import type { UnitAt } from '../../store/state.ts';
import type { Palette, Token } from '../chart/canvas/colour.ts';
import type { Surface } from '../chart/canvas/useCanvas.ts';
import { NODE, type Point, type Tier } from './networkPlaces.ts';
import { touches, type Rail, type Stub, type Wire } from './wires.ts';

/** Strengths told apart: wires of one sign and step are one stroke. */
const STEPS = 5;
/** Of wires beside the lit ones. */
const DIMMED = 0.12;
/** Wires that a gap has room for at full strength; more are fainter each. */
const UNCROWDED = 60;

interface Look {
  readonly width: number;
  readonly opacity: number;
}

/** How a wire of a strength, 0 to 1, looks. */
function lookOf(strength: number): Look {
  return { width: 0.5 + 1.5 * strength ** 2, opacity: 0.25 + 0.65 * strength ** 2 };
}

/** Draws wires by sign and size; where a unit is lit its wires stand out from all others. */
export function paintWires({ context, palette }: Surface, wires: readonly Wire[], gaps: number, lit: UnitAt | null): void {
  const own = lit === null ? [] : wires.filter((wire) => touches(wire, lit));
  strokeAll(context, palette, wires, lit === null ? Math.min(1, Math.sqrt((UNCROWDED * gaps) / wires.length)) : DIMMED);
  strokeAll(context, palette, own, 2);
  context.globalAlpha = 1;
}

function strokeAll(context: CanvasRenderingContext2D, palette: Palette, wires: readonly Wire[], emphasis: number): void {
  const strokes = new Map<string, { readonly token: Token; readonly step: number; readonly path: Path2D }>();
  for (const wire of wires) {
    const token = wire.weight > 0 ? 'wire-positive' : 'wire-negative';
    const step = Math.ceil(wire.strength * STEPS);
    const key = `${token} ${step}`;
    let stroke = strokes.get(key);
    if (stroke === undefined) strokes.set(key, (stroke = { token, step, path: new Path2D() }));
    trace(stroke.path, wire);
  }
  for (const { token, step, path } of [...strokes.values()].toSorted((a, b) => a.step - b.step)) {
    const { width, opacity } = lookOf(step / STEPS);
    context.strokeStyle = palette.css(token);
    context.globalAlpha = Math.min(1, opacity * emphasis);
    context.lineWidth = width;
    context.stroke(path);
  }
}

/** From row to row, level at both ends; a bundled wire bends towards the others on its way. */
function trace(path: Path2D, { from, to, isBundled }: Wire): void {
  const middle = (from.x + to.x) / 2;
  const pull = isBundled ? 0.3 : 0;
  const waist = (from.y + to.y) / 2;
  path.moveTo(from.x, from.y);
  path.bezierCurveTo(middle, from.y + (waist - from.y) * pull, middle, to.y + (waist - to.y) * pull, to.x, to.y);
}

/** Draws what is left of wires that are cut: faint, broken, and ended. */
export function paintStubs({ context, palette }: Surface, stubs: readonly Stub[]): void {
  const path = new Path2D();
  for (const { from, to } of stubs) {
    path.moveTo(from.x, from.y);
    path.lineTo(to.x, to.y);
  }
  context.strokeStyle = palette.css('ink-2');
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.stroke(path);
  context.setLineDash([]);
  const ends = new Path2D();
  for (const { to } of stubs) {
    ends.moveTo(to.x, to.y - 2.5);
    ends.lineTo(to.x, to.y + 2.5);
  }
  context.stroke(ends);
  context.globalAlpha = 1;
}

/** Draws inputs and output; an output that is the same for every row is grey. */
export function paintNodes(surface: Surface, { inputs, output }: Tier, isOutputConstant: boolean): void {
  for (const input of inputs) paintNode(surface, input, 'ink', 'surface');
  if (output !== null) paintNode(surface, output, isOutputConstant ? 'zero' : 'ink', isOutputConstant ? 'grid' : 'surface');
}

function paintNode({ context, palette }: Surface, { x, y }: Point, edge: Token, fill: Token): void {
  context.beginPath();
  context.arc(x, y, NODE, 0, 2 * Math.PI);
  context.fillStyle = palette.css(fill);
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.css(edge);
  context.stroke();
}

/** Draws a frame around a layer, from 1, of so many, the output's the last; around the inputs for 0. */
export function paintMark({ context, palette }: Surface, { inputs, layers, output }: Tier, marked: number, count: number): void {
  context.strokeStyle = palette.css('accent');
  context.lineWidth = 2;
  const nodes = marked === 0 ? inputs : marked === count && output !== null ? [output] : [];
  for (const { x, y } of nodes) {
    context.beginPath();
    context.arc(x, y, NODE + 3, 0, 2 * Math.PI);
    context.stroke();
  }
  for (const { number, left, top, width, height } of layers) if (number === marked) context.strokeRect(left - 1, top - 1, width + 2, height + 2);
}

/** Draws the way of wires along rows. */
export function paintRails({ context, palette }: Surface, rails: readonly Rail[]): void {
  for (const isLit of [false, true]) {
    const path = new Path2D();
    for (const rail of rails) {
      if (rail.isLit !== isLit) continue;
      path.moveTo(rail.from.x, rail.from.y);
      path.lineTo(rail.to.x, rail.to.y);
    }
    context.strokeStyle = palette.css(isLit ? 'ink' : 'ink-2');
    context.globalAlpha = isLit ? 1 : 0.22;
    context.lineWidth = 1;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}
