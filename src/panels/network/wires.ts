import { deadMaskOf, type LayerEdges } from '../../core/telemetry/edges.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { UnitAt } from '../../store/state.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { LayerPlace, Point, Tier } from './networkPlaces.ts';
import { bandOf } from './rasterGeometry.ts';
import { columnBand, columnOf, type TimeAxis } from '../run/timeAxis.ts';

/** An edge in the picture. */
export interface Wire {
  readonly from: Point;
  readonly to: Point;
  readonly weight: number;
  /** Size of its weight as a share of the largest into its layer, 0 to 1. */
  readonly strength: number;
  /** Null where it comes from an input. */
  readonly source: UnitAt | null;
  /** Null where it leads to the output. */
  readonly target: UnitAt | null;
  /** Drawn towards the middle of its gap, with the others. */
  readonly isBundled: boolean;
}

/** The end of a wire that leads nowhere: where a layer passes nothing on. */
export interface Stub {
  readonly from: Point;
  readonly to: Point;
}

export interface Wiring {
  readonly wires: readonly Wire[];
  readonly stubs: readonly Stub[];
}

/** What the wires are drawn by. */
export interface Wired {
  readonly tier: Tier;
  /** All layers, the output's included. */
  readonly layers: readonly LayerLayout[];
  readonly frame: Frame;
  /** Row of each unit, by layer from the first, which need not be whole while rows move. */
  readonly rows: readonly Float32Array[];
}

/** Gap, in pixels, below which wires are bundled. */
const BUNDLED_BELOW = 30;
const MOST_STUBS = 16;
/** Between a wire's end and the raster. */
export const CLEARANCE = 2;

/** The wires of a tier at the epoch of a frame, and the ends of those that are cut. */
export function wiringOf({ tier, layers, frame, rows }: Wired): Wiring {
  const wires: Wire[] = [];
  const stubs: Stub[] = [];
  const first = tier.layers.at(0)?.number ?? 1;
  for (let index = 0; index <= tier.layers.length; index += 1) {
    const target = tier.layers[index] ?? null;
    if (target === null && tier.output === null) continue;
    const source = tier.layers[index - 1] ?? null;
    if (source === null && first > 1) continue;
    const number = target?.number ?? (source?.number ?? 0) + 1;
    const now = frame.layers[number - 1];
    if (now === undefined) continue;
    const sourceRows = source === null ? undefined : rows[source.number - 1];
    const targetRows = target === null ? undefined : rows[target.number - 1];
    const out = (unit: number): Point => (source === null ? besides(tier.inputs[unit], 1) : { x: source.left + source.width + CLEARANCE, y: rowMiddle(source, sourceRows?.[unit] ?? unit) });
    const into = (unit: number): Point => (target === null ? besides(tier.output ?? undefined, -1) : { x: target.left - CLEARANCE, y: rowMiddle(target, targetRows?.[unit] ?? unit) });
    const gap = into(0).x - out(0).x;
    const isBundled = gap < BUNDLED_BELOW;
    wires.push(...wiresOf(now.edges, isBundled ? Math.max(12, Math.round(gap * 3)) : Infinity, (from, to) => ({
      from: out(from),
      to: into(to),
      source: source === null ? null : { layer: source.number, unit: from },
      target: target === null ? null : { layer: target.number, unit: to },
      isBundled,
    })));
    if (now.edges.weight.length > 0) continue;
    const leaving = source === null ? everyUnit(tier.inputs.length) : livingOf(layers[source.number - 1], frame);
    const isWall = livingOf(layers[number - 1], frame).length === 0;
    const isCut = source !== null && leaving.length === 0;
    if (!isCut && !isWall) continue;
    for (const unit of spaced(isCut ? everyUnit(source.units) : leaving)) stubs.push(stubOf(out(unit), gap * 0.34));
    if (!isWall) for (const unit of spaced(everyUnit(target?.units ?? 1))) stubs.push(stubOf(into(unit), -gap * 0.34));
  }
  return { wires, stubs };
}

type Ends = Pick<Wire, 'from' | 'to' | 'source' | 'target' | 'isBundled'>;

