/** A row of a vocabulary and its parameters, all written out: `{ id: 'leaky_relu', parameters: [0.3] }`. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly parameters: readonly number[];
}
