import type { LayerEdges } from './edges.ts';

/** Counts of finite values other than exact 0, `edges[i] ≤ value < edges[i + 1]`, the last bin closed. */
export interface Histogram {
  /** n + 1 increasing edges; empty when there is nothing to count. */
  readonly edges: Float64Array;
  /** n counts. */
  readonly counts: Uint32Array;
}

/** Percentiles, interpolated linearly. */
export interface Percentiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** How the entries of a tensor split: `zeroCount + nanCount + infCount + Σ histogram.counts` = entries. */
export interface EntryCounts {
  /** Exact zeros as a share of all entries, 0 to 1. */
  readonly zeroFraction: number;
  readonly zeroCount: number;
  readonly nanCount: number;
  readonly infCount: number;
  readonly histogram: Histogram;
}

/**
 * Values of a layer on the probe, `units · rows` of them. `std` is the population's; percentiles
 * interpolate linearly. All are taken over the finite values; NaN when there is none.
 */
export interface Distribution extends EntryCounts {
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly percentiles: Percentiles;
}

/** Gradient of the mean loss over the probe with respect to one tensor. `norm` is L2, in float64. */
export interface GradientSummary extends EntryCounts {
  readonly norm: number;
  readonly meanAbs: number;
  /** Over the finite entries, zeros included. */
  readonly percentiles: Percentiles;
}

/** Entries of a kernel or of the biases of a layer. `std` is the population’s, `norm` L2; over the finite entries but for the norm. */
export interface ParameterSummary {
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly norm: number;
  readonly histogram: Histogram;
}

/** A layer after an epoch; what is of values and gradients, on the probe. */
export interface LayerFrame {
  readonly name: string;
  readonly units: number;
  /** Link token, for example `leaky_relu:0.1`. */
  readonly activation: string;
  /** Share of units with z ≤ 0 on the whole probe; null where the activation has no dead state or a unit has a NaN. */
  readonly deadFraction: number | null;
  /** The dead fraction at epoch 0. */
  readonly bornDeadFraction: number | null;
  /** Units with a NaN among their pre-activations. */
  readonly nanUnits: number;
  /** Per unit, share of probe rows with z > 0. `[units]` */
  readonly onRate: Float32Array;
  /** Per unit, the largest z over the probe; NaN when one of them is. `[units]` */
  readonly maxPreActivation: Float32Array;
  /** Set on the last frame of a finished run: share of units dead on all training rows; null as `deadFraction`. */
  readonly deadOnTraining?: number | null;
  /** Share of the pre-activations, `units · rows` of them, at which a sigmoid or tanh is saturated; null for other activations and while a unit has a NaN. */
  readonly saturatedFraction: number | null;
  /** Share of the pre-activations at which the slope of a sigmoid or tanh is below 1 % of its largest; null as `saturatedFraction`. */
  readonly flatFraction: number | null;
  /** Units that differ from all earlier ones of the layer in a bit of their kernel row or bias. 1 to `units`. */
  readonly distinctUnits: number;
  /** Mean size of the finite entries of the kernel gradient that belong to units that are not dead; null when every unit is. */
  readonly livingGradient: number | null;
  /** ‖Δw‖₂ / ‖w‖₂ of the kernel in the last update of the epoch, w as it was before; null at birth, where w is 0, and where the engine does not know it. */
  readonly updateRatio: number | null;
  /** The strongest edges into the layer, between units that are not dead. For the picture of the network: not in the record. */
  readonly edges: LayerEdges;
  readonly output: Distribution;
  readonly preActivation: Distribution;
  readonly kernelGradient: GradientSummary;
  readonly biasGradient: GradientSummary;
  readonly kernel: ParameterSummary;
  readonly bias: ParameterSummary;
}

/** What is known of one network after an epoch. Frame 0 is the network at birth. */
export interface Frame {
  /** Which network of a run of several, from 0. */
  readonly replica: number;
  readonly epoch: number;
  /** Updates done. */
  readonly step: number;
  /** Natural-log losses; null while frame 0 still waits for its losses. */
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
  /** 0 to 1. */
  readonly trainAccuracy: number | null;
  readonly validationAccuracy: number | null;
  /** `dense_1` to the output layer. */
  readonly layers: readonly LayerFrame[];
  /** Kernels and biases after the epoch, as `layoutOf` lays them out, `[parameterCount]`; absent where the run keeps them only every so many epochs (`keptParameters.ts`). Not in the record. */
  readonly parameters?: Float32Array;
}
