import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import type { ActivationChoice } from '../vocabulary/activations.ts';
import { diagnose } from './diagnose.ts';
import { handmadeFrame, handmadeRun } from './testing/handmadeFrames.ts';

const FACTS: DataFacts = { trainRows: 140_000, validationRows: 60_000, trainPositiveShare: 0.5, validationPositiveShare: 0.5 };
const COIN_FLIPS = DEFAULT_EXPERIMENT;
const LEARNABLE: Experiment = { ...DEFAULT_EXPERIMENT, labels: 'sum' };
const RELU = { id: 'relu', parameters: [] } as const;
const TANH = { id: 'tanh', parameters: [] } as const;

function deep(layers: number, activation: ActivationChoice = RELU): Experiment {
  return withLayers(LEARNABLE, { units: Array.from({ length: layers }, () => 64), activation: [activation] });
}

function rulesOf(experiment: Experiment, frames: readonly Frame[]): readonly string[] {
  return diagnose(experiment, FACTS, frames).map(({ rule }) => rule);
}

it('finds nothing before the first frame, and nothing in a healthy network', () => {
  expect(diagnose(LEARNABLE, FACTS, [])).toEqual([]);
  expect(diagnose(LEARNABLE, FACTS, [handmadeFrame(LEARNABLE, { epoch: 0 })])).toEqual([]);
});

it.each([
  [0.09, undefined, undefined],
  [0.1, 'note', 0.1],
  [0.5, 'note', 0.1],
  [0.52, 'warning', 0.5],
  [0.98, 'warning', 0.5],
  [1, 'severe', 1],
] as const)('judges a layer with %s of its units dead by the published thresholds', (dead, severity, threshold) => {
  const [finding] = diagnose(LEARNABLE, FACTS, [handmadeFrame(LEARNABLE, { epoch: 0, dead: [dead] })]);
  expect(finding?.severity).toBe(severity);
  expect(finding?.threshold).toBe(threshold);
  expect(finding?.value).toBe(severity === undefined ? undefined : dead);
});

it('dates a finding from the epoch since which it has held without a break', () => {
  const dead = [0.2, 0.6, 0.4, 0.7, 0.8, 0.9];
  const frames = handmadeRun(LEARNABLE, 5, (epoch) => ({ dead: [dead[epoch] ?? 0] }));
  expect(diagnose(LEARNABLE, FACTS, frames)[0]).toMatchObject({ severity: 'warning', sinceEpoch: 3 });
});

it('says of 58 % dead with 99 % accuracy neither that it is harmful nor that it is not', () => {
  const frames = handmadeRun(LEARNABLE, 10, () => ({ dead: [0.58], trainLoss: 0.03, validationLoss: 0.03, accuracy: 0.99 }));
  expect(diagnose(LEARNABLE, FACTS, frames).find(({ rule }) => rule === 'dead-layer')).toMatchObject({ severity: 'warning', harmful: null });
});

it('takes what it does not know of harm from a trial, and nothing else', () => {
  const learns = handmadeRun(LEARNABLE, 10, () => ({ dead: [0.58], trainLoss: 0.03, validationLoss: 0.03, accuracy: 0.99 }));
  const severed = handmadeRun(LEARNABLE, 10, () => ({ dead: [1], constant: true, validationLoss: Math.LN2 }));
  const harm = (frames: readonly Frame[], harmful: boolean | null): boolean | null | undefined => diagnose(LEARNABLE, FACTS, frames, { harmful, text: 'Tried.' })[0]?.harmful;
  expect([harm(learns, false), harm(learns, true), harm(learns, null)]).toEqual([false, true, null]);
  expect([harm(severed, false), harm(severed, null)]).toEqual([true, true]);
});

it.each([
  ['severed', { dead: [1], constant: true, trainLoss: Math.LN2, validationLoss: Math.LN2 }],
  ['not a number', { nanLayers: [1, 2], trainLoss: NaN, validationLoss: NaN }],
  ['vanishing', { norms: [1e-9, 1e-9] }],
] as const)('finds no harm where labels are coin flips: %s', (_, told) => {
  const findings = diagnose(COIN_FLIPS, FACTS, handmadeRun(COIN_FLIPS, 25, () => told));
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.map(({ harmful }) => harmful)).toEqual(findings.map(() => false));
});

