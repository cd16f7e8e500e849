import { useMemo } from 'react';
import type { LayerLife } from './layerLife.ts';
import { unitOrder, type SortBy } from './unitOrder.ts';

/** The units of a layer from the top row down; the same array while nothing that orders them changes. */
export function useUnitOrder(life: LayerLife, by: SortBy, epoch: number): readonly number[] {
  const cause = life.deathRevision;
  const at = by === 'onRate' ? epoch : 0;
  return useMemo(() => ({ cause, order: unitOrder(life, by, at) }), [life, by, at, cause]).order;
}
