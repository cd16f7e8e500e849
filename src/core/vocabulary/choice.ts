import { parseNumber } from './numberText.ts';

/** A number that an activation or initializer takes, written after its id in the link. */
export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** A row of a vocabulary and its parameters, all written out: `{ id: 'leaky_relu', parameters: [0.3] }`. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly parameters: readonly number[];
}

/** Whether a text is an id of a table; names of `Object.prototype` are not. */
export function isIdOf<Id extends string>(table: Readonly<Record<Id, unknown>>, text: string): text is Id {
  return Object.hasOwn(table, text);
}

/** What the text of a choice depends on. */
export interface ChoiceRow {
  readonly parameters: readonly Parameter[];
  /** A condition between parameters that are each in range. */
  readonly valid?: (parameters: readonly number[]) => boolean;
}

/** Writes a choice as links do, `leaky_relu:0.1`; trailing parameters at their default are left out. */
export function formatChoice<Id extends string>(table: Readonly<Record<Id, ChoiceRow>>, choice: Choice<Id>): string {
  const defaults = table[choice.id].parameters.map((parameter) => parameter.default);
  let count = choice.parameters.length;
  while (count > 0 && choice.parameters[count - 1] === defaults[count - 1]) count--;
  return [choice.id, ...choice.parameters.slice(0, count)].join(':');
}

/** A row with all parameters at their default. */
export function defaultChoice<Id extends string>(table: Readonly<Record<Id, ChoiceRow>>, id: Id): Choice<Id> {
  return { id, parameters: table[id].parameters.map((parameter) => parameter.default) };
}

/**
 * Reads `id[:parameter…]`, missing parameters at their default. `null` for an unknown id, too many
 * parameters, a parameter that is not a number or out of range, or parameters that do not fit together.
 */
export function parseChoice<Id extends string>(table: Readonly<Record<Id, ChoiceRow>>, text: string): Choice<Id> | null {
  const [id = '', ...written] = text.split(':');
  if (!isIdOf(table, id)) return null;
  const row = table[id];
  if (written.length > row.parameters.length) return null;
  const parameters: number[] = [];
  for (const [index, parameter] of row.parameters.entries()) {
    const part = written[index];
    const value = part === undefined ? parameter.default : parseNumber(part);
    if (value === null || value < parameter.min || value > parameter.max) return null;
    parameters.push(value);
  }
  if (row.valid !== undefined && !row.valid(parameters)) return null;
  return { id, parameters };
}
