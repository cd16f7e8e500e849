import { memo, type ReactNode } from 'react';
import { EARLY_EPOCHS } from '../../core/experiment/earlyMarks.ts';
import { formatEpochTick, nameOfLayer, sentenceStart } from '../../core/words/names.ts';
import { formatCount, formatShare } from '../../core/words/numbers.ts';
import { useLab } from '../../store/theLab.ts';
import { TableView } from '../frame/TableView.tsx';
import type { ChartedRun } from '../run/runRecords.ts';
import { countAt, DEAD } from '../run/layerLife.ts';
import { columnOf, momentOf } from '../run/timeAxis.ts';
import { focusedLayer, unitRecordOf, type UnitRecord } from '../run/unitRecord.ts';

/** The layer in focus over the first epochs, as a table: a row a moment that was read. */
export const EarlyTable = memo(function EarlyTable({ run }: { readonly run: ChartedRun }): ReactNode {
  const record = unitRecordOf(run);
  const number = useLab((state) => state.view.layer);
  if (record === null) return null;
  const focused = focusedLayer(record, number);
  const rows = earlyTable(run, focused);
  if (rows.length === 0) return null;
  return <TableView caption={`${run.name === '' ? '' : `${run.name}, `}${sentenceStart(nameOfLayer(focused.layout))} in the first epochs`} columns={['epoch', 'updates', ...(focused.life.canDie ? ['dead'] : []), 'mean share of rows with z > 0']} rows={rows} />;
});

/** A row a moment up to the end of the first epochs; none where nothing was read within them. */
export function earlyTable({ early, frames }: Pick<ChartedRun, 'early' | 'frames'>, { layout, life }: UnitRecord['layers'][number]): readonly (readonly string[])[] {
  if (early.length === 0) return [];
  const readings = [...frames.slice(0, EARLY_EPOCHS + 1), ...early].toSorted((a, b) => a.epoch - b.epoch);
  return readings.flatMap(({ epoch, step, layers }) => {
    const onRate = layers[layout.number - 1]?.onRate;
    if (onRate === undefined || columnOf(life.parts, epoch) >= life.columns) return [];
    const moment = momentOf(life.parts, columnOf(life.parts, epoch));
    const mean = onRate.reduce((sum, rate) => sum + rate, 0) / onRate.length;
    return [[formatEpochTick(epoch), formatCount(step), ...(life.canDie ? [formatCount(countAt(life, DEAD, moment))] : []), Number.isNaN(mean) ? 'NaN' : formatShare(mean)]];
  });
}
