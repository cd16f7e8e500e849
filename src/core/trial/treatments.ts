import { TARGETS } from '../experiment/settings/dataFields.ts';
import type { Experiment, Layer } from '../experiment/experiment.ts';
import { columnText } from '../experiment/settings/layerColumn.ts';
import { layoutOf } from '../experiment/layout.ts';
import { ACTIVATIONS, canDie } from '../vocabulary/activations.ts';
import { defaultChoice } from '../vocabulary/choice.ts';
import { INITIALIZERS, KERNEL_DRAWS } from '../vocabulary/initializers.ts';
import { LABELS } from '../vocabulary/labels.ts';
import type { OptimizerId } from '../vocabulary/optimizers.ts';

/** A change of one thing that may cure a network, written for people. */
export interface TreatmentRow {
  readonly label: string;
  /** The change as link text, for example `lr=0.0001`; null where it would change nothing or is not allowed. */
  readonly change: (experiment: Experiment) => string | null;
  /** Why it may help, in one sentence. */
  readonly why: string;
  /** Where it comes from. */
  readonly source: string;
  /** What was at fault when it helps, as a sentence; null where its help shows no fault. */
  readonly fault: string | null;
  /** Whether it takes from units the possibility of dying. */
  readonly undying?: true;
  /** Whether it changes two things at once, so that its help leaves open which it was. */
  readonly isCompound?: true;
  /** Whether it is no cure but a control: another task. */
  readonly isControl?: true;
}

const RATES = { least: 1e-6, most: 10 } as const;
/** Rates at which each optimizer is usually begun with. Keras's defaults, but .1 for plain SGD, whose .01 is small for networks of this size. */
const USUAL_RATE: Readonly<Record<OptimizerId, number>> = { adam: 0.001, sgd: 0.1, momentum: 0.01, rmsprop: 0.001, rmsprop_keras3: 0.001 };
const MAX_ROWS = 1_000_000;
const MAX_UNITS = 256;
/** Widths from which more units are not tried: the article's own. */
const WIDE = 64;
/** How many times the spread of LeCun's kernels counts as large. */
const LARGE_KERNELS = 1.5;