function wiresOf(edges: LayerEdges, most: number, endsOf: (from: number, to: number) => Ends): readonly Wire[] {
  const largest = Math.abs(edges.weight[0] ?? 0);
  const count = Math.min(most, edges.weight.length);
  return Array.from({ length: count }, (_, index) => {
    const weight = edges.weight[index] ?? 0;
    return { ...endsOf(edges.from[index] ?? 0, edges.to[index] ?? 0), weight, strength: Math.abs(weight) / largest };
  });
}

/** The middle of a row; of rows on their way to another place too. */
export function rowMiddle(place: LayerPlace, row: number): number {
  const near = Math.floor(row);
  const { start, end } = bandOf(near, place.units, place.height);
  return place.top + (start + end) / 2 + (row - near) * (place.height / place.units);
}

function besides(node: Point | undefined, side: 1 | -1): Point {
  return { x: (node?.x ?? 0) + side * 8, y: node?.y ?? 0 };
}

function stubOf(from: Point, length: number): Stub {
  return { from, to: { x: from.x + length, y: from.y } };
}

function livingOf(layer: LayerLayout | undefined, frame: Frame): readonly number[] {
  const now = layer === undefined ? undefined : frame.layers[layer.number - 1];
  if (layer === undefined || now === undefined) return [];
  const dead = deadMaskOf(layer.activation, now.maxPreActivation);
  return everyUnit(layer.units).filter((unit) => dead[unit] === 0);
}

function everyUnit(units: number): readonly number[] {
  return Array.from({ length: units }, (_, unit) => unit);
}

function spaced(units: readonly number[]): readonly number[] {
  if (units.length <= MOST_STUBS) return units;
  return Array.from({ length: MOST_STUBS }, (_, index) => units[Math.floor(((index + 0.5) * units.length) / MOST_STUBS)] ?? 0);
}

/** Whether a wire begins or ends at a unit. */
export function touches({ source, target }: Wire, { layer, unit }: UnitAt): boolean {
  return (source?.layer === layer && source.unit === unit) || (target?.layer === layer && target.unit === unit);
}

/** A stretch of a unit's row between the marked epoch and an edge of its raster. */
export interface Rail {
  readonly from: Point;
  readonly to: Point;
  readonly isLit: boolean;
}

/** Least height of rows, in pixels, whose rails can be told apart. */
const ROOM_FOR_RAIL = 4;

interface Railed extends Pick<Wired, 'tier' | 'rows'> {
  readonly wires: readonly Wire[];
  readonly time: TimeAxis;
  readonly epoch: number;
  /** Columns that are painted. */
  readonly painted: number;
  readonly lit: UnitAt | null;
}

/**
 * How wires reach the marked epoch: along their unit's row. Over cells that are painted only for the unit that is lit;
 * where the time to come is empty, for all.
 */
export function railsOf({ tier, wires, rows, time, epoch, painted, lit }: Railed): readonly Rail[] {
  const column = columnOf(time.parts, epoch);
  const isNewest = column === painted - 1;
  return tier.layers.flatMap((place) => {
    if (!place.isOpen) return [];
    const { start, end } = columnBand(time, column, place.width);
    const heightOf = (unit: number): number => rowMiddle(place, rows[place.number - 1]?.[unit] ?? unit);
    const hasRoom = place.height / place.units >= ROOM_FOR_RAIL;
    const isLit = (unit: number): boolean => lit?.layer === place.number && lit.unit === unit;
    const leaving = new Set(wires.flatMap(({ source }) => (source?.layer === place.number ? [source.unit] : [])));
    const entering = new Set(wires.flatMap(({ target }) => (target?.layer === place.number && isLit(target.unit) ? [target.unit] : [])));
    const rail = (unit: number, left: number, right: number): Rail => ({ from: { x: place.left + left, y: heightOf(unit) }, to: { x: place.left + right, y: heightOf(unit) }, isLit: isLit(unit) });
    return [
      ...[...leaving].filter((unit) => end < place.width && ((isNewest && hasRoom) || isLit(unit))).map((unit) => rail(unit, end, place.width + CLEARANCE)),
      ...[...entering].filter(() => start > 0).map((unit) => rail(unit, -CLEARANCE, start)),
    ];
  });
}
