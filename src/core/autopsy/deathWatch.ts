import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf } from '../experiment/layout.ts';
import { canDie } from '../vocabulary/activations.ts';

/** Follows all units of a network from reading to reading and keeps when each died last. */
export interface DeathWatch {
  /** Takes the largest z of every unit over the probe, `[unitCount]`, after so many updates, more than at the reading before. */
  readonly read: (step: number, largest: Float32Array) => void;
  /** Of a unit in the flat list of all: the step of the reading at which its largest z fell to 0 or below for the last time; null while it lives, and where it has been dead since the first reading or cannot die. */
  readonly deathOf: (unit: number) => number | null;
}

/** A watch over the units of an experiment's network. A NaN neither kills nor revives. */
export function watchDeaths(experiment: Experiment): DeathWatch {
  const { layers, unitCount } = layoutOf(experiment);
  const isMortal = layers.flatMap(({ activation, units }) => Array.from({ length: units }, () => canDie(activation)));
  const wasAlive = new Uint8Array(unitCount);
  const died = new Float64Array(unitCount).fill(NaN);
  return {
    read(step, largest) {
      largest.forEach((z, unit) => {
        if (Number.isNaN(z)) return;
        if (z > 0) died[unit] = NaN;
        else if (wasAlive[unit] === 1) died[unit] = step;
        wasAlive[unit] = Number(z > 0);
      });
    },
    deathOf(unit) {
      const step = died[unit] ?? NaN;
      return isMortal[unit] === true && !Number.isNaN(step) ? step : null;
    },
  };
}
