import { useEffect, useRef } from 'react';
import type { LayerLife } from './layerLife.ts';
import { keepOrder, unitOrder, type SortBy } from './unitOrder.ts';

/** The units of a layer from the top row down; the same array while no row moves. */
export function useUnitOrder(life: LayerLife, by: SortBy, epoch: number): readonly number[] {
  const previous = useRef<readonly number[]>(null);
  const order = keepOrder(previous.current, unitOrder(life, by, epoch));
  useEffect(() => {
    previous.current = order;
  }, [order]);
  return order;
}
