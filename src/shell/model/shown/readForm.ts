import { readComparison } from '../../../core/comparison/comparison.ts';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { fieldOf, type Property } from '../../../core/experiment/settings/fields.ts';
import type { Shown } from '../../../core/shown/shown.ts';
import { readStudy } from '../../../core/study/study.ts';
import type { SweepAxisId } from '../../../core/study/sweepAxes.ts';

/** What the dialog asks for. */
export type Wish =
  | { readonly kind: 'values'; readonly property: Property; readonly values: string }
  | { readonly kind: 'seeds'; readonly seeds: string }
  | { readonly kind: 'sweep'; readonly axis: SweepAxisId; readonly values: string; readonly seeds: string };

/** What a wish comes to, or why it cannot be met. Values may be separated by spaces around the bars. */
export type ReadWish = { readonly shown: Shown } | { readonly problem: string };

/** Reads a wish against the experiment that all networks have in common. */
export function readWish(wish: Wish, experiment: Experiment): ReadWish {
  if (wish.kind === 'values') {
    const { comparison, notices } = readComparison(`${fieldOf(wish.property).key}:${tidy(wish.values)}`, experiment);
    const [first] = notices;
    if (first !== undefined || comparison === null) return { problem: first?.message ?? 'There is nothing to compare.' };
    return { shown: { kind: 'comparison', experiment, comparison } };
  }
  const { study, notices } = readStudy(tidy(wish.seeds), wish.kind === 'sweep' ? `${wish.axis}:${tidy(wish.values)}` : undefined, experiment);
  const [first] = notices;
  if (first !== undefined || study === null) return { problem: first?.message ?? 'There is nothing to study.' };
  return { shown: { kind: 'study', experiment, study } };
}

function tidy(text: string): string {
  return text.trim().replace(/\s*\|\s*/g, '|');
}
