import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { layoutOf } from '../../src/core/experiment/layout.ts';
import type { TensorDifference } from './api.ts';

/** Compares two flat parameter-shaped vectors kernel by kernel and bias by bias. */
export function differencesOf(experiment: Experiment, measured: ArrayLike<number>, reference: ArrayLike<number>): TensorDifference[] {
  return layoutOf(experiment).layers.flatMap(({ name, kernelStart, kernelSize, biasStart, units }) => [
    difference(`${name} kernel`, kernelStart, kernelSize, measured, reference),
    difference(`${name} bias`, biasStart, units, measured, reference),
  ]);
}

/** Compares `count` entries from `start`. */
export function difference(tensor: string, start: number, count: number, measured: ArrayLike<number>, reference: ArrayLike<number>): TensorDifference {
  let largest = 0;
  let worst = 0;
  for (let i = start; i < start + count; i++) {
    const expected = reference[i] ?? NaN;
    const off = Math.abs((measured[i] ?? NaN) - expected);
    largest = Math.max(largest, Math.abs(expected));
    worst = Math.max(worst, Number.isNaN(off) ? Infinity : off);
  }
  return { tensor, largest, worst: largest > 0 ? worst / largest : worst };
}
