import { canDie, type ActivationChoice } from '../vocabulary/activations.ts';

/**
 * Share of a layer's units that are dead, from the largest z of each, `[units]`: dead when it is ≤ 0. Null
 * where the activation has no dead state or a unit has a NaN.
 */
export function deadFractionOf(activation: ActivationChoice, maxPreActivation: Float32Array): number | null {
  if (!canDie(activation)) return null;
  let dead = 0;
  for (const largest of maxPreActivation) {
    if (Number.isNaN(largest)) return null;
    if (largest <= 0) dead += 1;
  }
  return dead / maxPreActivation.length;
}

/**
 * Mean size of the finite entries of a kernel gradient, unit-major `[units, fanIn]`, that belong to units that are not dead; of all where
 * the activation has no dead state. Null when every unit is dead, NaN where no entry is finite.
 */
export function livingGradientOf(activation: ActivationChoice, kernelGradient: Float32Array, maxPreActivation: Float32Array): number | null {
  const isMortal = canDie(activation);
  const fanIn = kernelGradient.length / maxPreActivation.length;
  let living = 0;
  let sum = 0;
  let count = 0;
  maxPreActivation.forEach((largest, unit) => {
    if (isMortal && largest <= 0) return;
    living += 1;
    for (const entry of kernelGradient.subarray(unit * fanIn, (unit + 1) * fanIn)) {
      if (!Number.isFinite(entry)) continue;
      sum += Math.abs(entry);
      count += 1;
    }
  });
  return living === 0 ? null : sum / count;
}

/** How many units of a layer there are, and which share of them is dead; null as `deadFractionOf`. */
export interface LayerDeaths {
  readonly units: number;
  readonly deadFraction: number | null;
}

/** Dead units of some layers together. */
export interface DeadCount {
  readonly dead: number;
  /** Units of the layers that are counted; 0 where there is none. */
  readonly units: number;
}

/** Counts the dead units of layers; a layer whose fraction is not known, for want of a dead state or by a NaN, is left out. */
export function deadCountOf(layers: Iterable<LayerDeaths>): DeadCount {
  let dead = 0;
  let units = 0;
  for (const layer of layers) {
    if (layer.deadFraction === null) continue;
    dead += Math.round(layer.deadFraction * layer.units);
    units += layer.units;
  }
  return { dead, units };
}

/** Share of the units of layers that are dead, counted as in `deadCountOf`; null where it is known of no layer. */
export function deadShareOf(layers: Iterable<LayerDeaths>): number | null {
  const { dead, units } = deadCountOf(layers);
  return units === 0 ? null : dead / units;
}

/** The hidden layers of a frame, or of what is kept of one: all but the last, the output. */
export function hiddenOf<Layer>({ layers }: { readonly layers: readonly Layer[] }): readonly Layer[] {
  return layers.slice(0, -1);
}

/** Layers with the dead fractions that are kept of them, one an entry. */
export function layersOf(deadFraction: readonly (number | null)[], layers: readonly { readonly units: number }[]): readonly LayerDeaths[] {
  return layers.map(({ units }, index) => ({ units, deadFraction: deadFraction[index] ?? null }));
}
