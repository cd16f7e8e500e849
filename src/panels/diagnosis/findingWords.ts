import type { Finding } from '../../core/diagnosis/finding.ts';
import { countOf, formatNumber, formatShare } from '../../core/words/numbers.ts';

const SHARES: ReadonlySet<string> = new Set(['dead-layer', 'loss-not-decreasing']);

/** The number of a finding, as its rule counts. */
export function writeValue({ rule, value }: Finding): string {
  if (SHARES.has(rule)) return formatShare(value);
  return rule === 'nothing-to-learn' ? value.toPrecision(4) : formatNumber(value);
}

/** Number and threshold: `95 %, threshold 50 %`, as shares where the rule counts shares, or what the number is where it says more. */
export function writeThreshold(finding: Finding): string {
  const value = writeValue(finding);
  const threshold = writeValue({ ...finding, value: finding.threshold });
  switch (finding.rule) {
    case 'not-finite':
      return `${countOf(finding.value, 'number')} not finite`;
    case 'nothing-to-learn':
      return `loss ${value}, best possible ${threshold}`;
    default:
      return `${value}, threshold ${threshold}`;
  }
}

/** Whether it does harm, in a few words. What breaks a network is not called harmless: it only had nothing to lose. */
export function harmWord({ harmful, rule }: Finding): string {
  if (harmful === null) return 'harm not yet known';
  if (harmful) return 'harmful';
  return rule === 'not-finite' ? 'nothing was there to learn' : 'no harm';
}
