import { asciiBytes, joined, littleEndian, type Tensor } from './networkTensors.ts';

/** The header ends, and values begin, at a multiple of this. */
const ALIGNMENT = 8;

/**
 * Tensors in the format safetensors: length of the header as 64 bits, a header in JSON, padded with spaces, then the
 * values one after another. `metadata` is of texts.
 */
export function safetensorsBytes(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const header: Record<string, object> = { __metadata__: metadata };
  let at = 0;
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + 4 * values.length] };
    at += 4 * values.length;
  }
  const written = asciiBytes(JSON.stringify(header));
  const padding = new Uint8Array(-written.length & (ALIGNMENT - 1)).fill(0x20);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, written.length + padding.length, true);
  return joined([length, written, padding, ...tensors.map(({ values }) => littleEndian(values))]);
}
