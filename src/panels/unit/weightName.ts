/** What a weight of a unit is called, its input from 0: `x1` in the first layer, deeper `from unit 1`. */
export function weightName(layer: number, input: number): string {
  return layer === 1 ? `x${input + 1}` : `from unit ${input + 1}`;
}
