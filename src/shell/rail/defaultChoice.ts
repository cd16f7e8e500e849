import type { Parameter } from '../../core/vocabulary/activations.ts';
import type { Choice } from '../../core/vocabulary/choice.ts';

interface Row {
  readonly parameters: readonly Parameter[];
}

/** A row of a vocabulary with its default parameters. */
export function defaultChoice<Id extends string>(table: Readonly<Record<Id, Row>>, id: Id): Choice<Id> {
  return { id, parameters: table[id].parameters.map((parameter) => parameter.default) };
}
