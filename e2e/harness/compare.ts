import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { layoutOf } from '../../src/core/experiment/layout.ts';
import { deviationsOf, deviationWithin, shareOf } from '../../src/core/telemetry/deviation.ts';
import type { TensorDifference } from './api.ts';

/** Compares two flat parameter-shaped vectors kernel by kernel and bias by bias. */
export function differencesOf(experiment: Experiment, measured: ArrayLike<number>, reference: ArrayLike<number>): TensorDifference[] {
  return deviationsOf(layoutOf(experiment), measured, reference).map((off) => ({ tensor: `dense_${off.layer} ${off.tensor}`, largest: off.largest, worst: shareOf(off) }));
}

/** Compares all entries of two vectors. */
export function difference(tensor: string, measured: ArrayLike<number>, reference: ArrayLike<number>): TensorDifference {
  const off = deviationWithin(0, reference.length, measured, reference);
  return { tensor, largest: off.largest, worst: shareOf(off) };
}
