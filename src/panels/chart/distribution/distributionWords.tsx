import { entryCountOf, type Entries, type DistributionSource } from './distributionSource.ts';
import { formatCount, formatNumber, formatShare } from '../../../core/words/numbers.ts';
import type { NowBar } from './nowPlot.ts';
import type { ReadoutLine } from '../axis/Readout.tsx';
import type { ReactNode } from 'react';
import { formatEpochTick, layerName } from '../../../core/words/names.ts';
import type { ChartedRun } from '../../run/runRecords.ts';
import { TableView } from '../../frame/TableView.tsx';

/** One sentence about the entries of an epoch, for reading aloud. */
export function describeEntries(entries: Entries): string {
  const { p5, p50, p95 } = entries.percentiles;
  const broken = entries.nanCount + entries.infCount;
  const words = [`${formatShare(entries.zeroFraction)} exact zeros`];
  if (Number.isFinite(p50)) words.push(`median ${formatNumber(p50)}, 5 to 95 percent of values from ${formatNumber(p5)} to ${formatNumber(p95)}`);
  if (broken > 0) words.push(`${formatCount(broken)} of ${formatCount(entryCountOf(entries))} not finite`);
  return words.join(', ');
}

/** The same in short lines, for the readout. */
export function entryLines(entries: Entries): readonly ReadoutLine[] {
  const { p5, p50, p95 } = entries.percentiles;
  const broken = entries.nanCount + entries.infCount;
  return [
    { name: 'zero', value: formatShare(entries.zeroFraction) },
    { name: '95 %', value: formatNumber(p95) },
    { name: 'median', value: formatNumber(p50) },
    { name: '5 %', value: formatNumber(p5) },
    ...('meanAbs' in entries ? [{ name: 'mean size', value: formatNumber(entries.meanAbs) }] : []),
    ...(broken > 0 ? [{ name: 'not finite', value: formatCount(broken) }] : []),
  ];
}

/** A bar of a histogram: its values and their count. */
export function barLine({ from, to, count }: NowBar): ReadoutLine {
  return { name: from === to ? 'exactly 0' : `${formatNumber(from)} to ${formatNumber(to)}`, value: formatCount(Math.round(count)) };
}

/** The distribution of one layer, a row an epoch. */
export function distributionTable(records: readonly ChartedRun[], layer: number, source: DistributionSource, title: string): ReactNode {
  const count = Math.max(1, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const sample = records[0]?.frames[0]?.layers[layer - 1];
  const isGradient = sample !== undefined && 'meanAbs' in source.entriesOf(sample);
  const rows = records.flatMap((record) =>
    record.frames.flatMap((frame) => {
      const found = frame.layers[layer - 1];
      const name = records.length > 1 ? `${record.name}, ${formatEpochTick(frame.epoch)}` : formatEpochTick(frame.epoch);
      return found === undefined ? [] : [[name, ...cellsOf(source.entriesOf(found))]];
    }),
  );
  const columns = ['epoch', 'zero', '5 %', '25 %', 'median', '75 %', '95 %', isGradient ? 'mean size' : 'mean', 'NaN', 'infinite'];
  return <TableView caption={`${title}, ${layerName(layer, count)}: percentiles of ${source.quantity}`} columns={columns} rows={rows} />;
}

function cellsOf(entries: Entries): readonly string[] {
  const { p5, p25, p50, p75, p95 } = entries.percentiles;
  const middle = 'meanAbs' in entries ? entries.meanAbs : entries.mean;
  return [formatShare(entries.zeroFraction), ...[p5, p25, p50, p75, p95, middle].map(formatNumber), formatCount(entries.nanCount), formatCount(entries.infCount)];
}
