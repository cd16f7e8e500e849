import type { EarlyMark } from '../experiment/earlyMarks.ts';
/** How often and how far the units of a layer were on. */
export interface UnitActivity {
  /** Per unit, share of rows with z > 0. `[units]` */
  readonly onRate: Float32Array;
  /** Per unit, the largest z; NaN when one of them is. `[units]` */
  readonly maxPreActivation: Float32Array;
  /** Units with a NaN among their pre-activations. */
  readonly nanUnits: number;
}

/** The activity of units of which so many of `rows` rows are on, and the largest z of each. */
export function activityOfCounts(on: Iterable<number>, maxPreActivation: Float32Array, rows: number): UnitActivity {
  return { onRate: Float32Array.from(on, (count) => count / rows), maxPreActivation, nanUnits: maxPreActivation.reduce((sum, z) => sum + Number(Number.isNaN(z)), 0) };
}

/** Reduces pre-activations, unit-major `[units, rows]`, to each unit's activity. `rows` is at least 1. */
export function unitActivityOf(preActivations: Float32Array, rows: number): UnitActivity {
  const units = preActivations.length / rows;
  const onRate = new Float32Array(units);
  const maxPreActivation = new Float32Array(units);
  let nanUnits = 0;
  for (let unit = 0; unit < units; unit += 1) {
    let max = -Infinity;
    let on = 0;
    // No branches: whether a unit is on is as good as a coin flip to the processor.
    for (let i = unit * rows; i < (unit + 1) * rows; i += 1) {
      const z = preActivations[i] ?? 0;
      on += Number(z > 0);
      max = Math.max(max, z);
    }
    onRate[unit] = on / rows;
    maxPreActivation[unit] = max + 0;
    if (Number.isNaN(max)) nanUnits += 1;
  }
  return { onRate, maxPreActivation, nanUnits };
}

/** What the units did on the probe at a mark. */
export interface EarlyReading extends EarlyMark {
  /** Updates done in all. */
  readonly step: number;
  /** `dense_1` to the output layer. */
  readonly layers: readonly UnitActivity[];
}
