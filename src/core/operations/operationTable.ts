import type { Domain } from '../experiment/settings/domain.ts';
import { FIELDS } from '../experiment/settings/fields.ts';
import { LAYER_FIELDS } from '../experiment/settings/layerFields.ts';
import { decimal } from '../experiment/settings/numberDomains.ts';
import type { Act, ActKind, ActValues, Operation } from '../experiment/operation.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { OPTIMIZERS } from '../vocabulary/optimizers.ts';
import { writeNumber } from '../vocabulary/numberText.ts';
import { formatNumber } from '../words/numbers.ts';
import { NO_VALUE, numbersOf, withDefault } from './valueDomains.ts';

/** What an operation may be made in: the network, one or all hidden layers, or in these also one unit. */
export type Reach = 'network' | 'layers' | 'units';

/** All that is to be known of a kind of operation but what it does, which `schedule.ts` and `operate.ts` say. */
export interface OperationRow<T> {
  /** In a menu. */
  readonly label: string;
  /** Marks it on the axis of epochs. */
  readonly letter: string;
  /** One sentence: what it does. */
  readonly help: string;
  readonly reach: Reach;
  /** Written after the place, `14.bias.1.add:0.5`. */
  readonly verb?: string;
  /** Whether it can be made every so many epochs; `always`: it is made every epoch from the first on. */
  readonly repeats: 'never' | 'may' | 'always';
  readonly value: Domain<T>;
  /** What is done, in the words of a sentence without its place: `the learning rate becomes 0.1`. `place` is ` of layer 1`, or empty. */
  readonly sentence: (value: T, place: string) => string;
  /** What it is, in a name: `learning rate`. No two kinds share one. */
  readonly noun: string;
  /** The same with its value, exactly, and its place, ` in layer 1` or empty: `learning rate 0.1`. No two operations of one time share one. */
  readonly short: (value: T, place: string) => string;
}

type OperationRows = { readonly [K in ActKind]: OperationRow<ActValues[K]> };

/** The kinds that can be made again and again, and so ended. */
export const STANDING_KINDS = ['labels', 'bias', 'reinit', 'redo', 'continual', 'shrink'] as const satisfies readonly ActKind[];

/** τ of ReDo where none is given. */
const REDO_SCORE = 0.025;

const exactly = (value: number): string => writeNumber(value).replaceAll('-', '\u2212');
const exactActivation = ({ id, parameters }: ActValues['activation']): string => [ACTIVATIONS[id].label, ...parameters.map(exactly)].join(' ');
const activationName = ({ id, parameters }: ActValues['activation']): string => [ACTIVATIONS[id].label, ...parameters.map(formatNumber)].join(' ');

/**
 * The table of operations, a row each: name in the link, what it is made in, whether it repeats, its value, its words. A new
 * one needs its value in `ActValues`, its row here, and what it does: to settings in `core/experiment/schedule.ts`, to
 * parameters in `operate.ts`.
 */
