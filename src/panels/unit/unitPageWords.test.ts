import { expect, it } from 'vitest';
import type { UnitDeath } from '../../core/autopsy/stepRecording.ts';
import { batchSentence, birthSentence, deathSentence, fallParts, fallSentence, momentumSentence, returnSentences } from './unitPageWords.ts';

const place = { layer: 1, unit: 16 };
const parts = (gradient: number[], momentum: number[]) => ({ update: Float64Array.from(gradient, (each, index) => each + (momentum[index] ?? 0)), gradient: Float64Array.from(gradient), momentum: Float64Array.from(momentum) });
const death: UnitDeath = {
  step: 24_310, stepInEpoch: 2435, largestBefore: 0.003, largestAfter: -0.0012, row: 41,
  inputs: Float32Array.of(-0.5, -0.25), kernel: parts([0.0004, 0], [0.0004, 0.0008]), bias: parts([-0.001], [-0.003]),
  byBias: -0.004, byKernel: Float64Array.of(-0.0004, -0.0002), byInputs: 0, byOtherRow: 0.0004,
  batch: { rows: Uint32Array.of(5, 9, 3), labels: Uint8Array.of(1, 0, 1) },
};

it('says what lowered the largest pre-activation most', () => {
  expect(deathSentence(death, place, 6)).toBe('Unit 17 of layer 1 died in epoch 6, step 24,310: its bias fell by 0.004.');
  expect(deathSentence({ ...death, byBias: 0.001 }, place, 6)).toBe('Unit 17 of layer 1 died in epoch 6, step 24,310: its kernel lowered its largest pre-activation by 6e−4.');
  expect(deathSentence({ ...death, byInputs: -0.02 }, { layer: 3, unit: 0 }, 6)).toBe('Unit 1 of layer 3 died in epoch 6, step 24,310: other outputs of layer 2 on that row lowered its largest pre-activation by 0.02.');
  expect(deathSentence({ ...death, byBias: NaN, byKernel: Float64Array.of(NaN), byOtherRow: NaN }, place, 6)).toBe('Unit 17 of layer 1 died in epoch 6, step 24,310.');
  expect(fallSentence(death)).toBe('Over the probe, its largest pre-activation went from 0.003, on row 42, to −0.0012.');
});

it('has parts that add up to the fall', () => {
  const sum = fallParts(death, place).reduce((total, { by }) => total + by, death.largestBefore);
  expect(sum).toBeCloseTo(death.largestAfter, 12);
});

it('tells what earlier gradients did from what the batch did', () => {
  expect(momentumSentence(death)).toBe('Of what bias and kernel did, −0.0034 came of earlier gradients, which the optimizer keeps, and −0.0012 of this batch’s.');
  expect(momentumSentence({ ...death, bias: parts([-0.001], [0]), kernel: parts([1, 1], [0, 0]) })).toBe('');
  expect(momentumSentence({ ...death, bias: parts([1e-10], [-0.003]), kernel: parts([0, 0], [0, 0]) })).toBe('Of what bias and kernel did, −0.003 came of earlier gradients, which the optimizer keeps, and none of this batch’s.');
  expect(batchSentence(death)).toBe('The batch had 3 rows, 2 with label 1 and 1 with label 0.');
});

it('says how a unit was born', () => {
  expect(birthSentence({ canDie: true, onRate: 0, largest: 0, rows: 2048 })).toMatch(/^Born dead: .* all 2,048 rows/);
  expect(birthSentence({ canDie: true, onRate: 1, largest: 2, rows: 2048 })).toMatch(/^Born always on/);
  expect(birthSentence({ canDie: false, onRate: 1, largest: 2, rows: 2048 })).toBe('At birth its pre-activation was above 0 on all 2,048 rows of the probe.');
  expect(birthSentence({ canDie: true, onRate: 0.5, largest: 2, rows: 2048 })).toBe('At birth it fired on 50.0 % of 2,048 rows.'.replace('50.0 %', '50\u202f%'));
});

it('says of the box, of inputs without one and of deeper layers only what is known', () => {
  const corner = Float64Array.of(0, -1);
  expect(returnSentences({ kind: 'box', largest: -0.02, corner }, true, place).join(' ')).toBe('On the whole box that inputs come from, its pre-activation is at most −0.02, at the box’s best corner. No row that this data can draw makes it fire, so no gradient reaches it. Momentum already on its way, weight decay or an operation can still move it.');
  expect(returnSentences({ kind: 'box', largest: 0.02, corner }, true, place).join(' ')).toContain('it would still fire on rows near that corner');
  expect(returnSentences({ kind: 'no-box', hasWeight: true }, true, place).join(' ')).toContain('no bound');
  expect(returnSentences({ kind: 'deeper', isNeverNegative: true, weights: 64, positive: 0, fromLiving: 0, bias: 0, atMost: 0.5 }, true, { layer: 2, unit: 0 }).join(' ')).toContain('None of its 64 weights is above 0 and its bias is 0: no outputs of layer 1 make it fire');
  expect(returnSentences({ kind: 'deeper', isNeverNegative: true, weights: 64, positive: 12, fromLiving: 3, bias: -1, atMost: 2.5 }, true, { layer: 2, unit: 0 }).join(' ')).toContain('12 of its 64 weights are above 0, 3 of them from units that are not dead');
  expect(returnSentences({ kind: 'deeper', isNeverNegative: false, weights: 64, positive: 12, fromLiving: 12, bias: -1, atMost: null }, true, { layer: 2, unit: 0 }).join(' ')).toContain('not known');
  const deeper = { kind: 'deeper', isNeverNegative: true, weights: 64, positive: 12, fromLiving: 3, bias: -1 } as const;
  expect(returnSentences({ ...deeper, atMost: 2.5 }, true, { layer: 2, unit: 0 }).at(-1)).toBe('Bounded layer by layer over the whole box that inputs come from, its pre-activation is at most 2.5, a bound that no row need reach.');
  expect(returnSentences({ ...deeper, atMost: -0.25 }, true, { layer: 2, unit: 0 })).toEqual(['Its inputs are outputs of layer 1. Bounded layer by layer over the whole box that inputs come from, its pre-activation is at most −0.25: no row that this data can draw makes it fire, as the network stands.']);
  expect(returnSentences({ ...deeper, atMost: null }, true, { layer: 2, unit: 0 }).join(' ')).not.toContain('box');
});
