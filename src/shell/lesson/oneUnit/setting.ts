import { drawRows } from '../../../core/experiment/drawRows.ts';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/fields.ts';
import type { ActivationChoice } from '../../../core/vocabulary/activations.ts';
import type { Unit } from './unit.ts';

export const RELU: ActivationChoice = { id: 'relu', parameters: [] };
export const LEAKY: ActivationChoice = { id: 'leaky_relu', parameters: [0.3] };

/** The boxes that the inputs may be drawn from. */
export const BOXES = [
  { id: 'negative-box', label: 'in (−1, 0)' },
  { id: 'symmetric-box', label: 'in (−1, 1)' },
  { id: 'positive-box', label: 'in (0, 1)' },
] as const;

export type BoxId = (typeof BOXES)[number]['id'];

/** Rows in the picture. */
export const ROWS = 64;

/** The unit that one meets first: on for most rows of the negative box. */
export const FIRST_UNIT: Unit = { kernel: 0.9, bias: 0.7 };

/** The inputs of the rows: the lab's own first draws from a box, of one input. */
export function rowsOf(box: BoxId): readonly number[] {
  return [...drawRows({ ...DEFAULT_EXPERIMENT, data: box, inputs: 1 }, 0, ROWS).inputs];
}
