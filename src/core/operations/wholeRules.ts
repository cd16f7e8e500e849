import { MAX_UNITS } from '../experiment/settings/layerFields.ts';
import { layoutOf } from '../experiment/layout.ts';
import type { ShrinkSettings } from '../experiment/operation.ts';
import { seedsOf } from '../experiment/birth/seeds.ts';
import { normalFromUniform } from '../random/normal.ts';
import { streamKey, uniformFromWord } from '../random/streams.ts';
import { threefry2x32 } from '../random/threefry.ts';
import type { LivingNetwork } from './livingNetwork.ts';
import type { Occasion } from './unitRules.ts';

/** Adds to the bias of one unit (from 0), or of all units, of a hidden layer or of all, in place. */
export function addToBias({ parameters }: LivingNetwork, { experiment, layer }: Occasion, unit: number | undefined, amount: number): void {
  for (const { isOutput, number, biasStart, units } of layoutOf(experiment).layers) {
    if (isOutput || (layer !== undefined && layer !== number)) continue;
    for (let each = 0; each < units; each++) {
      if (unit === undefined || unit === each) parameters[biasStart + each] = (parameters[biasStart + each] ?? 0) + amount;
    }
  }
}

/**
 * Shrink and perturb (Ash and Adams, 2020): every kernel entry and bias, the output's included, becomes factor · θ + noise · a
 * standard normal draw, in place. Slots stay.
 */
export function shrinkAndPerturb({ parameters }: LivingNetwork, { experiment, epoch }: Occasion, { factor, noise }: ShrinkSettings): void {
  const seed = seedsOf(experiment).kernel;
  const words = new Uint32Array(2);
  for (const { number, units, fanIn, kernelStart, biasStart } of layoutOf(experiment).layers) {
    const key = streamKey('perturb', number);
    for (let unit = 0; unit < units; unit++) {
      for (let input = 0; input <= fanIn; input++) {
        if ((input & 1) === 0) threefry2x32(words, seed, key, epoch * MAX_UNITS + unit, input >>> 1);
        const at = input === fanIn ? biasStart + unit : kernelStart + unit * fanIn + input;
        parameters[at] = factor * (parameters[at] ?? 0) + noise * normalFromUniform(uniformFromWord(words[input & 1] ?? 0));
      }
    }
  }
}

/** Sets the slots of a hidden layer, or of all, to 0 in place: a frozen layer is at rest, and starts anew when it is thawed. */
export function clearSlots({ slots }: LivingNetwork, { experiment, layer }: Occasion): void {
  for (const { isOutput, number, kernelStart, biasStart, units } of layoutOf(experiment).layers) {
    if (isOutput || (layer !== undefined && layer !== number)) continue;
    for (const slot of slots) slot.fill(0, kernelStart, biasStart + units);
  }
}