it('says that coin flips leave nothing to learn, with ln 2 as the best possible loss', () => {
  const frames = handmadeRun(COIN_FLIPS, 25, () => ({ dead: [0.95], trainLoss: 0.6933, validationLoss: 0.6932 }));
  expect(diagnose(COIN_FLIPS, FACTS, frames).find(({ rule }) => rule === 'nothing-to-learn')).toMatchObject({
    severity: 'note', sinceEpoch: 0, value: 0.6932, threshold: Math.LN2, text: 'Nothing left to learn: the loss is the best possible, ln 2',
  });
  expect(rulesOf(COIN_FLIPS, frames)).not.toContain('loss-not-decreasing');
});

it('calls an output that no longer depends on the input harmful, even at birth', () => {
  const network = deep(3);
  const frames = [handmadeFrame(network, { epoch: 0, dead: [0, 1, 1], bornDead: [0, 1, 1], constant: true, validationLoss: null, trainLoss: null })];
  expect(diagnose(network, FACTS, frames)[0]).toMatchObject({ rule: 'dead-layer', severity: 'severe', layer: 2, harmful: true });
});

it('does not call an output harmful at birth that is constant only because its kernel starts at 0', () => {
  const experiment: Experiment = { ...deep(1), outputInitializer: { id: 'zeros', parameters: [] } };
  const frames = [handmadeFrame(experiment, { epoch: 0, dead: [0.05], norms: [0, 0.1], constant: true })];
  expect(diagnose(experiment, FACTS, frames)).toMatchObject([{ rule: 'vanishing-gradient', harmful: null }]);
});

it('says that a loss rose, where it did, though it is still below the best constant', () => {
  const frames = handmadeRun(LEARNABLE, 8, (epoch) => ({ trainLoss: 0.01 * 2 ** epoch, validationLoss: 0.1 }));
  expect(diagnose(LEARNABLE, FACTS, frames)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'note', harmful: null, text: 'Loss rose over 3 epochs; it is still below the best constant’s' }]);
});

it('names a severed layer once: not its consequences after it, nor the gradient that vanishes before it', () => {
  const network = deep(3);
  const frames = [handmadeFrame(network, { epoch: 0, dead: [0.05, 1, 1], norms: [0, 0, 0, 0], constant: true })];
  expect(rulesOf(network, frames)).toEqual(['dead-layer']);
});

it('calls a loss above the best constant’s harmful at the end, and leaves open what is only no better', () => {
  const harm = (validationLoss: number, last: number): boolean | null | undefined =>
    diagnose(LEARNABLE, FACTS, handmadeRun(LEARNABLE, last, () => ({ dead: [0.6], trainLoss: 0.7, validationLoss })))[0]?.harmful;
  expect([harm(0.75, 0), harm(0.75, 24), harm(0.75, 25)]).toEqual([null, null, true]);
  expect([harm(Math.LN2, 3), harm(Math.LN2, 25)]).toEqual([null, null]);
});

it('takes the best constant of unbalanced labels from their share: H(0.1) = 0.325083', () => {
  const facts: DataFacts = { ...FACTS, validationPositiveShare: 0.1 };
  const harm = (loss: number): boolean | null | undefined =>
    diagnose(LEARNABLE, facts, handmadeRun(LEARNABLE, 25, () => ({ dead: [0.6], validationLoss: loss })))[0]?.harmful;
  expect([harm(0.33), harm(0.3251), harm(0.32)]).toEqual([true, null, null]);
});

it.each([
  ['a mean size below 1e-7', [9e-7, 0.1, 0.1, 0.1], 1e-7],
  ['a first layer with a thousandth of the last one’s norm', [9e-5, 0.1, 0.1, 0.1], 1e-3],
])('sees a gradient vanish by %s', (_, norms, threshold) => {
  const network = deep(3, TANH);
  expect(diagnose(network, FACTS, [handmadeFrame(network, { epoch: 0, norms })])).toMatchObject([{ rule: 'vanishing-gradient', layer: 1, threshold }]);
});

it('does not call a small ratio vanishing while the first layer’s norm is at least 1e-4', () => {
  const network = deep(3, TANH);
  expect(rulesOf(network, [handmadeFrame(network, { epoch: 0, norms: [1e-3, 1, 1, 10] })])).toEqual([]);
});

it('tells an exact 0 without a severed layer from a small gradient', () => {
  const network = deep(3, TANH);
  expect(diagnose(network, FACTS, [handmadeFrame(network, { epoch: 0, norms: [0, 0.1, 0.1, 0.1] })])[0]?.text).toMatch(/below what float32 can hold/);
});

