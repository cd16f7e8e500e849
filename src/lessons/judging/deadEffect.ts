import { normalFromUniform } from '../../core/random/normal.ts';
import { CHANCE } from '../../core/diagnosis/margins.ts';
import { meanInterval, pairedInterval } from '../../core/study/statistics.ts';
import { nameOf } from './lossSentence.ts';
import { medianOf, type Question } from './measure.ts';
import type { Setting } from './outcome.ts';
import { LITTLE, MOSTLY_DEAD } from './thresholds.ts';
import { say } from './words.ts';

/** What a change made of a share of dead units. */
export interface DeadEffect {
  readonly kind: 'fewer' | 'same' | 'more';
  /** Whether it kept units alive that would have died; null where what is shown does not tell. */
  readonly helped: boolean | null;
  readonly explanation: readonly string[];
}

/** Standard errors that two shares of units may lie apart by chance in 1 of 1,000 pairs at most. */
export const APART = normalFromUniform(1 - 1 / (2 * CHANCE));

/** Standard errors that two shares of as many units lie apart, taken as units of one kind; 0 where they are equal. */
export function errorsApart(one: number, other: number, units: number): number {
  const pooled = (one + other) / 2;
  return one === other ? 0 : Math.abs(one - other) / Math.sqrt((2 * pooled * (1 - pooled)) / units);
}

/**
 * The dead units of a setting with a change against those without it. Of several seeds the shares are compared seed by
 * seed: what seeds explain is measured with the seeds of this very set-up. Of one seed only what needs no spread is said: that most
 * units still die, or that no fewer do. Null where a share is not known.
 */
export function deadEffect(plain: Setting, changed: Setting, dead: Question): DeadEffect | null {
  const [without, share] = [medianOf(plain, dead.of), medianOf(changed, dead.of)];
  if (without === null || share === null) return null;
  const shown = { setting: nameOf(changed), dead: share, plain: without, little: LITTLE };
  return plain.outcomes.length > 1 && plain.outcomes.length === changed.outcomes.length ? overSeeds(plain, changed, dead, shown) : ofOneSeed(plain, shown);
}

interface Shown {
  readonly setting: string;
  readonly dead: number;
  readonly plain: number;
  readonly little: number;
}

function ofOneSeed({ experiment: { layers } }: Setting, shown: Shown): DeadEffect {
  const { dead, plain } = shown;
  const units = Math.min(...layers.map((layer) => layer.units));
  const isApart = errorsApart(dead, plain, units) > APART;
  const kind = isApart ? (dead < plain ? 'fewer' : 'more') : 'same';
  const sentence = say('remedy.one-seed', { ...shown });
  if (kind !== 'fewer' && dead > MOSTLY_DEAD && plain > MOSTLY_DEAD) return { kind, helped: false, explanation: [sentence, say('remedy.most')] };
  if (kind !== 'fewer' && dead >= plain - LITTLE) return { kind, helped: false, explanation: dead < plain ? [sentence, say('remedy.little', { ...shown })] : [sentence] };
  return { kind, helped: null, explanation: [sentence, say('remedy.unsure')] };
}

function overSeeds(plain: Setting, changed: Setting, { of }: Question, shown: Shown): DeadEffect {
  const shares = changed.outcomes.flatMap((outcome) => of(outcome) ?? []);
  const differences = changed.outcomes.flatMap((outcome, seed) => {
    const before = plain.outcomes[seed];
    const [a, b] = [of(outcome), before === undefined ? null : of(before)];
    return a === null || b === null ? [] : [a - b];
  });
  const difference = pairedInterval(differences, [-1, 1]);
  const seeds = differences.length;
  const { low, high } = difference;
  const sentence = difference.allEqual && difference.estimate === 0 ? say('remedy.all-equal', { ...shown, seeds }) : say('remedy.seeds', { ...shown, seeds, low: low * 100, high: high * 100 });
  const kind = high < 0 ? 'fewer' : low > 0 ? 'more' : 'same';
  if (high < 0 && difference.estimate < -LITTLE) return { kind, helped: true, explanation: [sentence, say('remedy.fewer')] };
  if (meanInterval(shares, [0, 1]).low > MOSTLY_DEAD) return { kind, helped: false, explanation: [sentence, say('remedy.most')] };
  if (low > -LITTLE) return { kind, helped: false, explanation: [sentence, say('remedy.little', { ...shown })] };
  return { kind, helped: null, explanation: [sentence, say('remedy.unsure-seeds')] };
}
