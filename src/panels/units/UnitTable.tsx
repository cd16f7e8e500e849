import type { ReactNode } from 'react';
import { useLab, type RunId } from '../../store/lab.ts';
import { epochName } from '../chart/axis/epochAxis.ts';
import { TableView } from '../frame/TableView.tsx';
import { useRunName, useShownEpoch, useShownFrame } from '../run/useRun.ts';
import { focusedLayer } from './focusedLayer.ts';
import { layerName } from './layerName.ts';
import { unitOrder, type SortBy } from './unitOrder.ts';
import { UNIT_COLUMNS, unitTable } from './unitTable.ts';
import { useUnitRecord } from './useUnitRecord.ts';

/** The units of the layer in focus at the shown epoch, as a table. */
export function UnitTable({ run, sortBy }: { readonly run: RunId; readonly sortBy: SortBy }): ReactNode {
  const record = useUnitRecord(run);
  const name = useRunName(run);
  const frame = useShownFrame(run);
  const epoch = useShownEpoch(run);
  const number = useLab((state) => state.view.layer);
  if (record === null || frame === undefined) return null;
  const { layout, life } = focusedLayer(record, number);
  const layer = frame.layers[layout.number - 1];
  if (layer === undefined) return null;
  return <TableView caption={`${name === '' ? '' : `${name}, `}${layerName(layout)} at ${epochName(epoch)}`} columns={UNIT_COLUMNS} rows={unitTable(life, layer, unitOrder(life, sortBy, epoch), epoch)} />;
}
