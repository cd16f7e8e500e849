import { type Parameter, type Choice, formatChoice, parseChoice } from '../../vocabulary/choice.ts';
import type { Domain } from './domain.ts';

/** What a menu shows of a row of a vocabulary. */
export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface Named {
  readonly label: string;
}

interface NamedWithParameters extends Named {
  readonly parameters: readonly Parameter[];
}

/** One id of a table. */
export interface ChoiceDomain<Id extends string> extends Domain<Id> {
  readonly kind: 'choice';
  readonly options: readonly Option<Id>[];
}

/** One id of a table, with the parameters of its row. */
export interface TokenDomain<Id extends string> extends Domain<Choice<Id>> {
  /** An id and its parameters, `leaky_relu:0.1`. */
  readonly kind: 'token';
  readonly options: readonly Option<Id>[];
  /** The parameters that a row takes, with their ranges. */
  readonly parametersOf: (id: Id) => readonly Parameter[];
}

function optionsOf<Id extends string>(table: Readonly<Record<Id, Named>>): readonly Option<Id>[] {
  const options: Option<Id>[] = [];
  for (const id in table) if (Object.hasOwn(table, id)) options.push({ id, label: table[id].label });
  return options;
}

/** One row of a table, by its id. */
export function choiceOf<Id extends string>(table: Readonly<Record<Id, Named>>): ChoiceDomain<Id> {
  const options = optionsOf(table);
  return {
    kind: 'choice',
    options,
    allowed: `one of ${options.map((option) => option.id).join(', ')}`,
    parse: (text) => options.find(({ id }) => id === text)?.id,
    format: (value) => value,
    record: (value) => value,
  };
}

/** One row of a table, by its id and parameters. A missing parameter is its default, and is left out when writing. */
export function tokenOf<Id extends string>(table: Readonly<Record<Id, NamedWithParameters>>): TokenDomain<Id> {
  const options = optionsOf(table);
  const parametersOf = (id: Id): readonly Parameter[] => table[id].parameters;
  const format = (choice: Choice<Id>): string => formatChoice(table, choice);
  return {
    kind: 'token',
    options,
    parametersOf,
    allowed: `one of ${options.map((option) => signature(option.id, parametersOf(option.id))).join(', ')}`,
    parse: (text) => parseChoice(table, text) ?? undefined,
    format,
    record: format,
  };
}

/** `random_uniform[:min:max]`, with the ranges where there is one parameter only: `elu[:alpha 0 to 10]`. */
function signature(id: string, parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return id;
  const [only] = parameters;
  if (only !== undefined && parameters.length === 1) return `${id}[:${only.name} ${only.min} to ${only.max}]`;
  return `${id}[${parameters.map((parameter) => `:${parameter.name}`).join('')}]`;
}
