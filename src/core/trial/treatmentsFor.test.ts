import { expect, it } from 'vitest';
import fc from 'fast-check';
import { linkChange } from '../link/linkChange.ts';
import { decodeLink } from '../link/decode.ts';
import { RULES } from '../diagnosis/diagnose.ts';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import { MAX_TREATMENTS, treatmentsFor } from './treatmentsFor.ts';

const rules = Object.keys(RULES);

it('treatments are allowed, change the experiment, and differ from one another, whatever is found', () => {
  fc.assert(
    fc.property(randomExperiment, fc.uniqueArray(fc.constantFrom(...rules), { maxLength: 5 }), (experiment, found) => {
      const treatments = treatmentsFor(experiment, found.map((rule) => ({ rule })));
      const changed = treatments.map(({ change }) => linkChange(experiment, change));
      expect(changed.flatMap(({ notices }) => notices)).toEqual([]);
      expect(new Set([experiment, ...changed.map((one) => one.experiment)].map((one) => JSON.stringify(one))).size).toBe(treatments.length + 1);
      expect(treatments.length).toBeGreaterThan(0);
      expect(treatments.length).toBeLessThanOrEqual(MAX_TREATMENTS);
    }),
    { numRuns: 500 },
  );
});

it('of coin flips the control is tried', () => {
  const { experiment } = decodeLink('');
  expect(treatmentsFor(experiment, [{ rule: 'nothing-to-learn' }])[0]).toMatchObject({ id: 'learnable-labels', isControl: true, change: 'labels=sum' });
});

it.each([
  ['dead-layer', 'labels=sum', 'leaky-relu'],
  ['not-finite', 'labels=sum', 'rate-100'],
  ['overfitting', 'labels=sum', 'more-rows'],
  ['dropout-gap', 'labels=sum&dropout=0.5', 'no-dropout'],
  ['bias-at-birth', 'labels=sum&bias=-5', 'zero-bias'],
  ['identical-units', 'labels=sum&initializer=zeros', 'he-normal'],
  ['no-nonlinearity', 'labels=xor&activation=linear', 'relu'],
  ['saturated-units', 'labels=norm&activation=tanh&initializer=random_normal:5', 'smaller-kernels'],
  ['target-out-of-reach', 'labels=sum&output=relu&loss=mean_squared_error&targets=-1:1', 'linear-output'],
  ['learning-rate-low', 'labels=sum&optimizer=sgd&lr=0.000001', 'usual-rate'],
])('what answers %s comes first', (rule, link, id) => {
  expect(treatmentsFor(decodeLink(link).experiment, [{ rule }])[0]?.id).toBe(id);
});

it('leaky ReLU is set only where units can die', () => {
  const { experiment } = decodeLink('labels=sum&hidden=8,8&activation=tanh,relu');
  expect(treatmentsFor(experiment, [{ rule: 'dead-layer' }])[0]?.change).toBe('activation=tanh,leaky_relu');
});
