/** A unit's life: how long it was seen, and whether it ended in death or the seeing did. */
export interface Lifetime {
  /** In any unit, 0 or more. */
  readonly time: number;
  /** False: it was still alive then, and is not seen any longer (censored). */
  readonly died: boolean;
}

/** A point of a survival curve, which is flat up to the next. */
export interface SurvivalStep {
  readonly time: number;
  /** Estimated share that is alive after that time. */
  readonly alive: number;
  /** How many were seen alive right before. */
  readonly atRisk: number;
  readonly deaths: number;
}

/**
 * The product-limit estimate of Kaplan and Meier (1958): at each time with deaths the share alive is multiplied by 1 − deaths / at risk;
 * who is censored at that time counts as at risk. Begins with everybody at time 0, unless somebody dies there. Empty for no lives.
 */
export function kaplanMeier(lives: readonly Lifetime[]): readonly SurvivalStep[] {
  if (lives.length === 0) return [];
  const times = [...new Set(lives.filter(({ died }) => died).map(({ time }) => time))].toSorted((one, other) => one - other);
  const steps: SurvivalStep[] = times[0] === 0 ? [] : [{ time: 0, alive: 1, atRisk: lives.length, deaths: 0 }];
  let alive = 1;
  for (const time of times) {
    const atRisk = lives.filter((life) => life.time >= time).length;
    const deaths = lives.filter((life) => life.died && life.time === time).length;
    alive *= 1 - deaths / atRisk;
    steps.push({ time, alive, atRisk, deaths });
  }
  return steps;
}
