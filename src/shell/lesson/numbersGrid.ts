import type { Measured } from '../../lessons/lesson.ts';
import { NUMBER_FORMS } from '../../core/words/fillIn.ts';
import { formatShare } from '../../core/words/numbers.ts';

/** Measured numbers as a table: a row a setting where there are several, else a row a quantity. */
export interface NumbersGrid {
  /** Heading of the first column, and of those after it. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (Measured | undefined)[] }[];
}

/** Arranges numbers by setting and quantity, each in order of appearance. */
export function numbersGrid(numbers: readonly Measured[]): NumbersGrid {
  const settings = [...new Set(numbers.map(({ setting }) => setting))];
  const labels = [...new Set(numbers.map(({ label }) => label))];
  const cell = (of: string | null, label: string): Measured | undefined => numbers.find((each) => each.setting === of && each.label === label);
  if (settings.length > 1) {
    return { columns: ['Setting', ...labels], rows: settings.map((of) => ({ name: of ?? 'all', cells: labels.map((label) => cell(of, label)) })) };
  }
  return { columns: ['Quantity', 'Value'], rows: numbers.map((one) => ({ name: one.label, cells: [one] })) };
}

const FORMATS = { ...NUMBER_FORMS, share: formatShare } as const satisfies Record<Measured['unit'], (value: number) => string>;

/** A number as people read it. */
export function valueText({ value, unit }: Measured): string {
  return FORMATS[unit](value);
}

/** Its spread: `0.42 to 0.6`; empty for one seed. */
export function spreadText({ spread, unit }: Measured): string {
  return spread === null ? '' : `${FORMATS[unit](spread.low)} to ${FORMATS[unit](spread.high)}`;
}
