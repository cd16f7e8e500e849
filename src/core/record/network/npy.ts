import { asciiBytes, joined, littleEndian, type Tensor } from './networkTensors.ts';

/** `\x93NUMPY`, then version 1.0. */
const MAGIC = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0);
/** The data begin at a multiple of this. */
const ALIGNMENT = 64;

/** A tensor in NumPy's format NPY 1.0 (numpy.lib.format): magic, length of the header, a dict in Python, padding, values. */
export function npyBytes({ shape, values }: Tensor): Uint8Array<ArrayBuffer> {
  return npy('<f4', shape, littleEndian(values));
}

/** A text as an array of no dimensions, `<U…` in UTF-32. An empty text is one NUL, as NumPy has it. */
export function npyText(text: string): Uint8Array<ArrayBuffer> {
  const points = text === '' ? [0] : Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const bytes = new Uint8Array(4 * points.length);
  const view = new DataView(bytes.buffer);
  points.forEach((point, index) => view.setUint32(4 * index, point, true));
  return npy(`<U${points.length}`, [], bytes);
}

function npy(type: string, shape: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${dimensions}), }`;
  const length = Math.ceil((MAGIC.length + 2 + header.length + 1) / ALIGNMENT) * ALIGNMENT - MAGIC.length - 2;
  return joined([MAGIC, Uint8Array.of(length & 255, length >> 8), asciiBytes(`${header.padEnd(length - 1)}\n`), data]);
}
