import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { layoutOf } from '../../src/core/experiment/layout.ts';
import { dropThreshold, streamKey } from '../../src/core/random/streams.ts';
import { threefry2x32 } from '../../src/core/random/threefry.ts';
import type { Trainer } from '../../src/engine/trainer.ts';

/**
 * Units of the last hidden layer whose dropout in one update is not the one that the seeded stream gives. A unit that
 * is dropped on every row of the batch is the one whose outgoing weight the update leaves alone: the experiment has
 * to be one whose units are on for every row, under an optimizer without momentum.
 */
export async function countDifferingMasks(trainer: Trainer, experiment: Experiment, step: number): Promise<number> {
  const layout = layoutOf(experiment);
  const output = layout.layers.at(-1);
  const dropping = layout.layers.at(-2);
  const [born] = await trainer.checkpoint();
  if (output === undefined || dropping === undefined || born === undefined) throw new Error('The network has no hidden layer.');
  await trainer.restore([{ ...born, step }]);
  await trainer.advance(0);
  const [after] = await trainer.checkpoint();

  const threshold = dropThreshold(experiment.layers[dropping.number - 1]?.dropout ?? 0);
  const words = new Uint32Array(2);
  let differing = 0;
  for (let unit = 0; unit < dropping.units; unit++) {
    let keptRows = 0;
    for (let row = 0; row < experiment.batchSize; row++) {
      threefry2x32(words, experiment.seed, streamKey('dropout', dropping.number), step, row * 128 + Math.floor(unit / 2));
      if ((words[unit & 1] ?? 0) >>> 9 >= threshold) keptRows += 1;
    }
    const weight = output.kernelStart + unit;
    const isKept = after?.parameters[weight] !== born.parameters[weight];
    if (isKept !== keptRows > 0) differing += 1;
  }
  return differing;
}
