import { formatCount, formatNumber, formatShare } from '../../core/words/numbers.ts';
import type { Bar } from './bars.ts';

/** What a bar counts; null is the bar of the exact zeros. */
export function barWords(bar: Bar | null, zeros: number, total: number): string {
  const count = bar?.count ?? zeros;
  const range = bar === null ? 'z exactly 0' : `z from ${formatNumber(bar.from)} to ${formatNumber(bar.to)}`;
  return `${range}: ${formatCount(count)} of ${formatCount(total)} (${formatShare(count / total)})`;
}