export const OPERATIONS: OperationRows = {
  activation: {
    label: 'Change the activation',
    letter: 'A',
    help: 'The hidden units of a layer, or of all, get another activation; kernels, biases and slots stay.',
    reach: 'layers',
    repeats: 'never',
    value: LAYER_FIELDS.activation,
    sentence: (value, place) => `the activation${place} becomes ${activationName(value)}`,
    noun: 'activation',
    short: (value, place) => `${exactActivation(value)}${place}`,
  },
  lr: {
    label: 'Change the learning rate',
    letter: 'R',
    help: 'The factor that scales every update.',
    reach: 'network',
    repeats: 'never',
    value: FIELDS.learningRate,
    sentence: (value) => `the learning rate becomes ${formatNumber(value)}`,
    noun: 'learning rate',
    short: (value) => `learning rate ${exactly(value)}`,
  },
  optimizer: {
    label: 'Change the optimizer',
    letter: 'O',
    help: 'Another rule makes the updates; it begins like a new one, its slots 0 and its count of updates too.',
    reach: 'network',
    repeats: 'never',
    value: FIELDS.optimizer,
    sentence: (value) => `the optimizer becomes ${OPTIMIZERS[value].label}, and begins anew`,
    noun: 'optimizer',
    short: (value) => `optimizer ${OPTIMIZERS[value].label}`,
  },
  batch: {
    label: 'Change the batch size',
    letter: 'B',
    help: 'An epoch has other batches, and so another number of updates; the optimizer counts on.',
    reach: 'network',
    repeats: 'never',
    value: FIELDS.batchSize,
    sentence: (value) => `the batch size becomes ${value}`,
    noun: 'batch size',
    short: (value) => `batch size ${value}`,
  },
  dropout: {
    label: 'Change dropout',
    letter: 'D',
    help: 'The share of the outputs of a layer, or of all, set to zero at every training step; AlphaDropout of those layers ends.',
    reach: 'layers',
    repeats: 'never',
    value: LAYER_FIELDS.dropout,
    sentence: (value, place) => `dropout${place} becomes ${formatNumber(value)}`,
    noun: 'dropout',
    short: (value, place) => `dropout ${exactly(value)}${place}`,
  },
  alpha_dropout: {
    label: 'Change AlphaDropout',
    letter: 'D',
    help: 'The share of the outputs of a layer, or of all, dropped in the way that SELU needs; dropout of those layers ends.',
    reach: 'layers',
    repeats: 'never',
    value: LAYER_FIELDS.alphaDropout,
    sentence: (value, place) => `AlphaDropout${place} becomes ${formatNumber(value)}`,
    noun: 'AlphaDropout',
    short: (value, place) => `AlphaDropout ${exactly(value)}${place}`,
  },
  l2: {
    label: 'L2',
    letter: 'L',
    help: 'Every update’s gradient gains λ times the kernel, in a hidden layer or in the whole network; 0 ends it.',
    reach: 'layers',
    repeats: 'never',
    value: decimal(0, 1, 1e-4),
    sentence: (value, place) => `L2${place} becomes ${formatNumber(value)}`,
    noun: 'L2',
    short: (value, place) => `L2 ${exactly(value)}${place}`,
  },
  freeze: {
    label: 'Freeze a layer',
    letter: 'F',
    help: 'Kernel and bias of a hidden layer, or of all, stay as they are until it is thawed; its slots become 0.',
    reach: 'layers',
    repeats: 'never',
    value: NO_VALUE,
    sentence: (_, place) => `kernel and bias${place} are frozen`,
    noun: 'freezing',
    short: (_, place) => `freezing${place}`,
  },
  thaw: {
    label: 'Thaw a layer',
    letter: 'T',
    help: 'A frozen hidden layer, or all of them, trains again.',
    reach: 'layers',
    repeats: 'never',
    value: NO_VALUE,
    sentence: (_, place) => `kernel and bias${place} train again`,
    noun: 'thawing',
    short: (_, place) => `thawing${place}`,
  },
  labels: {
    label: 'Change the labels',
    letter: 'Y',
    help: 'All rows get other labels: fair coins thrown anew, or those of another rule.',
    reach: 'network',
    repeats: 'may',
    value: withDefault(FIELDS.labels, 'coin-flip'),
    sentence: (value) => (value === 'coin-flip' ? 'the labels are drawn anew, by fair coins' : `the labels become those of the rule “${LABELS[value].label}”`),
    noun: 'new labels',
    short: (value) => (value === 'coin-flip' ? 'new labels' : `labels “${LABELS[value].label}”`),
  },
  bias: {
    label: 'Add to the bias',
    letter: 'b',
    help: 'A number is added to the bias of one hidden unit, of a layer, or of all.',
    reach: 'units',
    verb: 'add',
    repeats: 'may',
    value: decimal(-10, 10, 0.05),
    sentence: (value, place) => `${formatNumber(value)} is added to the bias${place}`,
    noun: 'bias',
    short: (value, place) => `bias ${value < 0 ? '' : '+'}${exactly(value)}${place}`,
  },
  reinit: {
    label: 'Re-initialise units',
    letter: 'I',
    help: 'One hidden unit, or every one that is dead on the probe, gets a new incoming kernel and its bias at birth; their slots become 0. What leads on from it stays.',
    reach: 'units',
    repeats: 'may',
    value: NO_VALUE,
    sentence: (_, place) => `incoming kernel and bias${place.startsWith(' of unit') ? place : ` of the dead units${place}`} are drawn anew`,
    noun: 'new kernels',
    short: (_, place) => (place.startsWith(' in unit') ? `new kernel${place}` : `new kernels of dead units${place}`),
  },
  redo: {
    label: 'ReDo',
    letter: 'τ',
    help: 'Every hidden unit whose τ-dormant score is at most τ is recycled: incoming kernel drawn anew, bias and outgoing weights 0, slots 0 (arXiv 2302.12902).',
    reach: 'layers',
    repeats: 'may',
    value: withDefault(decimal(0, 1, 0.005), String(REDO_SCORE)),
    sentence: (value, place) => `ReDo recycles units${place} whose score is at most ${formatNumber(value)}`,
    noun: 'ReDo',
    short: (value, place) => `ReDo${value === REDO_SCORE ? '' : ` τ ${exactly(value)}`}${place}`,
  },
  continual: {
    label: 'Continual backprop',
    letter: 'C',
    help: 'After every epoch the mature hidden units of least utility are replaced at a slow rate (Dohare et al., Nature 2024).',
    reach: 'network',
    repeats: 'always',
    value: numbersOf(
      {
        parameters: [
          { name: 'rate', label: 'Replacement rate', default: 0.01, min: 0, max: 1 },
          { name: 'decay', label: 'Decay', default: 0.9, min: 0, max: 1 },
          { name: 'maturity', label: 'Maturity', default: 5, min: 0, max: 1000 },
        ],
        valid: ([, , maturity = 0]) => Number.isInteger(maturity),
      },
      ([rate = 0, decay = 0, maturity = 0]) => ({ rate, decay, maturity }),
      ({ rate, decay, maturity }) => [rate, decay, maturity],
    ),
    sentence: ({ rate, decay, maturity }) => `continual backprop replaces units, at rate ${formatNumber(rate)}, decay ${formatNumber(decay)} and maturity ${maturity}`,
    noun: 'continual backprop',
    short: ({ rate, decay, maturity }) => `continual backprop (rate ${exactly(rate)}, decay ${exactly(decay)}, maturity ${maturity})`,
  },
  shrink: {
    label: 'Shrink and perturb',
    letter: 'S',
    help: 'Every kernel entry and bias is multiplied by a factor, and gains a normal draw times the noise (Ash and Adams, 2020).',
    reach: 'network',
    repeats: 'may',
    value: numbersOf(
      {
        parameters: [
          { name: 'factor', label: 'Factor', default: 0.9, min: 0, max: 1 },
          { name: 'noise', label: 'Noise', default: 0.01, min: 0, max: 1 },
        ],
      },
      ([factor = 1, noise = 0]) => ({ factor, noise }),
      ({ factor, noise }) => [factor, noise],
    ),
    sentence: ({ factor, noise }) => `the network shrinks to ${formatNumber(factor)} of itself and is perturbed by ${formatNumber(noise)}`,
    noun: 'shrink and perturb',
    short: ({ factor, noise }) => `shrink and perturb (factor ${exactly(factor)}, noise ${exactly(noise)})`,
  },
  stop: {
    label: 'End what repeats',
    letter: 'E',
    help: 'An operation that is made again and again is made no more.',
    reach: 'layers',
    repeats: 'never',
    value: {
      allowed: `one of ${STANDING_KINDS.join(', ')}`,
      parse: (text) => STANDING_KINDS.find((kind) => kind === text),
      format: (kind) => kind,
      record: (kind) => kind,
    },
    sentence: (kind, place) => `“${OPERATIONS[kind].label}”${place} ends`,
    noun: 'end',
    short: (kind, place) => `end of ${OPERATIONS[kind].noun}${place}`,
  },
};

