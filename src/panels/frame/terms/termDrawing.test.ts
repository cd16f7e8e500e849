import { expect, it } from 'vitest';
import { GLOSSARY } from '../../../core/words/glossary.ts';
import { isPictured, PICTURED_TERMS } from './picturedTerms.ts';
import { binsOf, hingeOf, RELU, Z_FIRING, Z_NEVER_FIRING, Z_SELDOM_FIRING } from './termDrawing.ts';

const shareOn = (z: readonly number[]): number => z.filter((value) => value > 0).length / z.length;

it('draws a dead unit with every value at or below 0, and the others on both sides', () => {
  expect(shareOn(Z_NEVER_FIRING)).toBe(0);
  expect(binsOf(Z_NEVER_FIRING).every(({ to }) => to <= 0)).toBe(true);
  for (const z of [Z_FIRING, Z_SELDOM_FIRING]) {
    expect(shareOn(z)).toBeGreaterThan(0);
    expect(shareOn(z)).toBeLessThan(1);
  }
  expect(shareOn(Z_FIRING)).toBeGreaterThan(shareOn(Z_SELDOM_FIRING));
});

it('draws no bar across 0 and none without values', () => {
  for (const z of [Z_FIRING, Z_SELDOM_FIRING, Z_NEVER_FIRING]) {
    for (const { from, to, share } of binsOf(z)) {
      expect(from < 0 && to > 0).toBe(false);
      expect(z.some((value) => value > from && value <= to)).toBe(true);
      expect(share).toBeGreaterThan(0);
    }
  }
});

it('puts a hinge where ReLU leaves 0', () => {
  const hinge = hingeOf(2, -0.5);
  expect(RELU.value(2 * hinge - 0.5, 0)).toBe(0);
  expect(RELU.value(2 * (hinge + 0.01) - 0.5, 0)).toBeGreaterThan(0);
});

it('pictures words of the glossary', () => {
  for (const term of PICTURED_TERMS) expect(GLOSSARY).toHaveProperty(term);
  expect(isPictured('dead')).toBe(true);
  expect(isPictured('epoch')).toBe(false);
});
