import type { LayerFrame } from '../../core/telemetry/frame.ts';
import { formatNumber, formatShare } from '../../core/words/numbers.ts';
import { storyOf, type LayerLife } from './layerLife.ts';

export const UNIT_COLUMNS = ['unit', 'state', 'on-rate', 'largest z', 'born dead', 'died in epoch', 'revived in epoch'];

/** A row a unit, in the order given: what the raster shows of it at an epoch. */
export function unitTable(life: LayerLife, layer: LayerFrame, order: readonly number[], epoch: number): readonly (readonly string[])[] {
  return order.map((unit) => {
    const story = storyOf(life, unit, epoch);
    return [
      String(unit + 1),
      story.state === 'nan' ? 'NaN' : story.state,
      formatShare(layer.onRate[unit] ?? Number.NaN),
      formatNumber(layer.maxPreActivation[unit] ?? Number.NaN),
      story.bornDead ? 'yes' : 'no',
      story.died === null ? '' : String(story.died),
      story.revived === null ? '' : String(story.revived),
    ];
  });
}
