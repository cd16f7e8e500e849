import { ones } from '@tensorflow/tfjs-core';
import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { dropThreshold, streamKey } from '../../src/core/random/streams.ts';
import { threefry2x32 } from '../../src/core/random/threefry.ts';
import type { WebglContext } from '../../src/engine/gl/context.ts';
import { dropOutputs, layerDropoutOf } from '../../src/engine/tfjs/dropoutOps.ts';
import { readBack } from '../../src/engine/gl/readTensors.ts';

/** Outputs of layer 1 in one batch whose GPU mask is not the one that the seeded stream gives. */
export async function countDifferingMasks(context: WebglContext, experiment: Experiment, step: number): Promise<number> {
  const dropout = layerDropoutOf(experiment, 0);
  const units = experiment.hidden[0] ?? 0;
  const rows = experiment.batchSize;
  if (dropout === null) throw new Error('Layer 1 has no dropout.');
  const before = ones([units, rows]);
  const after = dropOutputs(context.backend, dropout, step, before);
  const [outputs] = await readBack(context, [after]);
  before.dispose();
  after.dispose();
  if (outputs === undefined) throw new Error('Nothing was read.');

  const threshold = dropThreshold(experiment.dropout[0] ?? 0);
  const words = new Uint32Array(2);
  let differing = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let row = 0; row < rows; row++) {
      threefry2x32(words, experiment.seed, streamKey('dropout', 1), step, row * 128 + Math.floor(unit / 2));
      const dropped = (words[unit & 1] ?? 0) >>> 9 < threshold;
      if (dropped !== (outputs[unit * rows + row] === 0)) differing += 1;
    }
  }
  return differing;
}
