import type { NetworkLayout, LayerLayout } from '../experiment/layout.ts';

/** What continual backprop remembers of every unit of a network, the output's included, in the order of the layout. */
export interface ContinualMemory {
  /** Epochs since a unit was born or replaced. `[unitCount]` */
  readonly ages: Float64Array;
  /** Running contribution utility. `[unitCount]` */
  readonly utilities: Float64Array;
  /** Units of each layer that are due to be replaced, not whole. `[layers]` */
  readonly due: Float64Array;
}

/** A network between two epochs, as operations change it: flat parameters and optimizer slots, `[parameterCount]` each. */
export interface LivingNetwork {
  readonly parameters: Float32Array;
  readonly slots: readonly Float32Array[];
  /** Of continual backprop, once it has begun. */
  readonly memory?: ContinualMemory;
}

/** What units do over the probe, dropout off, by hidden layer. */
export interface Activity {
  /** Mean of |activation| of each unit. */
  readonly meanAbs: readonly Float64Array[];
  /** Largest z of each unit; NaN when one is. */
  readonly largest: readonly Float32Array[];
}

/** A copy that may be changed in place. */
export function copyOf({ parameters, slots, memory }: LivingNetwork): LivingNetwork {
  const copy = { parameters: parameters.slice(), slots: slots.map((slot) => slot.slice()) };
  return memory === undefined ? copy : { ...copy, memory: { ages: memory.ages.slice(), utilities: memory.utilities.slice(), due: memory.due.slice() } };
}

/** Sets the incoming kernel of a unit (from 0) and its bias in place, and their slots to 0. */
export function setIncoming({ parameters, slots }: LivingNetwork, layer: LayerLayout, unit: number, kernel: ArrayLike<number>, bias: number): void {
  const start = layer.kernelStart + unit * layer.fanIn;
  parameters.set(kernel, start);
  parameters[layer.biasStart + unit] = bias;
  for (const slot of slots) {
    slot.fill(0, start, start + layer.fanIn);
    slot[layer.biasStart + unit] = 0;
  }
}

/** Sets the weights that lead from a hidden unit (from 0) into the next layer to 0 in place, with their slots. */
export function clearOutgoing({ parameters, slots }: LivingNetwork, next: LayerLayout, unit: number): void {
  for (let to = 0; to < next.units; to++) {
    const at = next.kernelStart + to * next.fanIn + unit;
    for (const values of [parameters, ...slots]) values[at] = 0;
  }
}

/** The hidden layers of a network, each with the layer that it leads into. */
export function hiddenPairs({ layers }: NetworkLayout): readonly { readonly layer: LayerLayout; readonly next: LayerLayout; readonly index: number }[] {
  return layers.flatMap((layer, index) => {
    const next = layers[index + 1];
    return next === undefined ? [] : [{ layer, next, index }];
  });
}
