import { memo, type ReactNode } from 'react';
import { useLab } from '../../store/theLab.ts';
import { TableView } from '../frame/TableView.tsx';
import { type ChartedRun, useShownEpochOf } from '../run/runRecords.ts';
import { focusedLayer, unitRecordOf } from './unitRecord.ts';
import { unitOrder, type SortBy } from './unitOrder.ts';
import type { LayerFrame } from '../../core/telemetry/frame.ts';
import { formatNumber, formatShare } from '../../core/words/numbers.ts';
import { storyOf, type LayerLife } from './layerLife.ts';
import { epochName, nameOfLayer, sentenceStart } from '../../core/words/names.ts';

/** The units of the layer in focus at the shown epoch, as a table. */
export const UnitTable = memo(function UnitTable({ run, sortBy }: { readonly run: ChartedRun; readonly sortBy: SortBy }): ReactNode {
  const { name } = run;
  const record = unitRecordOf(run);
  const epoch = useShownEpochOf(run.newestEpoch);
  const number = useLab((state) => state.view.layer);
  const frame = run.frames[epoch];
  if (record === null || frame === undefined) return null;
  const { layout, life } = focusedLayer(record, number);
  const layer = frame.layers[layout.number - 1];
  if (layer === undefined) return null;
  return <TableView caption={`${name === '' ? '' : `${name}, `}${sentenceStart(nameOfLayer(layout))} at ${epochName(epoch)}`} columns={UNIT_COLUMNS} rows={unitTable(life, layer, unitOrder(life, sortBy, epoch), epoch)} />;
});

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
