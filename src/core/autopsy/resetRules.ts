import { dormantScores } from '../operations/activity.ts';
import type { LayerLayout } from '../experiment/layout.ts';
import { ACTIVATIONS, canDie } from '../vocabulary/activations.ts';
import type { LayerReading } from './layerReading.ts';

/** What each unit of a layer gives, over the rows that were read. `[units]` each. */
export interface UnitWorth {
  /** Mean |activation|. */
  readonly meanAbs: Float64Array;
  /** τ-dormant score (Sokar et al., arXiv 2302.12902). */
  readonly dormant: Float64Array;
  /** Contribution utility of one moment, mean |activation| · Σ |outgoing weights|: what continual backprop averages over time (Dohare et al., Nature 632, 2024). Null for the output. */
  readonly utility: Float64Array | null;
}

/** Outputs of a layer, unit-major `[units, rows]`, from its reading. */
export function outputsOf({ layout: { activation }, preActivations }: Pick<LayerReading, 'layout' | 'preActivations'>): Float64Array {
  const { value } = ACTIVATIONS[activation.id];
  return preActivations.map((z) => value(z, activation.parameters[0] ?? 0));
}

/** What the units of a layer are worth; `next` is the layer that it leads into. */
export function unitWorth(outputs: Float64Array, { units }: LayerLayout, next: LayerLayout | undefined, parameters: Float32Array): UnitWorth {
  const rows = outputs.length / units;
  const meanAbs = Float64Array.from({ length: units }, (_, unit) => outputs.subarray(unit * rows, (unit + 1) * rows).reduce((sum, each) => sum + Math.abs(each), 0) / rows);
  const outgoing = (unit: number): number => {
    if (next === undefined) return 0;
    let sum = 0;
    for (let to = 0; to < next.units; to += 1) sum += Math.abs(parameters[next.kernelStart + to * next.fanIn + unit] ?? 0);
    return sum;
  };
  return { meanAbs, dormant: dormantScores(meanAbs), utility: next === undefined ? null : meanAbs.map((mean, unit) => mean * outgoing(unit)) };
}

/** A rule that says which units of a layer to reset. */
export interface ResetRule {
  readonly name: string;
  /** Units from 0, in order. */
  readonly units: readonly number[];
}

/** Share of a layer's units that the rule of least utility is asked for: as many as are dead, and at least one in so many. */
const LEAST_SHARE = 20;

/** Which units each rule would reset: those dead on the probe (`largest` is their largest z), the τ-dormant ones, and of least utility as many as are dead, at least one in twenty. */
export function resetRules({ activation, units }: LayerLayout, largest: ArrayLike<number>, { dormant, utility }: UnitWorth, threshold: number): readonly ResetRule[] {
  const all = Array.from({ length: units }, (_, unit) => unit);
  const dead = canDie(activation) ? all.filter((unit) => (largest[unit] ?? NaN) <= 0) : [];
  const count = Math.max(dead.length, Math.ceil(units / LEAST_SHARE));
  const least = utility === null ? null : all.toSorted((one, other) => (utility[one] ?? 0) - (utility[other] ?? 0)).slice(0, count);
  return [
    { name: 'dead on the probe', units: dead },
    { name: 'dormant (ReDo)', units: all.filter((unit) => (dormant[unit] ?? NaN) <= threshold) },
    ...(least === null ? [] : [{ name: 'least utility', units: least.toSorted((one, other) => one - other) }]),
  ];
}

/** How many units every two rules agree to reset, `[rules][rules]`; on the diagonal how many each resets. */
export function agreement(rules: readonly ResetRule[]): readonly (readonly number[])[] {
  return rules.map((one) => rules.map((other) => one.units.filter((unit) => other.units.includes(unit)).length));
}
