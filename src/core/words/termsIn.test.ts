import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { GLOSSARY } from './glossary.ts';
import { termsIn } from './termsIn.ts';

const termsOf = (sentence: string): readonly string[] => termsIn(sentence).flatMap(({ term }) => term ?? []);

it.each([
  ['60 of 64 units are dead.', ['dead']],
  ['6 of 64 units are born dead.', ['bornDead']],
  ['Layer 2 is severed: all 64 units are dead, and dead they stay', ['severed', 'dead']],
  ['Layers 1–3: 40 % of pre-activations saturated', ['preActivation']],
  ['A bias of −5 at birth keeps units dead on the probe; Kernels and gradients', ['bias', 'dead', 'probe', 'kernel', 'gradient']],
  ['Deadlines and biased probes', []],
])('%s', (sentence, terms) => {
  expect(termsOf(sentence)).toEqual(terms);
});

it('leaves every sentence as it was, and opens a word once', () => {
  const words = Object.values(GLOSSARY).flatMap(({ term, means }) => [term, means]);
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 8 }).map((parts) => parts.join(' ')), (sentence) => {
      expect(termsIn(sentence).map(({ text }) => text).join('')).toBe(sentence);
      expect(new Set(termsOf(sentence)).size).toBe(termsOf(sentence).length);
    }),
  );
});
