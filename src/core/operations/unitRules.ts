import type { Experiment } from '../experiment/experiment.ts';
import { initialKernel } from '../experiment/birth/initialKernel.ts';
import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import type { ContinualSettings } from '../experiment/operation.ts';
import { seedsOf } from '../experiment/birth/seeds.ts';
import { canDie } from '../vocabulary/activations.ts';
import { dormantScores } from './activity.ts';
import { clearOutgoing, hiddenPairs, setIncoming, type Activity, type ContinualMemory, type LivingNetwork } from './livingNetwork.ts';

/** Where a rule acts and when: all of them change a network in place. */
export interface Occasion {
  readonly experiment: Experiment;
  /** Epochs done. */
  readonly epoch: number;
  /** Hidden layer, from 1; all where absent. */
  readonly layer?: number | undefined;
}

/** Incoming kernels of a layer drawn anew by its initializer, unit by unit. */
function renewalOf({ experiment, epoch }: Occasion, layer: LayerLayout): (unit: number) => Float64Array {
  const initializer = experiment.layers[layer.number - 1]?.initializer ?? experiment.outputInitializer;
  let kernel: Float64Array | null = null;
  return (unit) => {
    kernel ??= initialKernel(initializer, seedsOf(experiment).kernel, layer.number, layer.units, layer.fanIn, epoch);
    return kernel.subarray(unit * layer.fanIn, (unit + 1) * layer.fanIn);
  };
}

function pairsOf({ experiment, layer }: Occasion): ReturnType<typeof hiddenPairs> {
  return hiddenPairs(layoutOf(experiment)).filter(({ layer: { number } }) => layer === undefined || layer === number);
}

/**
 * Gives one unit (from 0), or where none is named each unit that is dead on the probe, a new incoming kernel and the bias it
 * had at birth; their slots become 0. What leads on from it stays.
 */
export function reinitialise(network: LivingNetwork, occasion: Occasion, unit: number | undefined, activity: Activity | null): void {
  for (const { layer, index } of pairsOf(occasion)) {
    const renewed = renewalOf(occasion, layer);
    const bias = occasion.experiment.layers[index]?.bias ?? 0;
    for (let each = 0; each < layer.units; each++) {
      const isMeant = unit === undefined ? canDie(layer.activation) && (activity?.largest[index]?.[each] ?? NaN) <= 0 : each === unit;
      if (isMeant) setIncoming(network, layer, each, renewed(each), bias);
    }
  }
}

/**
 * ReDo, algorithm 1 of Sokar et al. (arXiv 2302.12902): every unit whose τ-dormant score is at most τ gets a new incoming
 * kernel and bias 0, and its outgoing weights become 0, all slots with them. Scores are those before any is recycled.
 */
export function redo(network: LivingNetwork, occasion: Occasion, threshold: number, activity: Activity): void {
  for (const { layer, next, index } of pairsOf(occasion)) {
    const renewed = renewalOf(occasion, layer);
    dormantScores(activity.meanAbs[index] ?? new Float64Array(0)).forEach((score, unit) => {
      if (score <= threshold) replace(network, { layer, next, unit }, renewed(unit));
    });
  }
}

function replace(network: LivingNetwork, { layer, next, unit }: { readonly layer: LayerLayout; readonly next: LayerLayout; readonly unit: number }, kernel: Float64Array): void {
  setIncoming(network, layer, unit, kernel, 0);
  clearOutgoing(network, next, unit);
}

/** What continual backprop knows when it begins: every unit is new. */
export function newMemory(experiment: Experiment): ContinualMemory {
  const { unitCount, layers } = layoutOf(experiment);
  return { ages: new Float64Array(unitCount), utilities: new Float64Array(unitCount), due: new Float64Array(layers.length) };
}

/**
 * One step of continual backprop, algorithm 1 of Dohare et al. (Nature 632, 2024), made once an epoch on the probe: each
 * hidden layer's ages grow by 1; utilities become η·u + (1 − η)·mean|h|·Σ|outgoing weights|; ρ times the units older than
 * m come due; while more than one is due, the mature unit of least utility is replaced: incoming kernel drawn anew, bias 0,
 * outgoing weights, slots, utility and age 0. `memory` is changed in place.
 */
export function replaceContinually(network: LivingNetwork, memory: ContinualMemory, occasion: Occasion, { rate, decay, maturity }: ContinualSettings, activity: Activity): void {
  const { ages, utilities, due } = memory;
  for (const { layer, next, index } of pairsOf(occasion)) {
    const renewed = renewalOf(occasion, layer);
    for (let unit = 0; unit < layer.units; unit++) {
      const at = layer.unitStart + unit;
      let outgoing = 0;
      for (let to = 0; to < next.units; to++) outgoing += Math.abs(network.parameters[next.kernelStart + to * next.fanIn + unit] ?? 0);
      ages[at] = (ages[at] ?? 0) + 1;
      utilities[at] = decay * (utilities[at] ?? 0) + (1 - decay) * (activity.meanAbs[index]?.[unit] ?? 0) * outgoing;
    }
    const mature = Array.from({ length: layer.units }, (_, unit) => unit).filter((unit) => (ages[layer.unitStart + unit] ?? 0) > maturity);
    let count = (due[index] ?? 0) + mature.length * rate;
    const leastUseful = mature.toSorted((one, other) => (utilities[layer.unitStart + one] ?? 0) - (utilities[layer.unitStart + other] ?? 0));
    for (const unit of leastUseful) {
      if (count <= 1) break;
      replace(network, { layer, next, unit }, renewed(unit));
      utilities[layer.unitStart + unit] = 0;
      ages[layer.unitStart + unit] = 0;
      count -= 1;
    }
    due[index] = count;
  }
}
