/** What a layer is called: `layer 2`, and `output` for the last. Layers are numbered from 1. */
export function nameOfLayer({ number, isOutput }: { readonly number: number; readonly isOutput: boolean }): string {
  return isOutput ? 'output' : `layer ${number}`;
}

/** The same by a layer's number among `count`, the output included. */
export function layerName(layer: number, count: number): string {
  return nameOfLayer({ number: layer, isOutput: layer >= count });
}

/** What a weight of a unit is called, its input from 0: `x1` in the first layer, deeper `from unit 1`. */
export function weightName(layer: number, input: number): string {
  return layer === 1 ? `x${input + 1}` : `from unit ${input + 1}`;
}

/** What an epoch is called in a sentence: `birth` or `epoch 12`; a moment within one is `epoch 0.35`. */
export function epochName(epoch: number): string {
  return epoch === 0 ? 'birth' : `epoch ${formatEpochTick(epoch)}`;
}

/** The same beside an axis or in a table: `birth`, `12` or `0.35`. */
export function formatEpochTick(epoch: number): string {
  return epoch === 0 ? 'birth' : String(Math.round(100 * epoch) / 100);
}

/** The epoch in which something came about that was first seen at a moment: `7`, or `1 (by 0.35)` where that is within it. */
export function formatEpochOf(moment: number): string {
  return Number.isInteger(moment) ? String(moment) : `${Math.ceil(moment)} (by ${formatEpochTick(moment)})`;
}

/** Words as a sentence begins with them. */
export function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
