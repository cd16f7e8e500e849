import type { Experiment } from '../experiment/experiment.ts';
import { ACTIVATIONS, type ActivationChoice } from '../vocabulary/activations.ts';
import { formatChoice } from '../vocabulary/choice.ts';
import type { InitializerChoice } from '../vocabulary/initializers.ts';
import { kernelDistribution } from '../vocabulary/kernelDistribution.ts';
import type { Remedy } from './finding.ts';
import { say } from './say.ts';

const LEAST_RATE = 1e-6;

/** Leaky ReLU in place of every hidden activation whose units can die. */
export function leakyRelu({ activation }: Experiment): readonly Remedy[] {
  if (!activation.some(dies)) return [];
  const tokens = activation.map((choice) => (dies(choice) ? 'leaky_relu' : formatChoice(ACTIVATIONS, choice)));
  return [{ label: say('remedy.activation', { activation: 'leaky ReLU' }), change: `activation=${oneIfEqual(tokens)}` }];
}

/** SELU with the initializer it was made for, in every hidden layer. */
export function selu({ activation }: Experiment): readonly Remedy[] {
  if (activation.every(({ id }) => id === 'selu')) return [];
  return [{ label: say('remedy.selu'), change: 'activation=selu&initializer=lecun_normal' }];
}

/** He's normal initializer in every hidden layer, where kernels all have one sign: among symmetric ones scale changes no death at birth. */
export function heNormal({ initializer }: Experiment): readonly Remedy[] {
  if (!initializer.some(hasOneSign)) return [];
  return [{ label: say('remedy.initializer', { initializer: 'he_normal' }), change: 'initializer=he_normal' }];
}

/** A tenth of the learning rate. */
export function slower({ learningRate }: Experiment): readonly Remedy[] {
  const rate = Number((learningRate / 10).toPrecision(6));
  return rate < LEAST_RATE ? [] : [{ label: say('remedy.learningRate', { rate }), change: `lr=${rate}` }];
}

/** Ten times the learning rate, at most 0.1. */
export function faster({ learningRate }: Experiment): readonly Remedy[] {
  const rate = Number((learningRate * 10).toPrecision(6));
  return rate > 0.1 ? [] : [{ label: say('remedy.learningRate', { rate }), change: `lr=${rate}` }];
}

/** Labels that follow from the inputs: the control. */
export const learnableLabels: readonly Remedy[] = [{ label: say('remedy.labels'), change: 'labels=sum' }];

/** An output that reaches every target, or targets that the output reaches. */
export const reachableTargets: readonly Remedy[] = [
  { label: say('remedy.output'), change: 'output=linear' },
  { label: say('remedy.targets'), change: 'targets=0:1' },
];

function hasOneSign(choice: InitializerChoice): boolean {
  const { low, high } = kernelDistribution(choice, 1, 1);
  return low >= 0 || high <= 0;
}

function dies({ id }: ActivationChoice): boolean {
  return ACTIVATIONS[id].canDie;
}

function oneIfEqual(tokens: readonly string[]): string {
  const [first = ''] = tokens;
  return tokens.every((token) => token === first) ? first : tokens.join(',');
}
