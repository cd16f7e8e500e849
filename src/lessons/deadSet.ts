import type { Frame } from '../core/telemetry/frame.ts';
import type { Setting } from './outcome.ts';

/** Whether each hidden unit is dead, layer after layer. */
export function deadSet({ layers }: Frame): readonly boolean[] {
  return layers.slice(0, -1).flatMap(({ maxPreActivation }) => Array.from(maxPreActivation, (z) => z <= 0));
}

/** The dead units at birth of a setting of one run; null where no frame is kept. */
export function bornDeadSet({ outcomes }: Setting): readonly boolean[] | null {
  const birth = outcomes.length === 1 ? outcomes[0]?.frames[0] : undefined;
  return birth === undefined ? null : deadSet(birth);
}

/** The sets of all settings; null unless there are two or more, each known and of the same size. */
export function bornDeadSets(settings: readonly Setting[]): readonly (readonly boolean[])[] | null {
  const sets = settings.flatMap((setting) => {
    const set = bornDeadSet(setting);
    return set === null ? [] : [set];
  });
  return sets.length >= 2 && sets.length === settings.length && sets.every(({ length }) => length === sets[0]?.length) ? sets : null;
}
