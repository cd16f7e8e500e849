import type { Frame } from '../core/telemetry/frame.ts';

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
    frame.layers.slice(0, -1).forEach(({ maxPreActivation }, layer) => {
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
