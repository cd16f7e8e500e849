import type { Parameter } from '../../core/vocabulary/activations.ts';
import type { Choice } from '../../core/vocabulary/choice.ts';

interface Row {
  readonly parameters: readonly Parameter[];
}

/** A row of a vocabulary with its default parameters. */
export function defaultChoice<Id extends string>(table: Readonly<Record<Id, Row>>, id: Id): Choice<Id> {
  return { id, parameters: table[id].parameters.map((parameter) => parameter.default) };
}

/** Whether two choices are the same row with the same parameters. */
export function sameChoice<Id extends string>(a: Choice<Id>, b: Choice<Id>): boolean {
  return a.id === b.id && a.parameters.length === b.parameters.length && a.parameters.every((parameter, index) => parameter === b.parameters[index]);
}