const rows = {
  'leaky-relu': {
    label: 'Leaky ReLU',
    change: (experiment) => activationChange(experiment, 'leaky_relu', ({ activation }) => canDie(activation)),
    why: 'A slope below 0 lets gradients through, so no unit can die.',
    source: 'Maas, Hannun and Ng 2013',
    fault: 'The dead units did harm.',
    undying: true,
  },
  elu: {
    label: 'ELU',
    change: (experiment) => activationChange(experiment, 'elu', ({ activation }) => canDie(activation)),
    why: 'It is smooth below 0 and has a gradient there, so no unit can die.',
    source: 'Clevert, Unterthiner and Hochreiter 2016',
    fault: 'The dead units did harm.',
    undying: true,
  },
  selu: {
    label: 'SELU with LeCun normal',
    change: ({ layers }) => (layers.every(({ activation }) => activation.id === 'selu') ? null : 'activation=selu&initializer=lecun_normal'),
    why: 'Outputs keep mean 0 and variance 1 from layer to layer, and no unit can die.',
    source: 'Klambauer et al. 2017',
    fault: 'It was the activation, or its kernels.',
    undying: true,
    isCompound: true,
  },
  relu: {
    label: 'ReLU',
    change: (experiment) => activationChange(experiment, 'relu', ({ activation }) => ['linear', 'sigmoid', 'tanh'].includes(activation.id)),
    why: 'It bends where a linear layer cannot, and does not saturate above 0.',
    source: 'Glorot, Bordes and Bengio 2011',
    fault: 'It was the activation.',
  },
  'he-normal': {
    label: 'He normal kernels',
    change: ({ layers }) => (layers.every(({ initializer }) => initializer.id === 'he_normal') ? null : 'initializer=he_normal'),
    why: 'Kernels of both signs, each unit another, as large as ReLU layers need to keep their signal.',
    source: 'He et al. 2015',
    fault: 'It was the initial kernels.',
  },
  'smaller-kernels': {
    label: 'Smaller kernels (LeCun normal)',
    change: (experiment) => (hasLargeKernels(experiment) ? 'initializer=lecun_normal' : null),
    why: 'Kernels scaled by the number of inputs keep pre-activations near 1, where no activation saturates.',
    source: 'LeCun et al. 1998',
    fault: 'The initial kernels were too large.',
  },
  'another-seed': {
    label: 'Other kernels of the same kind',
    change: ({ seed, kernelSeed }) => `kernel_seed=${((kernelSeed ?? seed) + 1) % 2 ** 32}`,
    why: 'Same rows and batches, kernels drawn anew: it tells bad luck from a fault.',
    source: 'Henderson et al. 2018',
    fault: 'These kernels were unlucky.',
  },
  'zero-bias': {
    label: 'Bias 0 at birth',
    change: ({ layers }) => (layers.some(({ bias }) => bias !== 0) ? 'bias=0' : null),
    why: 'A bias far below 0 holds units shut before they have seen a row.',
    source: 'Keras’s default',
    fault: 'It was the bias at birth.',
  },
  'rate-10': rateRow(1 / 10, 'Rate ÷ 10'),
  'rate-100': rateRow(1 / 100, 'Rate ÷ 100'),
  'rate-1000': rateRow(1 / 1000, 'Rate ÷ 1000'),
  'rate-x10': rateRow(10, 'Rate × 10'),
  'rate-x100': rateRow(100, 'Rate × 100'),
  'usual-rate': {
    label: 'The usual rate',
    change: ({ optimizer, learningRate }) => (USUAL_RATE[optimizer] === learningRate ? null : `lr=${USUAL_RATE[optimizer]}`),
    why: 'The rate at which this optimizer is usually begun with.',
    source: 'Keras’s defaults; 0.1 for SGD',
    fault: 'It was the learning rate.',
  },
  'plain-adam': {
    label: 'Adam at 0.001',
    change: ({ optimizer, learningRate }) => (optimizer === 'adam' && learningRate === USUAL_RATE.adam ? null : 'optimizer=adam&lr=0.001'),
    why: 'Steps whose size hardly depends on that of the gradient.',
    source: 'Kingma and Ba 2015',
    fault: 'It was the optimizer, or its rate.',
    isCompound: true,
  },
  'no-dropout': {
    label: 'No dropout',
    change: ({ layers }) => (layers.some(({ dropout }) => dropout > 0) ? 'dropout=0' : null),
    why: 'Every unit trains in every step.',
    source: 'Srivastava et al. 2014',
    fault: 'Dropout held it back.',
  },
  'no-alpha-dropout': {
    label: 'No AlphaDropout',
    change: ({ layers }) => (layers.some(({ alphaDropout }) => alphaDropout > 0) ? 'alpha_dropout=0' : null),
    why: 'Every unit trains in every step.',
    source: 'Klambauer et al. 2017',
    fault: 'AlphaDropout held it back.',
  },
  'more-rows': {
    label: 'Ten times the rows',
    change: ({ rows }) => (rows >= MAX_ROWS ? null : `rows=${Math.min(MAX_ROWS, rows * 10)}`),
    why: 'Rows that cannot be learnt by heart leave only what they have in common.',
    source: 'Halevy, Norvig and Pereira 2009',
    fault: null,
  },
  'more-units': {
    label: 'More units',
    change: ({ layers }) => (layers.every(({ units }) => units >= WIDE) ? null : `hidden=${layers.map(({ units }) => Math.min(MAX_UNITS, Math.max(16, units * 4))).join(',')}`),
    why: 'The more units, the more are left when some die, and the finer they can bend.',
    source: 'Lu et al. 2019',
    fault: 'It was too narrow.',
  },
  'fewer-units': {
    label: 'A quarter of the units',
    change: ({ layers }) => (layers.every(({ units }) => units <= 4) ? null : `hidden=${layers.map(({ units }) => Math.max(Math.min(units, 4), Math.ceil(units / 4))).join(',')}`),
    why: 'Fewer parameters can learn fewer rows by heart.',
    source: 'Geman, Bienenstock and Doursat 1992',
    fault: 'It had more units than its rows could teach.',
  },
  'fewer-layers': {
    label: 'Fewer layers',
    change: ({ layers }) => (layers.length === 1 ? null : `hidden=${layers.slice(0, Math.ceil(layers.length / 4)).map(({ units }) => units).join(',')}`),
    why: 'Each layer can die by itself and takes a share of the signal.',
    source: 'Lu et al. 2019',
    fault: 'It was too deep.',
  },
  'add-dropout': {
    label: 'Dropout 0.3',
    change: ({ layers }) => (layers.some(({ dropout, alphaDropout }) => dropout > 0 || alphaDropout > 0) ? null : 'dropout=0.3'),
    why: 'Units that cannot rely on one another learn less by heart.',
    source: 'Srivastava et al. 2014',
    fault: 'Its units relied on one another.',
  },
  'linear-output': {
    label: 'Linear output',
    change: ({ output }) => (output === 'relu' ? 'output=linear' : null),
    why: 'A linear output reaches every target and cannot die.',
    source: 'by definition: range of the output activation',
    fault: 'It was the ReLU output.',
  },
  'reachable-targets': {
    label: 'Targets 0 and 1',
    change: ({ output, targets }) => (output !== 'linear' && TARGETS[targets].values[0] < 0 ? 'targets=0:1' : null),
    why: 'Targets that the output can take.',
    source: 'by definition: range of the output activation',
    fault: 'The lower target was out of reach.',
  },
  'learnable-labels': {
    label: 'Labels that can be learnt',
    change: ({ labels }) => (LABELS[labels].learnable ? null : 'labels=sum'),
    why: 'The control: the same network where there is something to learn.',
    source: 'by definition: nothing predicts a fair coin',
    fault: null,
    isControl: true,
  },
} as const satisfies Readonly<Record<string, TreatmentRow>>;