it.each([
  ['by its size', [[101, 1, 1, 1]], { layer: 1, value: 101, threshold: 100 }],
  ['on its way back to the first layer', [[71, 1, 1, 1]], { layer: 1, value: 71, threshold: 70 }],
  ['since birth', [[1, 0.2, 1, 1], [1, 20, 1, 1]], { layer: 2, value: 100, threshold: 70 }],
])('sees a gradient explode %s', (_, norms, expected) => {
  const network = deep(3);
  const frames = handmadeRun(network, norms.length - 1, (epoch) => ({ norms: norms[epoch] ?? [] }));
  expect(diagnose(network, FACTS, frames)).toMatchObject([{ rule: 'exploding-gradient', ...expected }]);
});

it.each([
  ['a norm of 0.64 beside one of 0.009', [0.64, 0.64, 0.64, 0.009]],
  ['a norm of 0.024 beside one of 0.0003', [0.024, 0.024, 0.024, 0.0003]],
  ['a norm of 90 everywhere', [90, 90, 90, 90]],
])('does not call %s an explosion', (_, norms) => {
  const network = deep(3);
  expect(rulesOf(network, [handmadeFrame(network, { epoch: 0, norms })])).toEqual([]);
});

it('names the epoch and the first layer of numbers that are not finite, and the rate at which they overflowed, but nothing that follows from them', () => {
  const network = deep(2);
  const frames = handmadeRun(network, 9, (epoch) => (epoch < 7 ? {} : { nanLayers: epoch === 7 ? [2, 3] : [1, 2, 3], trainLoss: NaN, validationLoss: NaN }));
  expect(diagnose(network, FACTS, frames)).toMatchObject([
    { rule: 'not-finite', severity: 'severe', layer: 2, sinceEpoch: 7, harmful: true, threshold: 0 },
    { rule: 'learning-rate-high', sinceEpoch: 7 },
  ]);
});

it('sees a loss that falls by less than 0.1 % over three epochs, above the best constant a warning, below it a note', () => {
  const stuck = handmadeRun(LEARNABLE, 8, () => ({ trainLoss: 0.7, validationLoss: 0.7 }));
  expect(diagnose(LEARNABLE, FACTS, stuck)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'warning', sinceEpoch: 4, harmful: null }]);
  const settled = handmadeRun(LEARNABLE, 8, () => ({ trainLoss: 0.1, validationLoss: 0.1 }));
  expect(diagnose(LEARNABLE, FACTS, settled)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'note', harmful: null }]);
  const falling = handmadeRun(LEARNABLE, 8, (epoch) => ({ trainLoss: 0.7 * 0.999 ** epoch, validationLoss: 0.6 }));
  expect(rulesOf(LEARNABLE, falling)).toEqual([]);
});

it.each([
  ['sigmoid', '-1:1', true],
  ['relu', '-1:1', true],
  ['linear', '-1:1', false],
  ['relu', '0:1', false],
] as const)('knows whether a %s output reaches the targets %s', (output, targets, unreachable) => {
  const experiment: Experiment = { ...LEARNABLE, output, targets, loss: 'mean_squared_error' };
  expect(rulesOf(experiment, [handmadeFrame(experiment, { epoch: 0 })])).toEqual(unreachable ? ['target-out-of-reach'] : []);
});

it('names a dead output after the target that it could not reach', () => {
  const experiment: Experiment = { ...LEARNABLE, output: 'relu', targets: '-1:1', loss: 'mean_squared_error' };
  expect(diagnose(experiment, FACTS, [handmadeFrame(experiment, { epoch: 0, dead: [0, 1], constant: true, validationLoss: 1 })])).toMatchObject([
    { rule: 'target-out-of-reach', severity: 'severe' },
    { rule: 'dead-output', severity: 'severe', layer: 2 },
  ]);
});

it('lists the gravest first', () => {
  const frames = handmadeRun(COIN_FLIPS, 25, () => ({ dead: [1], constant: true, trainLoss: Math.LN2, validationLoss: Math.LN2 }));
  const findings = diagnose(COIN_FLIPS, FACTS, frames);
  expect(findings.map(({ severity }) => severity)).toEqual(['severe', 'note']);
});

it('says once what repeats over layers, the worst first', () => {
  const network = deep(6);
  const frames = handmadeRun(network, 2, () => ({ dead: [0.12, 0.53, 0, 0.81, 0.6, 0.2], bornDead: [0.12, 0.53, 0, 0.81, 0.6, 0.2] }));
  expect(diagnose(network, FACTS, frames)).toMatchObject([
    { rule: 'dead-layer', severity: 'warning', layer: 4, layers: [1, 2, 4, 5, 6], value: 0.81, text: 'Layers 2, 4, 5: 53–81\u202f% of units dead; layers 1, 6: 12–20\u202f% of units dead' },
  ]);
});

