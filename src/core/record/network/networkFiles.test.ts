import { expect, it } from 'vitest';
import { initialParameters } from '../../experiment/birth/initialParameters.ts';
import { decodeLink } from '../../link/decode.ts';
import { networkTensors } from './networkTensors.ts';
import { npyBytes, npyText } from './npy.ts';
import { safetensorsBytes } from './safetensors.ts';

const { experiment } = decodeLink('hidden=5,3&initializer=he_normal&bias=0.5');
const tensors = networkTensors(experiment, initialParameters(experiment));

/** Float32 from an offset that need not be a multiple of four. */
function floats(bytes: Uint8Array, from: number, to = bytes.length): Float32Array {
  return new Float32Array(bytes.slice(from, to).buffer);
}

it('names kernels and biases of every layer, units before inputs', () => {
  expect(tensors.map(({ name, shape }) => [name, shape])).toEqual([
    ['dense_1.kernel', [5, 4]],
    ['dense_1.bias', [5]],
    ['dense_2.kernel', [3, 5]],
    ['dense_2.bias', [3]],
    ['dense_3.kernel', [1, 3]],
    ['dense_3.bias', [1]],
  ]);
});

it('an NPY file has a header that ends at a multiple of 64 and the values after it', () => {
  for (const tensor of tensors) {
    const bytes = npyBytes(tensor);
    expect([...bytes.subarray(0, 8)]).toEqual([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
    const end = 10 + new DataView(bytes.buffer).getUint16(8, true);
    expect(end % 64).toBe(0);
    const header = new TextDecoder().decode(bytes.subarray(10, end));
    expect(header.endsWith('\n')).toBe(true);
    expect(header.trimEnd()).toBe(`{'descr': '<f4', 'fortran_order': False, 'shape': (${tensor.shape.length === 1 ? `${tensor.shape[0]},` : tensor.shape.join(', ')}), }`);
    expect(floats(bytes, end)).toEqual(tensor.values);
  }
});

it('a text is written in UTF-32', () => {
  const bytes = npyText('aλ😀');
  expect(new TextDecoder().decode(bytes.subarray(10, 128))).toContain("'<U3'");
  expect([...new Uint32Array(bytes.slice(128).buffer)]).toEqual([0x61, 0x3bb, 0x1f600]);
});

it('a safetensors file has a header in JSON that ends at a multiple of 8, and the values where it says', () => {
  const bytes = safetensorsBytes(tensors, { link: 'https://example.org/#hidden=5,3', note: 'α' });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  const { __metadata__: metadata, ...entries }: Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect(metadata).toEqual({ link: 'https://example.org/#hidden=5,3', note: 'α' });
  expect(Object.keys(entries)).toEqual(tensors.map(({ name }) => name));
  let last = 0;
  for (const { name, shape, values } of tensors) {
    const entry = entries[name];
    expect(entry).toMatchObject({ dtype: 'F32', shape });
    const [from, to] = entry?.data_offsets ?? [NaN, NaN];
    expect(from).toBe(last);
    expect(floats(bytes, 8 + length + from, 8 + length + to)).toEqual(values);
    last = to;
  }
  expect(bytes.length).toBe(8 + length + last);
});
