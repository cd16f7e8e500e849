import { expect, it } from 'vitest';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { streamKey } from '../../core/random/streams.ts';
import { compileKernels, kernelsOn } from './kernels.ts';

const START = 65_536;
const memory = new WebAssembly.Memory({ initial: 20, maximum: 20 });
const kernels = await kernelsOn(await compileKernels(), memory);

it.each([1, 2, 7, 8, 9, 500, 701, 140_000])('takes %d rows in the order that every engine takes them', (count) => {
  for (const [seed, epoch] of [[1, 1], [4_294_967_295, 3], [7, 1000]] as const) {
    const { experiment } = decodeLink(`shuffle_seed=${seed}`);
    const expected = new Uint32Array(count);
    shuffledTrainRows(experiment, epoch, expected);
    kernels.shuffle(START, count, seedsOf(experiment).shuffle, streamKey('shuffle', 0), epoch);
    expect(new Uint32Array(memory.buffer, START, count)).toEqual(expected);
  }
});
