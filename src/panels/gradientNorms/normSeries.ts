import type { Frame, LayerFrame } from '../../core/telemetry/frame.ts';

export type Tensor = 'kernel' | 'bias';

/** Norm of a layer's gradient as recorded; undefined when there is no such layer. */
export function normOf(layer: LayerFrame | undefined, tensor: Tensor): number | undefined {
  return (tensor === 'kernel' ? layer?.kernelGradient : layer?.biasGradient)?.norm;
}

/** Norms of every layer at some epochs, for a logarithmic axis. */
export interface NormSeries {
  /** Per layer, per epoch: the norm, `floor` where it is exactly 0, null where it is not finite. */
  readonly layers: readonly (readonly (number | null)[])[];
  /** Where exact zeros are drawn: at least a decade below the smallest norm. Null when there is no zero. */
  readonly floor: number | null;
}

/** Norms at the given epochs. With nothing but zeros the floor is 1e-8. */
export function normSeries(frames: readonly Frame[], epochs: readonly number[], tensor: Tensor): NormSeries {
  const count = frames[0]?.layers.length ?? 0;
  const norms = Array.from({ length: count }, (_, layer) => epochs.map((epoch) => normOf(frames[epoch]?.layers[layer], tensor) ?? NaN));
  let smallest = Infinity;
  let hasZero = false;
  for (const norm of norms.flat()) {
    if (norm === 0) hasZero = true;
    else if (norm < smallest) smallest = norm;
  }
  const floor = hasZero ? (smallest === Infinity ? 1e-8 : 10 ** (Math.floor(Math.log10(smallest)) - 1)) : null;
  return { floor, layers: norms.map((line) => line.map((norm) => (norm === 0 ? floor : Number.isFinite(norm) ? norm : null))) };
}

/** The first epoch from which some layer's norm has not been finite up to the newest; null when all are at the newest. */
export function brokenNormFrom(frames: readonly Frame[], tensor: Tensor): number | null {
  const lastFinite = frames.findLastIndex((frame) => frame.layers.every((layer) => Number.isFinite(normOf(layer, tensor) ?? 0)));
  return lastFinite === frames.length - 1 ? null : lastFinite + 1;
}
