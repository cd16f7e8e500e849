import type { EntryCounts } from '../../core/telemetry/frame.ts';
import { formatCount, listOf } from '../../core/words/numbers.ts';

/** `12 NaN and 3 infinite values are not drawn`; empty when all are finite. */
export function notDrawnWords({ nanCount, infCount }: EntryCounts): string {
  const kinds = [...(nanCount > 0 ? [`${formatCount(nanCount)} NaN`] : []), ...(infCount > 0 ? [`${formatCount(infCount)} infinite`] : [])];
  return kinds.length === 0 ? '' : `${listOf(kinds)} values are not drawn`;
}
