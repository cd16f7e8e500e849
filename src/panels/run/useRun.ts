import type { Frame } from '../../core/telemetry/frame.ts';
import type { Run, RunId } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { nameOf } from '../../store/naming.ts';

/** Subscribes to one thing of a run; the run itself changes with every picture. Undefined while there is none of this id. */
export function useOfRun<K extends keyof Run>(run: RunId, key: K): Run[K] | undefined {
  return useLab((state) => state.runs[run]?.[key]);
}

/**
 * The frames of a run so far; renders again when there are more. The array is the same while it grows:
 * depend on `revision` and `generation`, not on the array.
 */
export function useFrames(run: RunId): { readonly frames: readonly Frame[]; readonly revision: number; readonly generation: number } {
  const revision = useOfRun(run, 'revision') ?? 0;
  const generation = useOfRun(run, 'generation') ?? 0;
  return { frames: theLab().framesOf(run), revision, generation };
}

/** The epoch that panels show of a run: the one chosen, else the newest; never past the newest. -1 when there is no frame. */
export function useShownEpoch(run: RunId): number {
  const { frames } = useFrames(run);
  const chosen = useLab((state) => state.view.epoch);
  const newest = frames.length - 1;
  return chosen === null ? newest : Math.min(chosen, newest);
}

/** The frame of the shown epoch. */
export function useShownFrame(run: RunId): Frame | undefined {
  const { frames } = useFrames(run);
  return frames[useShownEpoch(run)];
}

/** What a run is called: what sets it apart from the runs shown beside it. Empty for a run alone. */
export function useRunName(run: RunId): string {
  return useLab((state) => nameOf(state, run));
}
