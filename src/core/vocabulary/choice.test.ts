import { expect, it } from 'vitest';
import { ACTIVATIONS } from './activations.ts';
import { defaultChoice, formatChoice, parseChoice } from './choice.ts';
import { INITIALIZERS } from './initializers.ts';

it('missing parameters are their defaults and are left out when writing', () => {
  expect(parseChoice(ACTIVATIONS, 'leaky_relu')).toEqual({ id: 'leaky_relu', parameters: [0.3] });
  expect(formatChoice(ACTIVATIONS, { id: 'leaky_relu', parameters: [0.3] })).toBe('leaky_relu');
  expect(parseChoice(INITIALIZERS, 'random_uniform:-1')).toEqual({ id: 'random_uniform', parameters: [-1, 0.05] });
});

it.each(['relu', 'leaky_relu:0.1', 'elu:2'])('%s is written as it is read', (text) => {
  const choice = parseChoice(ACTIVATIONS, text);
  expect(choice && formatChoice(ACTIVATIONS, choice)).toBe(text);
});

it.each(['random_uniform:-1:0', 'random_uniform:-0.05:1', 'random_uniform:-1', 'random_normal:1e-7', 'constant:-10'])('%s is written as it is read', (text) => {
  const choice = parseChoice(INITIALIZERS, text);
  expect(choice && formatChoice(INITIALIZERS, choice)).toBe(text);
});

it.each(['', 'RELU', 'relu:1', 'leaky_relu:', 'leaky_relu:2', 'leaky_relu:0x1', 'leaky_relu:0.1:0', 'constructor', '__proto__', 'toString'])('%j is no activation', (text) => {
  expect(parseChoice(ACTIVATIONS, text)).toBeNull();
});

it.each(['random_uniform:1:1', 'random_uniform:1:0', 'random_uniform:0.05', 'random_uniform:-11:0', 'constant:1e999'])('%j is no initializer', (text) => {
  expect(parseChoice(INITIALIZERS, text)).toBeNull();
});

it('defaults are in range and fit together', () => {
  for (const id of ['random_normal', 'random_uniform', 'constant'] as const) {
    expect(parseChoice(INITIALIZERS, id)).toEqual(defaultChoice(INITIALIZERS, id));
  }
});