it('takes a vanishing gradient over the units that live', () => {
  const told = { dead: [63 / 64], norms: [9e-7, 9e-5] };
  expect(rulesOf(LEARNABLE, [handmadeFrame(LEARNABLE, { epoch: 0, ...told, livingGradients: [6e-6, 9e-6] })])).toEqual(['dead-layer']);
  expect(rulesOf(LEARNABLE, [handmadeFrame(LEARNABLE, { epoch: 0, ...told })])).toEqual(['dead-layer', 'vanishing-gradient']);
});

it('calls no gradient vanishing where the train loss has all but vanished too', () => {
  const told = { norms: [1e-8, 1e-8], validationLoss: 0.001 };
  expect(rulesOf(LEARNABLE, handmadeRun(LEARNABLE, 8, (epoch) => ({ ...told, trainLoss: 0.001 * 0.9 ** epoch })))).toEqual([]);
  expect(rulesOf(LEARNABLE, handmadeRun(LEARNABLE, 8, (epoch) => ({ ...told, trainLoss: 0.5 * 0.9 ** epoch })))).toEqual(['vanishing-gradient']);
});

it.each([
  [0.69, undefined],
  [1.5, 'note'],
  [11_210, 'warning'],
] as const)('judges a loss of %s at birth, where the best constant’s is ln 2', (loss, severity) => {
  expect(diagnose(LEARNABLE, FACTS, [handmadeFrame(LEARNABLE, { epoch: 0, validationLoss: loss })])[0]?.severity).toBe(severity);
});

it('lets go of a loss at birth that the network has learnt away', () => {
  const frames = handmadeRun(LEARNABLE, 8, (epoch) => ({ validationLoss: epoch === 0 ? 50 : 0.1, trainLoss: 0.5 * 0.9 ** epoch }));
  expect(rulesOf(LEARNABLE, frames)).toEqual([]);
});

it.each([
  ['saturated', { saturated: [0.2, 0.7], flat: [0.9, 0.9] }, 2, 'SageMaker Debugger, SaturatedActivation'],
  ['flat', { saturated: [0, 0], flat: [0.3, 0.6] }, 2, 'a slope below 1\u202f% is this lab’s bound; half of a layer is SageMaker Debugger’s'],
] as const)('warns of a layer of which most pre-activations are %s', (_, told, layer, source) => {
  const network = deep(2, TANH);
  expect(diagnose(network, FACTS, [handmadeFrame(network, { epoch: 0, ...told })])).toMatchObject([{ rule: 'saturated-units', severity: 'warning', layer, source }]);
});

it('calls a layer of copies severe, and remembers copies that training has told apart', () => {
  const frames = handmadeRun(LEARNABLE, 4, () => ({ distinctUnits: [1, 1] }));
  expect(diagnose(LEARNABLE, FACTS, frames)[0]).toMatchObject({ rule: 'identical-units', severity: 'severe', value: 1, threshold: 64, sinceEpoch: 0 });
  const parted = handmadeRun(LEARNABLE, 4, (epoch) => ({ distinctUnits: [epoch === 0 ? 1 : 64, 1], trainLoss: 0.5 * 0.9 ** epoch }));
  expect(diagnose(LEARNABLE, FACTS, parted)).toMatchObject([{ rule: 'identical-units', severity: 'note', sinceEpoch: 0 }]);
});

it.each([
  ['linear', 'normal', 'xor', true],
  ['linear', 'negative-box', 'spiral', true],
  ['linear', 'normal', 'norm', true],
  ['linear', 'normal', 'sum', false],
  ['linear', 'positive-box', 'norm', false],
  ['relu', 'normal', 'xor', false],
] as const)('of %s layers on %s data knows whether %s labels ask for a bend', (id, data, labels, asks) => {
  const network: Experiment = { ...deep(2, { id, parameters: [] }), data, labels };
  expect(rulesOf(network, [handmadeFrame(network, { epoch: 0 })])).toEqual(asks ? ['no-nonlinearity'] : []);
});

it('sees that no ReLU bends: each is on for every row or for none', () => {
  const network: Experiment = { ...deep(2), data: 'normal', labels: 'xor' };
  expect(rulesOf(network, [handmadeFrame(network, { epoch: 0, onRates: [1, 0, 1] })])).toEqual(['no-nonlinearity']);
});

