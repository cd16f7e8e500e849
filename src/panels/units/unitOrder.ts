import { codeAt, type LayerLife, DEAD, NOT_A_NUMBER } from './layerLife.ts';
import { useMemo } from 'react';

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

/** The units of a layer from the top row down; the same array while nothing that orders them changes. */
export function useUnitOrder(life: LayerLife, by: SortBy, epoch: number): readonly number[] {
  const cause = life.deathRevision;
  const at = by === 'onRate' ? epoch : 0;
  return useMemo(() => ({ cause, order: unitOrder(life, by, at) }), [life, by, at, cause]).order;
}
