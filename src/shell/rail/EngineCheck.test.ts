import { expect, it } from 'vitest';
import { opinionText } from './EngineCheck.tsx';

it('says how far two engines are apart, and where', () => {
  expect(opinionText({ steps: 50, loss: { worst: 2e-7, step: 31 }, gradient: { worst: 3e-6, layer: 1, tensor: 'kernel', step: 50 } })).toBe(
    'The first 50 steps again, here and on TensorFlow.js: losses differ by at most 2e−7 (step 31); gradients differ by at most 3e−6 of the largest in their kernel or bias (layer 1 kernel, step 50).',
  );
});

it('says when they are equal', () => {
  expect(opinionText({ steps: 1, loss: { worst: 0, step: 0 }, gradient: { worst: 0, layer: 1, tensor: 'kernel', step: 0 } })).toBe(
    'The first 1 step again, here and on TensorFlow.js: losses are equal; gradients are equal.',
  );
});
