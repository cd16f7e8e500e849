import { expect, it } from 'vitest';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { DropoutMask } from '../cpu/dropoutMask.ts';
import { RowSource } from '../rows/rowSource.ts';
import { dropoutOf } from '../../core/vocabulary/dropout.ts';
import { compileKernels, kernelsOn } from './kernels.ts';
import { MemoryPlan } from './memoryPlan.ts';
import { placeNetwork, placePass, placeRows } from './networkPlaces.ts';
import { WasmNetwork } from './wasmNetwork.ts';

const ROWS_AT_ONCE = 64;

it.each(['hidden=7&dropout=0.3&batch=100', 'hidden=1&dropout=0.9&batch=64', 'hidden=256&alpha_dropout=0.5&batch=65&seed=4294967295'])('drops what every engine drops, in every block of a batch: %s', async (link) => {
  const { experiment } = decodeLink(`rows=1000&labels=sum&optimizer=sgd&lr=1e-6&${link}`);
  const plan = new MemoryPlan();
  const places = { rows: placeRows(plan, experiment), pass: placePass(plan, [experiment], experiment), own: placeNetwork(plan, experiment) };
  const memory = plan.createMemory();
  const network = new WasmNetwork(experiment, await kernelsOn(await compileKernels(), memory), memory, places);
  const [{ rows, inputs, batchSize }, [layer]] = [experiment, experiment.layers];
  await new RowSource(experiment).drawAll(() => Promise.resolve(), { inputs: new Float32Array(memory.buffer, places.rows.inputs, rows * inputs), labels: new Uint8Array(memory.buffer, places.rows.labels, rows) });
  const dropout = layer === undefined ? null : dropoutOf(layer);
  if (layer === undefined || dropout === null) throw new Error('a layer with dropout was expected');
  const { units } = layer;
  const kept = new Int32Array(memory.buffer, places.pass.layers[0]?.kept, units * ROWS_AT_ONCE);
  const mask = new DropoutMask({ ...dropout, scale: 1, shift: 0, dropped: 0 }, 1, units, ROWS_AT_ONCE);
  for (let step = 0; step < 3; step++) {
    for (let firstRow = 0; firstRow < batchSize; firstRow += ROWS_AT_ONCE) {
      expect(network.train(1, 10)).toBe(1);
      const count = Math.min(ROWS_AT_ONCE, batchSize - firstRow);
      const expected = new Float32Array(units * count).fill(1);
      mask.forward(expected, count, { seed: seedsOf(experiment).dropout, step, firstRow });
      const drawn = expected.map((_, at) => {
        const [unit, row] = [Math.floor(at / count), at % count];
        return kept[(row >> 3) * units * 8 + unit * 8 + (row & 7)] === -1 ? 1 : 0;
      });
      expect(drawn).toEqual(expected);
    }
  }
});
