import type { Message } from './finding.ts';
import { NUMBER_FORMS } from './numberWords.ts';
import { WORDS, type MessageId } from './words.ts';

export type Values = Message['values'];

/**
 * Fills in a message of the catalogue. A name without a value stays in braces, so that a mistake shows.
 * Placeholders are those of `words.ts`; inside `{name|one|many}` further plain placeholders may stand.
 */
export function say(id: MessageId, values: Values = {}): string {
  return fillIn(WORDS[id], values);
}

/** Fills in a template of another catalogue, by the same rules. */
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
    const written = form !== undefined && isForm(form) && typeof value === 'number' ? NUMBER_FORMS[form](value) : String(value);
    return written;
  });
}

function isForm(form: string): form is keyof typeof NUMBER_FORMS {
  return form in NUMBER_FORMS;
}
