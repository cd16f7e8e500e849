import { memo, type ReactNode } from 'react';
import { theLab, useLab } from '../../store/theLab.ts';
import { TableView } from '../frame/TableView.tsx';
import { type ChartedRun, useShownEpochOf } from '../run/runRecords.ts';
import { focusedLayer, unitRecordOf } from '../run/unitRecord.ts';
import { unitOrder, type SortBy } from './unitOrder.ts';
import type { LayerFrame } from '../../core/telemetry/frame.ts';
import { formatNumber, formatShare } from '../../core/words/numbers.ts';
import { storyOf, type LayerLife } from '../run/layerLife.ts';
import { epochName, formatEpochOf, nameOfLayer, sentenceStart } from '../../core/words/names.ts';

/** The units of the layer in focus at the shown epoch, as a table; a unit's number opens its page. */
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
  const order = unitOrder(life, sortBy, epoch);
  return (
    <TableView
      caption={`${name === '' ? '' : `${name}, `}${sentenceStart(nameOfLayer(layout))} at ${epochName(epoch)}`}
      columns={unitColumns(life)}
      rows={unitTable(life, layer, order, epoch)}
      rowButton={{ label: (row) => `Unit ${(order[row] ?? 0) + 1}`, press: (row) => theLab().setUnit({ layer: layout.number, unit: order[row] ?? 0 }, run.id) }}
    />
  );
});

/** What there is to say of a unit of a layer; of death only where units can die. */
export function unitColumns({ canDie }: Pick<LayerLife, 'canDie'>): readonly string[] {
  return ['unit', 'state', canDie ? 'fires on' : 'z > 0 on', 'largest z', ...(canDie ? ['born dead', 'died in epoch', 'revived in epoch'] : [])];
}

/** A row a unit, in the order given: what the raster shows of it at an epoch. */
export function unitTable(life: LayerLife, layer: LayerFrame, order: readonly number[], epoch: number): readonly (readonly string[])[] {
  return order.map((unit) => {
    const story = storyOf(life, unit, epoch);
    const isNaN = story.state === 'nan';
    return [
      String(unit + 1),
      isNaN ? 'NaN' : life.canDie ? story.state : 'cannot die',
      isNaN ? 'NaN' : formatShare(layer.onRate[unit] ?? Number.NaN),
      formatNumber(layer.maxPreActivation[unit] ?? Number.NaN),
      ...(life.canDie ? [story.bornDead ? 'yes' : 'no', story.died === null ? '' : formatEpochOf(story.died), story.revived === null ? '' : formatEpochOf(story.revived)] : []),
    ];
  });
}
