import type { Experiment, Layer } from '../experiment/experiment.ts';
import { columnText } from '../experiment/layerColumn.ts';
import { ACTIVATIONS, canDie } from '../vocabulary/activations.ts';
import { defaultChoice } from '../vocabulary/choice.ts';
import { kernelDistribution } from '../vocabulary/initializers.ts';
import type { Remedy } from './finding.ts';
import { say } from './words.ts';

const LEAST_RATE = 1e-6;

/** Leaky ReLU in place of every hidden activation whose units can die. */
export function leakyRelu({ layers }: Experiment): readonly Remedy[] {
  if (!layers.some(dies)) return [];
  const activation = defaultChoice(ACTIVATIONS, 'leaky_relu');
  const leaky = layers.map((layer) => (dies(layer) ? { ...layer, activation } : layer));
  return [{ label: say('remedy.activation', { activation: 'leaky ReLU' }), change: `activation=${columnText(leaky, 'activation')}` }];
}

/** SELU with the initializer it was made for, in every hidden layer. */
export function selu({ layers }: Experiment): readonly Remedy[] {
  if (layers.every(({ activation }) => activation.id === 'selu')) return [];
  return [{ label: say('remedy.selu'), change: 'activation=selu&initializer=lecun_normal' }];
}

/** He's normal initializer in every hidden layer, where kernels all have one sign: among symmetric ones scale changes no death at birth. */
export function heNormal({ layers }: Experiment): readonly Remedy[] {
  if (!layers.some(hasOneSign)) return [];
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

function hasOneSign({ initializer }: Layer): boolean {
  const { low, high } = kernelDistribution(initializer, 1, 1);
  return low >= 0 || high <= 0;
}

function dies({ activation }: Layer): boolean {
  return canDie(activation);
}
