import { formatCount, formatLoss, formatNumber, formatPercent } from './numbers.ts';

/** How a number is written where a template names it. */
export type NumberForm = 'number' | 'loss' | 'count' | 'share';

/** Writes a number in a sentence. */
export const NUMBER_FORMS: Readonly<Record<NumberForm, (value: number) => string>> = {
  number: formatNumber,
  loss: formatLoss,
  count: formatCount,
  share: formatPercent,
};

/** What to fill in, by name. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills in a template of a catalogue: `{name}` as it is, `{name:form}` as a number of that form, `{name|one|many}` with
 * `one` when the number is 1 and `many` otherwise; inside these further plain placeholders may stand. A name without a
 * value stays in braces, so that a mistake shows.
 */
export function fillIn(template: string, values: Values): string {
  return fill(fillPlurals(template, values), values);
}

function fillPlurals(template: string, values: Values): string {
  return template.replace(/\{(\w+)\|((?:[^{}|]|\{[^{}]*\})*)\|((?:[^{}|]|\{[^{}]*\})*)\}/g, (whole, name: string, one: string, many: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return value === 1 ? one : many;
  });
}

function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)(?::(\w+))?\}/g, (whole, name: string, form: string | undefined) => {
    const value = values[name];
    if (value === undefined) return whole;
    return form !== undefined && isForm(form) && typeof value === 'number' ? NUMBER_FORMS[form](value) : String(value);
  });
}

function isForm(form: string): form is NumberForm {
  return Object.hasOwn(NUMBER_FORMS, form);
}
