import type { Experiment } from '../../experiment/experiment.ts';
import { layoutOf } from '../../experiment/layout.ts';

/** A named tensor of float32, row-major. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Kernels `[units, fanIn]` and biases `[units]` of a network, `dense_1.kernel`, `dense_1.bias` …; views of its flat parameters. */
export function networkTensors(experiment: Experiment, parameters: Float32Array): readonly Tensor[] {
  return layoutOf(experiment).layers.flatMap(({ name, units, fanIn, kernelStart, kernelSize, biasStart }) => [
    { name: `${name}.kernel`, shape: [units, fanIn], values: parameters.subarray(kernelStart, kernelStart + kernelSize) },
    { name: `${name}.bias`, shape: [units], values: parameters.subarray(biasStart, biasStart + units) },
  ]);
}

/** Bytes of float32 values, little-endian whatever the machine. */
export function littleEndian(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return bytes;
}

/** Joins bytes. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A text of characters below U+0080 as bytes. Others are written as JSON escapes, so they may stand in JSON texts only. */
export function asciiBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = text.replaceAll(/[^\0-\u007f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
