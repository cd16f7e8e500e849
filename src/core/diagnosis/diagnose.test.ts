import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/fields.ts';
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

it('does not call 58 % dead with 99 % accuracy harmful', () => {
  const frames = handmadeRun(LEARNABLE, 10, () => ({ dead: [0.58], trainLoss: 0.03, validationLoss: 0.03, accuracy: 0.99 }));
  expect(diagnose(LEARNABLE, FACTS, frames).find(({ rule }) => rule === 'dead-layer')).toMatchObject({ severity: 'warning', harmful: false });
});

it.each([
  ['severed', { dead: [1], constant: true, trainLoss: Math.LN2, validationLoss: Math.LN2 }],
  ['not a number', { nanLayers: [1, 2], trainLoss: NaN, validationLoss: NaN }],
  ['vanishing', { norms: [1e-9, 1e-9] }],
] as const)('finds no harm where labels are coin flips: %s', (_, told) => {
  const findings = diagnose(COIN_FLIPS, FACTS, handmadeRun(COIN_FLIPS, 25, () => told));
  expect(findings.length).toBeGreaterThan(1);
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
  expect(diagnose(LEARNABLE, FACTS, frames)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'note', harmful: false, text: 'Loss rose over 3 epochs; it is still below the best constant’s' }]);
});

it('names a severed layer once: not its consequences after it, nor the gradient that vanishes before it', () => {
  const network = deep(3);
  const frames = [handmadeFrame(network, { epoch: 0, dead: [0.05, 1, 1], norms: [0, 0, 0, 0], constant: true })];
  expect(rulesOf(network, frames)).toEqual(['dead-layer']);
});

it('calls a loss no better than the best constant harmful after three epochs, and does not judge before', () => {
  const told = { dead: [0.6], trainLoss: 0.7, validationLoss: Math.LN2 };
  const harm = (last: number): boolean | null | undefined => diagnose(LEARNABLE, FACTS, handmadeRun(LEARNABLE, last, () => told))[0]?.harmful;
  expect([harm(0), harm(2), harm(3)]).toEqual([null, null, true]);
});

it('takes the best constant of unbalanced labels from their share: H(0.1) = 0.325083', () => {
  const facts: DataFacts = { ...FACTS, validationPositiveShare: 0.1 };
  const harm = (loss: number): boolean | null | undefined =>
    diagnose(LEARNABLE, facts, handmadeRun(LEARNABLE, 5, () => ({ dead: [0.6], validationLoss: loss })))[0]?.harmful;
  expect([harm(0.3251), harm(0.32)]).toEqual([true, false]);
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

it('sees a gradient explode when the first layer’s is over 70 times the last one’s', () => {
  const network = deep(3);
  expect(rulesOf(network, [handmadeFrame(network, { epoch: 0, norms: [7, 1, 1, 0.1] })])).toEqual([]);
  expect(diagnose(network, FACTS, [handmadeFrame(network, { epoch: 0, norms: [7.1, 1, 1, 0.1] })])).toMatchObject([{ rule: 'exploding-gradient', threshold: 70 }]);
});

it('names the epoch and the first layer of numbers that are not finite, and nothing that follows from them', () => {
  const network = deep(2);
  const frames = handmadeRun(network, 9, (epoch) => (epoch < 7 ? {} : { nanLayers: epoch === 7 ? [2, 3] : [1, 2, 3], trainLoss: NaN, validationLoss: NaN }));
  expect(diagnose(network, FACTS, frames)).toMatchObject([{ rule: 'not-finite', severity: 'severe', layer: 2, sinceEpoch: 7, harmful: true, threshold: 0 }]);
});

it('sees a loss that falls by less than 0.1 % over three epochs, above the best constant a warning, below it a note', () => {
  const stuck = handmadeRun(LEARNABLE, 8, () => ({ trainLoss: 0.7, validationLoss: 0.7 }));
  expect(diagnose(LEARNABLE, FACTS, stuck)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'warning', sinceEpoch: 4, harmful: true }]);
  const settled = handmadeRun(LEARNABLE, 8, () => ({ trainLoss: 0.1, validationLoss: 0.1 }));
  expect(diagnose(LEARNABLE, FACTS, settled)).toMatchObject([{ rule: 'loss-not-decreasing', severity: 'note', harmful: false }]);
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

it('does not blame a dead ReLU where the output’s targets are out of reach', () => {
  const experiment: Experiment = { ...LEARNABLE, output: 'relu', targets: '-1:1', loss: 'mean_squared_error' };
  expect(rulesOf(experiment, [handmadeFrame(experiment, { epoch: 0, dead: [0, 1], constant: true })])).toEqual(['target-out-of-reach']);
});

it('lists the gravest first, and offers remedies that change the link', () => {
  const frames = handmadeRun(COIN_FLIPS, 25, () => ({ dead: [1], constant: true, validationLoss: Math.LN2 }));
  const findings = diagnose(COIN_FLIPS, FACTS, frames);
  expect(findings.map(({ severity }) => severity)).toEqual(['severe', 'note']);
  expect(findings[0]?.remedies.map(({ change }) => change)).toEqual(['activation=leaky_relu', 'lr=0.0001']);
  expect(findings[1]?.remedies.map(({ change }) => change)).toEqual(['labels=sum']);
});

it('offers another initializer rather than a smaller learning rate where most dead units were born dead', () => {
  const oneSigned: Experiment = withLayers(LEARNABLE, { initializer: [{ id: 'random_uniform', parameters: [0, 1] }] });
  const frames = handmadeRun(oneSigned, 5, () => ({ dead: [0.6], bornDead: [0.5] }));
  expect(diagnose(oneSigned, FACTS, frames)[0]?.remedies.map(({ change }) => change)).toEqual(['activation=leaky_relu', 'initializer=he_normal']);
});

it('offers no other scale of a symmetric kernel: it changes no death at birth', () => {
  const frames = handmadeRun(LEARNABLE, 5, () => ({ dead: [0.6], bornDead: [0.5] }));
  expect(diagnose(LEARNABLE, FACTS, frames)[0]?.remedies.map(({ change }) => change)).toEqual(['activation=leaky_relu']);
});
