import { hiddenOf } from '../../core/telemetry/deadUnits.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { Setting } from './outcome.ts';

/** Whether each hidden unit is dead, layer after layer. */
export function deadSet(frame: Frame): readonly boolean[] {
  return hiddenOf(frame).flatMap(({ maxPreActivation }) => Array.from(maxPreActivation, (z) => z <= 0));
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

/** How often units of the hidden layers died and came back, from one recorded epoch to the next. */
export interface UnitEvents {
  readonly died: number;
  readonly revived: number;
}

/** Counts the events after an epoch. Dead is z ≤ 0 on every probe row. */
export function unitEvents(frames: readonly Frame[], afterEpoch: number): UnitEvents {
  let died = 0;
  let revived = 0;
  for (const [index, frame] of frames.entries()) {
    const next = frames[index + 1];
    if (next === undefined || frame.epoch < afterEpoch) continue;
    hiddenOf(frame).forEach(({ maxPreActivation }, layer) => {
      const later = next.layers[layer]?.maxPreActivation;
      maxPreActivation.forEach((z, unit) => {
        const zLater = later?.[unit] ?? Number.NaN;
        if (z > 0 && zLater <= 0) died += 1;
        if (z <= 0 && zLater > 0) revived += 1;
      });
    });
  }
  return { died, revived };
}
