import type { LayerFrame } from '../../../core/telemetry/frame.ts';
import { type LayerLife, recordMoment } from '../layerLife.ts';
import { momentOf } from '../timeAxis.ts';

/** Records a layer at the moment after the last one recorded. */
export function recordNext(life: LayerLife, layer: LayerFrame): void {
  recordMoment(life, momentOf(life.parts, life.columns), layer);
}
