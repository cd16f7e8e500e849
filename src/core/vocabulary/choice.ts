/** A row of a vocabulary and its parameters, all written out: `{ id: 'leaky_relu', parameters: [0.3] }`. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly parameters: readonly number[];
}

/** Whether a text is an id of a table; names of `Object.prototype` are not. */
export function isIdOf<Id extends string>(table: Readonly<Record<Id, unknown>>, text: string): text is Id {
  return Object.hasOwn(table, text);
}
