import type { Frame } from '../telemetry/frame.ts';

/** A run beside others, at the frame that is judged. */
export interface ComparedRun {
  readonly name: string;
  readonly frame: Frame;
}

interface Census {
  readonly name: string;
  readonly dead: number;
  /** Units of the hidden layers whose units can die and of which none is NaN. */
  readonly units: number;
}

/** How several runs differ in dead units, in one sentence; empty for fewer than two. */
export function comparedVerdict(runs: readonly ComparedRun[]): string {
  if (runs.length < 2) return '';
  const censuses = runs.map(census);
  if (censuses.length === 2) return `${censuses.map(clause).join('; ')}.`;
  const mortal = censuses.filter(({ units }) => units > 0).toSorted((a, b) => share(a) - share(b));
  const least = mortal[0];
  const most = mortal.at(-1);
  if (least === undefined || most === undefined) return `Of ${runs.length} runs none has units that can die.`;
  if (share(least) === share(most)) return mortal.length === runs.length ? `${percent(least)} of units are dead in every run.` : `${percent(least)} of units are dead where they can die.`;
  return `Dead units: from ${percent(least)} (${least.name}) to ${percent(most)} (${most.name}).`;
}

function census({ name, frame: { layers } }: ComparedRun): Census {
  const mortal = layers.slice(0, -1).filter(({ deadFraction }) => deadFraction !== null);
  return {
    name,
    dead: mortal.reduce((sum, { deadFraction, units }) => sum + Math.round((deadFraction ?? 0) * units), 0),
    units: mortal.reduce((sum, { units }) => sum + units, 0),
  };
}

function share({ dead, units }: Census): number {
  return dead / units;
}

function percent(counted: Census): string {
  return `${Math.round(100 * share(counted))} %`;
}

function clause({ name, dead, units }: Census): string {
  return units === 0 ? `${name}: no unit can die` : `${name}: ${dead} of ${units} units dead`;
}

/**
 * The epoch at which several runs can be compared while some are still in training: the newest that all of those have
 * reached. Infinity when all have ended; each is then judged at its own end, were they to be of different lengths.
 */
export function commonEpoch(runs: readonly { readonly newestEpoch: number; readonly epochs: number }[]): number {
  return Math.min(...runs.filter(({ newestEpoch, epochs }) => newestEpoch < epochs).map(({ newestEpoch }) => newestEpoch));
}
