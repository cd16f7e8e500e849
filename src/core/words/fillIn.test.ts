import { expect, it } from 'vitest';
import { say, WORDS } from '../diagnosis/words.ts';
import { NUMBER_FORMS } from './fillIn.ts';

it('fills in names, number forms and plurals', () => {
  expect(say('verdict.severed', { units: 64, layer: 3 })).toBe('All 64 units of layer 3 are dead.');
  expect(say('verdict.severed', { units: 1, layer: 3 })).toBe('The one unit of layer 3 is dead.');
  expect(say('rate.died', { layer: 1, share: 0.953 })).toBe('Learning rate high for this network: 95\u202f% of layer 1’s units died after birth');
});

it('leaves a name without a value in braces', () => {
  expect(say('verdict.notFinite')).toBe('Not a finite number since epoch {epoch}.');
});

it('writes only an exact share as 0 % or 100 %', () => {
  const { share } = NUMBER_FORMS;
  expect([0, 0.00001, 0.004, 0.5, 0.996, 0.9999, 1].map(share)).toEqual(['0', '< 0.01', '0.4', '50', '99.6', '> 99.9', '100'].map((text) => `${text}\u202f%`));
});

it('writes small and large numbers with an exponent', () => {
  expect([0, 1e-7, -0.25, 1.5e9, NaN, Infinity].map(NUMBER_FORMS.number)).toEqual(['0', '1e\u22127', '\u22120.25', '1.5e9', 'NaN', '∞']);
});

it('uses only number forms that exist', () => {
  for (const template of Object.values(WORDS)) {
    for (const [, form] of template.matchAll(/\{\w+:(\w+)\}/g)) expect(Object.keys(NUMBER_FORMS)).toContain(form);
  }
});
