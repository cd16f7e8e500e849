import type { PointEstimate, StudyMeasure } from '../../core/study/estimates.ts';
import { CHANCE } from '../../core/diagnosis/margins.ts';
import { countOf, formatCount, formatShare } from '../../core/words/numbers.ts';

/** What a measure is called; at birth a network with a severed layer is one born dead. */
export function measureName(measure: StudyMeasure, atBirth: boolean): string {
  switch (measure) {
    case 'severed':
      return atBirth ? 'networks born dead' : 'networks with a severed layer';
    case 'deadShare':
      return 'mean share of dead units';
    case 'learnt':
    default:
      return 'networks that learnt';
  }
}

/** What a measure means, in one sentence. */
export function measureMeaning(measure: StudyMeasure): string {
  switch (measure) {
    case 'severed':
      return 'Every unit of some hidden layer is dead on the probe: no gradient passes it.';
    case 'deadShare':
      return 'Hidden units with z ≤ 0 on the whole probe, as a share of those that can die.';
    case 'learnt':
    default:
      return `The validation loss lies further below the best constant’s than that of 1 in ${formatCount(CHANCE)} networks that know nothing.`;
  }
}

/** `12 of 64: 18.8 %`, or the mean. */
export function estimateWords({ estimate, count, networks }: PointEstimate): string {
  return count === null ? `${formatShare(estimate)} over ${countOf(networks, 'network')}` : `${count} of ${networks}: ${formatShare(estimate)}`;
}

/** The 95 % interval: `11.1 % to 30.0 %`; of networks that are all alike it says so. */
export function intervalWords({ low, high, allEqual, networks }: PointEstimate): string {
  const interval = `${formatShare(low)} to ${formatShare(high)}`;
  return allEqual ? `all ${networks} equal; ${interval}` : interval;
}
