import { quantile } from '../../core/study/statistics.ts';
import type { Measured, Unit } from '../lesson.ts';
import type { Outcome, Setting } from './outcome.ts';
import { say, type MessageId } from './words.ts';

type Quantity = MessageId extends infer Id ? (Id extends `number.${infer Name}` ? Name : never) : never;
export type Reading = (outcome: Outcome) => number | null;

/** What to measure in every setting. */
export interface Question {
  readonly quantity: Quantity;
  readonly unit: Unit;
  readonly of: Reading;
  /** Fills in the words; its numbers tell apart two questions about the same quantity. */
  readonly values?: Readonly<Record<string, number>>;
}

/** Median of a reading over the networks of a setting; null when a network has none. */
export function medianOf({ outcomes }: Setting, of: Reading): number | null {
  const values = readings(outcomes, of);
  return values === null ? null : quantile(values, 0.5);
}

function readings(outcomes: readonly Outcome[], of: Reading): readonly number[] | null {
  const values = outcomes.map(of).filter((value) => value !== null);
  return values.length === outcomes.length && values.length > 0 ? values : null;
}

/** The questions' answers, setting by setting; what a setting has no answer to is left out. */
export function measure(settings: readonly Setting[], questions: readonly Question[]): readonly Measured[] {
  return settings.flatMap((setting) => questions.flatMap((question) => measureOne(setting, question)));
}

function measureOne({ label, outcomes }: Setting, { quantity, unit, of, values = {} }: Question): readonly Measured[] {
  const all = readings(outcomes, of);
  if (all === null) return [];
  const id = [quantity, ...Object.values(values), ...(label === null ? [] : [label])].join('/');
  const spread = all.length > 1 ? { kind: 'range' as const, low: Math.min(...all), high: Math.max(...all) } : null;
  return [{ id, label: say(`number.${quantity}`, values), setting: label, value: quantile(all, 0.5), spread, unit }];
}
