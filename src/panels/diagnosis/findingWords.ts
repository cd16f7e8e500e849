import type { Finding } from '../../core/diagnosis/finding.ts';
import { formatNumber, formatShare } from '../kit/format.ts';

const SHARES: ReadonlySet<string> = new Set(['dead-layer', 'loss-not-decreasing']);

/** The number of a finding, as its rule counts. */
export function writeValue({ rule, value }: Finding): string {
  if (SHARES.has(rule)) return formatShare(value);
  return rule === 'nothing-to-learn' ? value.toPrecision(4) : formatNumber(value);
}

/** Number against threshold: `0.95 against 0.5`, as shares where the rule counts shares. */
export function writeThreshold(finding: Finding): string {
  return `${writeValue(finding)} against ${writeValue({ ...finding, value: finding.threshold })}`;
}

/** Whether it does harm, in two words or three. */
export function harmWord(harmful: boolean | null): string {
  if (harmful === null) return 'harm not yet known';
  return harmful ? 'harmful' : 'no harm';
}
