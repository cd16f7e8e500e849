import type { Lifetime } from '../../core/autopsy/survival.ts';
import { DEAD, type LayerLife } from '../run/layerLife.ts';
import { columnOf, momentOf } from '../run/timeAxis.ts';

/** The life of each unit up to an epoch, until it was first seen dead: at birth 0, and censored at that epoch where it never was. */
export function lifetimesOf(life: LayerLife, epoch: number): readonly Lifetime[] {
  const last = Math.min(columnOf(life.parts, epoch), life.columns - 1);
  return Array.from({ length: life.units }, (_, unit) => {
    const first = life.codes.subarray(unit * life.stride, unit * life.stride + last + 1).indexOf(DEAD);
    return first === -1 ? { time: epoch, died: false } : { time: momentOf(life.parts, first), died: true };
  });
}
