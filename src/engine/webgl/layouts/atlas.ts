import type { NetworkLayout } from '../../../core/experiment/layout.ts';

/** Where the parameters of R replicas lie in a texture of texels of four floats. */
export interface Atlas {
  readonly width: number;
  readonly height: number;
  /** For every flat parameter (`layoutOf`) of replica 0, its place among the texture's floats. `[parameterCount]` */
  readonly places: Int32Array;
  /** Place of the first float of replica 0's tally. */
  readonly tally: number;
  /** What a replica's places exceed those of replica 0 by. */
  readonly originOf: (replica: number) => number;
}

/** Flat parameters of one replica into or out of the texture's floats. */
export function scatter({ places, originOf }: Atlas, replica: number, flat: Float32Array, texels: Float32Array): void {
  const origin = originOf(replica);
  flat.forEach((value, index) => {
    texels[origin + (places[index] ?? 0)] = value;
  });
}

/** The other way: flat parameters of one replica, `[parameterCount]`, from the texture’s floats. */
export function gather({ places, originOf }: Atlas, replica: number, texels: Float32Array): Float32Array {
  const origin = originOf(replica);
  return Float32Array.from(places, (place) => texels[origin + place] ?? NaN);
}

/** Records of a network with one hidden layer, see `shallow.glsl.ts`; replicas side by side. */
export function shallowAtlas({ inputs, layers, parameterCount }: NetworkLayout, replicas: number): Atlas {
  const [hidden, output] = layers;
  if (hidden === undefined || output === undefined) throw new RangeError('A network has a hidden and an output layer.');
  const record = Math.ceil(inputs / 4) + 1;
  const width = record * replicas;
  const places = new Int32Array(parameterCount);
  for (let unit = 0; unit < hidden.units; unit++) {
    const row = 4 * width * unit;
    const rest = row + 4 * (record - 1);
    for (let input = 0; input < inputs; input++) places[hidden.kernelStart + unit * inputs + input] = row + input;
    places[hidden.biasStart + unit] = rest;
    places[output.kernelStart + unit] = rest + 1;
  }
  places[output.biasStart] = 4 * width * hidden.units;
  return {
    width,
    height: hidden.units + 2,
    places,
    tally: 4 * width * (hidden.units + 1),
    originOf: (replica) => 4 * record * replica,
  };
}
