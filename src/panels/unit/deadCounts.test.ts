import { expect, it } from 'vitest';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { deadNote, deadRows } from './deadCounts.ts';

/** Of layer 1 every second unit is dead on the whole box, and no unit of layer 2 has a weight above 0. */
function runOf(link: string, deadOnTraining?: readonly (number | null)[]) {
  const { experiment } = decodeLink(`rows=1000&epochs=3&hidden=8,4&inputs=2&data=positive-box&${link}`);
  const { layers, parameterCount } = layoutOf(experiment);
  const parameters = new Float32Array(parameterCount).fill(-1);
  const [first] = layers;
  for (let unit = 0; unit < 8; unit += 2) parameters.fill(1, (first?.kernelStart ?? 0) + 2 * unit, (first?.kernelStart ?? 0) + 2 * unit + 2);
  const frame = { ...handmadeFrame(experiment, { epoch: 3, largest: [1, -0.5], ...(deadOnTraining === undefined ? {} : { deadOnTraining }) }), parameters };
  return { experiment, frame, kept: frame, newest: frame };
}

it('counts on the probe, on all training rows and on the box, exactly in layer 1 and from below deeper', () => {
  expect(deadRows(runOf('', [0.25, 0.75]))).toEqual([
    ['layer 1', '0 of 8', '2 of 8', '4 of 8'],
    ['layer 2', '4 of 4', '3 of 4', 'at least 4 of 4'],
  ]);
});

it('says what it does not count, and why', () => {
  expect(deadRows(runOf('')).map(([, , onTraining]) => onTraining)).toEqual(['not read yet', 'not read yet']);
  expect(deadRows(runOf('', [null, 0]))[0]?.[2]).toBe('not counted');
  expect(deadRows(runOf('data=normal')).map((row) => row[3])).toEqual(['there is no box', 'there is no box']);
  expect(deadNote(runOf('data=normal').experiment, null)).toBe('All training rows are read once, when epoch 3 is over. Normal inputs have no bound, so there is no box.');
  expect(deadRows(runOf('activation=gelu,relu')).map((row) => row[3])).toEqual(['cannot die', 'not computed']);
  const unkept = { ...runOf(''), kept: null };
  expect(deadRows(unkept)[0]?.[3]).toBe('not computed');
  expect(deadNote(unkept.experiment, null)).toContain('The parameters of this run are not kept here');
});
