/** What a layer is called: `layer 2`, and `output` for the last. Layers are numbered from 1. */
export function nameOfLayer({ number, isOutput }: { readonly number: number; readonly isOutput: boolean }): string {
  return isOutput ? 'output' : `layer ${number}`;
}

/** The same by a layer's number among `count`, the output included. */
export function layerName(layer: number, count: number): string {
  return nameOfLayer({ number: layer, isOutput: layer >= count });
}

/** What an epoch is called in a sentence: `birth` or `epoch 12`. */
export function epochName(epoch: number): string {
  return epoch === 0 ? 'birth' : `epoch ${epoch}`;
}

/** The same beside an axis or in a table: `birth` or `12`. */
export function formatEpochTick(epoch: number): string {
  return epoch === 0 ? 'birth' : String(epoch);
}

/** Words as a sentence begins with them. */
export function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
