import { epochName } from '../../../core/words/names.ts';
import type { LineSeries } from './lineSeries.ts';

/** Where the lines of a run end: from then on what they show is not a finite number. */
export interface LineEnd {
  /** Index of the run. */
  readonly run: number;
  /** The run's name; empty when it is alone. */
  readonly name: string;
  /** Any CSS colour. */
  readonly colour: string;
  /** From this epoch to the run's newest nothing is finite. */
  readonly epoch: number;
  /** What is there instead: `NaN`, `∞`, or `not finite` for some of each. */
  readonly word: string;
}

/**
 * Since when, up to the newest frame, some of the numbers of a frame are not finite, and what they are; null while those
 * of the newest are finite. Numbers that were not taken (null) say nothing.
 */
export function notFiniteFrom<Frame>(frames: readonly Frame[], numbersOf: (frame: Frame) => readonly (number | null)[]): Pick<LineEnd, 'epoch' | 'word'> | null {
  const brokenOf = (frame: Frame): readonly number[] => numbersOf(frame).flatMap((value) => (value === null || Number.isFinite(value) ? [] : [value]));
  const epoch = frames.findLastIndex((frame) => brokenOf(frame).length === 0) + 1;
  if (epoch === frames.length) return null;
  const words = new Set(frames.slice(epoch).flatMap((frame) => brokenOf(frame).map((value) => (Number.isNaN(value) ? 'NaN' : '∞'))));
  const [only] = words;
  return { epoch, word: words.size === 1 && only !== undefined ? only : 'not finite' };
}

/** `NaN from epoch 3 on`. */
export function endWords({ word, epoch }: Pick<LineEnd, 'epoch' | 'word'>): string {
  return `${word} from ${epochName(epoch)} on`;
}

/** The last point of a line that can be drawn; null when there is none. */
export function lastPoint({ values }: Pick<LineSeries, 'values'>, epochs: readonly number[]): { readonly epoch: number; readonly value: number } | null {
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index];
  return value === undefined || value === null ? null : { epoch: epochs[index] ?? 0, value };
}
