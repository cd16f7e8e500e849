import { expect, it } from 'vitest';
import type { Measured } from '../../lessons/lesson.ts';
import { numbersGrid, spreadText, valueText } from './numbersGrid.ts';

function number(label: string, setting: string | null, value: number): Measured {
  return { id: label, label, setting, value, spread: null, unit: 'share' };
}

it('one setting has a row a quantity', () => {
  const { columns, rows } = numbersGrid([number('Dead units', null, 0.5), number('Loss', null, 0.7)]);
  expect(columns).toEqual(['Quantity', 'Value']);
  expect(rows.map(({ name, cells }) => [name, cells[0]?.value])).toEqual([['Dead units', 0.5], ['Loss', 0.7]]);
});

it('several settings have a row each, and a gap where a quantity is not known', () => {
  const { columns, rows } = numbersGrid([number('Dead units', 'relu', 0.5), number('Loss', 'relu', 0.7), number('Loss', 'tanh', 0.6)]);
  expect(columns).toEqual(['Setting', 'Dead units', 'Loss']);
  expect(rows.map(({ name, cells }) => [name, ...cells.map((cell) => cell?.value)])).toEqual([['relu', 0.5, 0.7], ['tanh', undefined, 0.6]]);
});

it('a loss has four decimals, a spread its two ends', () => {
  const measured: Measured = { id: 'loss', label: 'Loss', setting: null, value: Math.LN2, spread: { kind: 'range', low: 0.69, high: 0.7 }, unit: 'loss' };
  expect([valueText(measured), spreadText(measured)]).toEqual(['0.6931', '0.6900 to 0.7000']);
  expect(spreadText({ ...measured, spread: null })).toBe('');
});
