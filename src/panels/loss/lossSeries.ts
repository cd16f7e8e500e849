import { isLossBroken } from '../../core/diagnosis/evidence.ts';
import type { Frame } from '../../core/telemetry/frame.ts';

export type Measure = 'loss' | 'accuracy';

/** Train and validation values at some epochs; null where there is none or it is not finite. */
export interface LossSeries {
  readonly train: readonly (number | null)[];
  readonly validation: readonly (number | null)[];
}

/** The value of a frame, as recorded: null when not taken, possibly NaN. */
export function valueOf(frame: Frame | undefined, measure: Measure, rows: keyof LossSeries): number | null {
  if (frame === undefined) return null;
  if (measure === 'loss') return rows === 'train' ? frame.trainLoss : frame.validationLoss;
  return rows === 'train' ? frame.trainAccuracy : frame.validationAccuracy;
}

/** Values that can be drawn at the given epochs. */
export function lossSeries(frames: readonly Frame[], epochs: readonly number[], measure: Measure): LossSeries {
  const finite = (rows: keyof LossSeries): readonly (number | null)[] =>
    epochs.map((epoch) => {
      const value = valueOf(frames[epoch], measure, rows);
      return value !== null && Number.isFinite(value) ? value : null;
    });
  return { train: finite('train'), validation: finite('validation') };
}

/** The first epoch from which train or validation loss has not been finite up to the newest; null when the newest is. */
export function brokenFrom(frames: readonly Frame[]): number | null {
  const lastFinite = frames.findLastIndex((frame) => !isLossBroken(frame));
  return lastFinite === frames.length - 1 ? null : lastFinite + 1;
}
