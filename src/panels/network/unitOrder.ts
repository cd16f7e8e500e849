import { codeAt, type LayerLife, DEAD, NOT_A_NUMBER } from '../run/layerLife.ts';

export type SortBy = 'death' | 'unit' | 'onRate';

/**
 * Units, from 0, from the top row of the raster to the bottom one.
 * `death`: the living first, then the dead, latest death first, the born dead last.
 * `onRate`: by the shade at an epoch, NaN first, dead last.
 * Ties keep the order of unit numbers, so that a row moves only when its own unit dies or revives.
 */
export function unitOrder(life: LayerLife, by: SortBy, epoch: number): readonly number[] {
  const units = Array.from({ length: life.units }, (_, unit) => unit);
  if (by === 'unit') return units;
  const rank = by === 'death' ? (unit: number): number => lateness(life.deadSince[unit] ?? -1) : (unit: number): number => brightness(codeAt(life, unit, epoch));
  const ranks = units.map(rank);
  return units.toSorted((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b);
}

function lateness(deadSince: number): number {
  return deadSince === -1 ? Number.MAX_SAFE_INTEGER : deadSince;
}

function brightness(code: number): number {
  if (code === NOT_A_NUMBER) return NOT_A_NUMBER;
  return code === DEAD ? -1 : code;
}

interface Ordered {
  readonly by: SortBy;
  readonly epoch: number;
  readonly cause: number;
  readonly order: readonly number[];
}

const known = new WeakMap<LayerLife, Ordered>();

/** The units of a layer from the top row down; the same array while nothing that orders them changes. */
export function orderOf(life: LayerLife, by: SortBy, epoch: number): readonly number[] {
  const at = by === 'onRate' ? epoch : 0;
  const cause = by === 'onRate' ? 0 : life.deathRevision;
  const old = known.get(life);
  if (old?.by === by && old.epoch === at && old.cause === cause) return old.order;
  const order = unitOrder(life, by, at);
  known.set(life, { by, epoch: at, cause, order });
  return order;
}