/** All kinds of operations, in the order of the table. */
export const ACT_KINDS: readonly ActKind[] = kindsOf(OPERATIONS);

function kindsOf(table: Readonly<Record<ActKind, unknown>>): readonly ActKind[] {
  const kinds: ActKind[] = [];
  for (const kind in table) if (isActKind(kind)) kinds.push(kind);
  return kinds;
}

/** Whether a text names a kind of operation; names of `Object.prototype` do not. */
export function isActKind(text: string): text is ActKind {
  return Object.hasOwn(OPERATIONS, text);
}

/** The row of a kind. */
export function rowOf<K extends ActKind>(kind: K): OperationRows[K] {
  return OPERATIONS[kind];
}

/** Reads a kind's value; undefined when it is not allowed. */
export function parseAct<K extends ActKind>(kind: K, text: string): Act<K> | undefined {
  const row: OperationRow<ActValues[K]> = OPERATIONS[kind];
  const value = row.value.parse(text);
  return value === undefined ? undefined : actOf(kind, value);
}

function actOf<K extends ActKind>(kind: K, value: ActValues[K]): Act<K> {
  return { kind, value };
}

/** Writes an operation's value; empty where it takes none or has its default. */
export function formatValue<K extends ActKind>({ kind, value }: Act<K>): string {
  return OPERATIONS[kind].value.format(value);
}

/** Where an operation is made, after what it is made of: ` of unit 17 of layer 2`; empty for the whole network. */
export function placeWords({ layer, unit }: Pick<Operation, 'layer' | 'unit'>): string {
  if (layer === undefined) return '';
  return unit === undefined ? ` of layer ${layer}` : ` of unit ${unit + 1} of layer ${layer}`;
}

/** What an operation is, with its value and its place, for a name: `Leaky ReLU 0.3 in layer 1`. */
export function shortWords<K extends ActKind>(operation: Operation<K>): string {
  return OPERATIONS[operation.kind].short(operation.value, placeWords(operation).replace(' of', ' in'));
}

/** What an operation does, for a sentence without its epoch: `the activation of layer 1 becomes Leaky ReLU 0.3`. */
export function operationWords<K extends ActKind>(operation: Operation<K>): string {
  const { every } = operation;
  const words = OPERATIONS[operation.kind].sentence(operation.value, placeWords(operation));
  return every === undefined ? words : `${words}, every ${every === 1 ? 'epoch' : `${every} epochs`}`;
}
