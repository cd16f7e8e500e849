import { deadCountOf, hiddenOf, type DeadCount } from '../telemetry/deadUnits.ts';
import type { Frame } from '../telemetry/frame.ts';
import { formatPercent } from '../words/numbers.ts';

/** A run beside others, at the frame that is judged. */
export interface ComparedRun {
  readonly name: string;
  readonly frame: Frame;
}

interface NamedCount extends DeadCount {
  readonly name: string;
}

/** How several runs differ in dead units, in one sentence; empty for fewer than two. */
export function comparedVerdict(runs: readonly ComparedRun[]): string {
  if (runs.length < 2) return '';
  const counts = runs.map(({ name, frame }): NamedCount => ({ name, ...deadCountOf(hiddenOf(frame)) }));
  if (counts.length === 2) return `${counts.map(clause).join('; ')}.`;
  const counted = counts.filter(({ units }) => units > 0).toSorted((a, b) => share(a) - share(b));
  const least = counted[0];
  const most = counted.at(-1);
  if (least === undefined || most === undefined) return `Of ${runs.length} runs none has units that can die.`;
  if (share(least) === share(most)) return counted.length === runs.length ? `${percent(least)} of units are dead in every run.` : `${percent(least)} of units are dead where they can die.`;
  return `Dead units: from ${percent(least)} (${least.name}) to ${percent(most)} (${most.name}).`;
}

function share({ dead, units }: DeadCount): number {
  return dead / units;
}

function percent(count: DeadCount): string {
  return formatPercent(share(count));
}

function clause({ name, dead, units }: NamedCount): string {
  return units === 0 ? `${name}: no unit can die` : `${name}: ${dead} of ${units} units dead`;
}

/**
 * The epoch at which several runs can be compared while some are still in training: the newest that all of those have
 * reached. Infinity when all have ended; each is then judged at its own end, were they to be of different lengths.
 */
export function commonEpoch(runs: readonly { readonly newestEpoch: number; readonly epochs: number }[]): number {
  return Math.min(...runs.filter(({ newestEpoch, epochs }) => newestEpoch < epochs).map(({ newestEpoch }) => newestEpoch));
}