it('dates overfitting from the lowest validation loss, and asks for three epochs of it', () => {
  const validation = [0.7, 0.6, 0.55, 0.6, 0.7, 0.8, 0.9];
  const frames = handmadeRun(LEARNABLE, 6, (epoch) => ({ validationLoss: validation[epoch] ?? 0, trainLoss: 0.7 * 0.6 ** epoch }));
  expect(rulesOf(LEARNABLE, frames.slice(0, 4))).not.toContain('overfitting');
  expect(diagnose(LEARNABLE, FACTS, frames)[0]).toMatchObject({ rule: 'overfitting', sinceEpoch: 3, threshold: 0.1 });
});

it('calls coin flips that are known by heart memorised, not overfitted', () => {
  const frames = handmadeRun(COIN_FLIPS, 8, (epoch) => ({ validationLoss: 0.7 + 0.2 * epoch, trainLoss: 0.7 * 0.5 ** epoch }));
  expect(rulesOf(COIN_FLIPS, frames)).toEqual(['memorised-labels', 'nothing-to-learn']);
});

it('explains by dropout a validation loss below the train loss, and finds no fault in it', () => {
  const dropped = withLayers(LEARNABLE, { dropout: [0.5] });
  const frames = (experiment: Experiment): readonly Frame[] => handmadeRun(experiment, 8, (epoch) => ({ validationLoss: 0.4 * 0.99 ** epoch, trainLoss: 0.5 * 0.99 ** epoch }));
  expect(diagnose(dropped, FACTS, frames(dropped))).toMatchObject([{ rule: 'dropout-gap', severity: 'note' }]);
  expect(rulesOf(LEARNABLE, frames(LEARNABLE))).toEqual([]);
});

it('calls a rate high by the size of updates only together with a loss that suffers', () => {
  const updates = { updateRatios: [0.02, 0.05] };
  expect(rulesOf(LEARNABLE, handmadeRun(LEARNABLE, 8, (epoch) => ({ ...updates, trainLoss: 0.5 * 0.9 ** epoch })))).toEqual([]);
  expect(diagnose(LEARNABLE, FACTS, handmadeRun(LEARNABLE, 8, () => ({ ...updates, trainLoss: 0.8, validationLoss: 0.8 })))[0]).toMatchObject({ rule: 'learning-rate-high', value: 0.05, threshold: 0.01 });
  const swinging = handmadeRun(LEARNABLE, 8, (epoch) => ({ ...updates, trainLoss: 0.5 * 0.9 ** epoch, accuracy: epoch % 2 === 0 ? 0.9 : 0.8 }));
  expect(diagnose(LEARNABLE, FACTS, swinging)[0]).toMatchObject({ rule: 'learning-rate-high' });
});

it('suspects the rate where units lived at birth and died, 40 % of a layer', () => {
  const died = (born: number): readonly string[] => rulesOf(LEARNABLE, handmadeRun(LEARNABLE, 5, (epoch) => ({ dead: [epoch === 0 ? born : 1], bornDead: [born], constant: epoch > 0, validationLoss: Math.LN2 })));
  expect(died(0)).toContain('learning-rate-high');
  expect(died(0.7)).not.toContain('learning-rate-high');
});

it('calls a rate low where no update moved a kernel and nothing was learnt', () => {
  const slow = { updateRatios: [2e-7, 1e-7], trainLoss: 0.93, validationLoss: 0.93 };
  expect(diagnose(LEARNABLE, FACTS, handmadeRun(LEARNABLE, 8, () => slow))[0]).toMatchObject({ rule: 'learning-rate-low', severity: 'warning', value: 2e-7 });
  expect(rulesOf(LEARNABLE, handmadeRun(LEARNABLE, 8, (epoch) => ({ updateRatios: [1e-3, 1e-5], trainLoss: 0.5 * 0.9 ** epoch })))).toEqual([]);
});

it('names the bias that kills a layer at birth, and not one without which it would be dead all the same', () => {
  const biased = withLayers(LEARNABLE, { bias: [-5] });
  const frames = (largest: number): readonly Frame[] => handmadeRun(biased, 4, () => ({ dead: [1], bornDead: [1], largest: [largest], constant: true, validationLoss: Math.LN2 }));
  expect(diagnose(biased, FACTS, frames(-1.9))[0]).toMatchObject({ rule: 'bias-at-birth', severity: 'severe', layer: 1, value: 1 });
  expect(rulesOf(biased, frames(-6))).not.toContain('bias-at-birth');
});

it('never leaves a loss that is no better than the best constant’s without a finding', () => {
  const frames = handmadeRun(LEARNABLE, 5, (epoch) => ({ trainLoss: 0.9 * 0.9 ** epoch, validationLoss: 0.72 }));
  expect(diagnose(LEARNABLE, FACTS, frames)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'warning', value: 0.72, threshold: Math.LN2 }]);
});
