import type { ReactNode } from 'react';
import { percentilesOf, type DistributionSource, type Entries } from './distributionSource.ts';
import { formatEpochTick, layerName } from '../../../core/words/names.ts';
import { formatCount, formatNumber, formatShare } from '../../../core/words/numbers.ts';
import type { ChartedRun } from '../../run/runRecords.ts';
import { TableView } from '../../frame/TableView.tsx';

/** The distribution of one layer, a row an epoch. Percentiles that are read from bins are marked so. */
export function distributionTable(records: readonly ChartedRun[], layer: number, source: DistributionSource, title: string): ReactNode {
  const count = Math.max(1, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const sample = records[0]?.frames[0]?.layers[layer - 1];
  const fromBins = sample === undefined || 'percentiles' in source.entriesOf(sample) ? '' : ', from bins';
  const rows = records.flatMap((record) =>
    record.frames.flatMap((frame) => {
      const found = frame.layers[layer - 1];
      const name = records.length > 1 ? `${record.name}, ${formatEpochTick(frame.epoch)}` : formatEpochTick(frame.epoch);
      return found === undefined ? [] : [[name, ...cellsOf(source.entriesOf(found))]];
    }),
  );
  const columns = ['epoch', 'zero', '5 %', '25 %', 'median', '75 %', '95 %', 'mean', 'NaN', 'infinite'];
  if (fromBins !== '') columns.splice(7, 1, 'mean size');
  return <TableView caption={`${title}, ${layerName(layer, count)}: percentiles of ${source.quantity}${fromBins}`} columns={columns} rows={rows} />;
}

function cellsOf(entries: Entries): readonly string[] {
  const { p5, p25, p50, p75, p95 } = percentilesOf(entries);
  const middle = 'meanAbs' in entries ? entries.meanAbs : entries.mean;
  return [formatShare(entries.zeroFraction), ...[p5, p25, p50, p75, p95, middle].map(formatNumber), formatCount(entries.nanCount), formatCount(entries.infCount)];
}
