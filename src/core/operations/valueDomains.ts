import type { Domain } from '../experiment/settings/domain.ts';
import { formatChoice, parseChoice, type ChoiceRow } from '../vocabulary/choice.ts';

/** Of operations that take no value. */
export const NO_VALUE: Domain<null> = {
  allowed: 'no value',
  parse: (text) => (text === '' ? null : undefined),
  format: () => '',
  record: () => null,
};

/** A domain that writes the empty text for one of its values, and reads it as that. */
export function withDefault<T>(domain: Domain<T>, text: string): Domain<T> {
  const written = (value: T): string => (domain.format(value) === text ? '' : domain.format(value));
  return { ...domain, allowed: `${domain.allowed}; without one ${text}`, parse: (given) => domain.parse(given === '' ? text : given), format: written };
}

/** Numbers separated by colons; missing ones are their default, and left out from the end when written. */
export function numbersOf<T>(row: ChoiceRow, made: (numbers: readonly number[]) => T, numbersIn: (value: T) => readonly number[]): Domain<T> {
  const table = { of: row };
  const format = (value: T): string => formatChoice(table, { id: 'of', parameters: numbersIn(value) }).slice('of:'.length);
  return {
    allowed: row.parameters.map(({ name, min, max }) => `${name} from ${min} to ${max}`).join(', '),
    parse(text) {
      const choice = parseChoice(table, text === '' ? 'of' : `of:${text}`);
      return choice === null ? undefined : made(choice.parameters);
    },
    format,
    record: format,
  };
}
