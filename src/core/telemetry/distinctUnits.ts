/**
 * How many units of a layer differ from all earlier ones in a bit of their kernel row or bias. Units that agree in every bit compute the
 * same output; without dropout, and with the same kernels behind them, they get the same gradient and never part. `kernel` is
 * unit-major `[units, fanIn]`, `bias` `[units]`.
 */
export function distinctUnitsOf(kernel: Float32Array, bias: Float32Array): number {
  const fanIn = kernel.length / bias.length;
  const kernelBits = bitsOf(kernel);
  const biasBits = bitsOf(bias);
  const unitsByHash = new Map<number, number[]>();
  let distinct = 0;
  for (let unit = 0; unit < bias.length; unit += 1) {
    const hash = hashOf(kernelBits, unit * fanIn, fanIn, biasBits[unit] ?? 0);
    const others = unitsByHash.get(hash) ?? [];
    if (others.some((other) => biasBits[other] === biasBits[unit] && agree(kernelBits, other * fanIn, unit * fanIn, fanIn))) continue;
    unitsByHash.set(hash, [...others, unit]);
    distinct += 1;
  }
  return distinct;
}

function bitsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

/** FNV-1a, a word at a time. */
function hashOf(words: Uint32Array, start: number, count: number, first: number): number {
  let hash = Math.imul(0x811c9dc5 ^ first, 0x01000193);
  for (let i = start; i < start + count; i += 1) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
  return hash;
}

function agree(words: Uint32Array, a: number, b: number, count: number): boolean {
  for (let i = 0; i < count; i += 1) if (words[a + i] !== words[b + i]) return false;
  return true;
}
