import { entryCountOf, percentilesOf, type Entries } from './distributionSource.ts';
import { formatCount, formatNumber, formatShare } from '../../../core/words/numbers.ts';
import type { NowBar } from './nowPlot.ts';
import type { ReadoutLine } from '../axis/Readout.tsx';

/** One sentence about the entries of an epoch, for reading aloud. */
export function describeEntries(entries: Entries): string {
  const { p5, p50, p95 } = percentilesOf(entries);
  const broken = entries.nanCount + entries.infCount;
  const words = [`${formatShare(entries.zeroFraction)} exact zeros`];
  if (Number.isFinite(p50)) words.push(`median ${formatNumber(p50)}, 5 to 95 percent of values from ${formatNumber(p5)} to ${formatNumber(p95)}`);
  if (broken > 0) words.push(`${formatCount(broken)} of ${formatCount(entryCountOf(entries))} not finite`);
  return words.join(', ');
}

/** The same in short lines, for the readout. */
export function entryLines(entries: Entries): readonly ReadoutLine[] {
  const { p5, p50, p95 } = percentilesOf(entries);
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