/** Id of a treatment, a row of the table. */
export type TreatmentId = keyof typeof rows;

/** Every treatment. */
export const TREATMENTS: Readonly<Record<TreatmentId, TreatmentRow>> = rows;

function rateRow(factor: number, label: string): TreatmentRow {
  const isLower = factor < 1;
  return {
    label,
    change({ learningRate }) {
      const rate = Number((learningRate * factor).toPrecision(6));
      return rate < RATES.least || rate > RATES.most ? null : `lr=${rate}`;
    },
    why: isLower ? 'Smaller steps cannot throw a unit across all rows at once.' : 'Larger steps get somewhere in the same number of epochs.',
    source: isLower ? 'Karpathy, cs231n' : 'UMLAUT, Schoop, Huang and Hartmann 2021',
    fault: `The learning rate was too ${isLower ? 'high' : 'low'}.`,
  };
}

function activationChange({ layers }: Experiment, id: 'leaky_relu' | 'elu' | 'relu', isMeant: (layer: Layer) => boolean): string | null {
  if (!layers.some(isMeant)) return null;
  const activation = defaultChoice(ACTIVATIONS, id);
  return `activation=${columnText(layers.map((layer) => (isMeant(layer) ? { ...layer, activation } : layer)), 'activation')}`;
}

/** Whether a hidden layer's kernel entries spread clearly wider than LeCun's, 1/√fanIn. */
function hasLargeKernels(experiment: Experiment): boolean {
  return layoutOf(experiment).layers.some((layer, index) => {
    const initializer = experiment.layers[index]?.initializer;
    if (initializer === undefined) return false;
    const { draw, scale } = INITIALIZERS[initializer.id];
    const { centre, spread } = scale(initializer.parameters, layer.fanIn, layer.units);
    const size = Math.abs(centre) + spread * KERNEL_DRAWS[draw].reach(Math.max(layer.fanIn, layer.units));
    return size > LARGE_KERNELS * (3.5 / Math.sqrt(layer.fanIn));
  });
}
