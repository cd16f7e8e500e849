import { DATA_SETS } from '../../vocabulary/dataSets.ts';
import { LABELS } from '../../vocabulary/labels.ts';
import { choiceOf } from './choiceDomains.ts';
import type { TargetsId } from '../experiment.ts';
import { decimal, whole } from './numberDomains.ts';

/** The pairs of values that the network is trained towards. */
export const TARGETS = {
  '0:1': { label: '0 and 1', values: [0, 1] },
  '-1:1': { label: '−1 and 1', values: [-1, 1] },
} as const satisfies Record<TargetsId, { readonly label: string; readonly values: readonly [number, number] }>;

/** Fields of the data set. */
export const DATA_FIELDS = {
  data: {
    key: 'data',
    label: 'Data',
    help: 'The distribution that every input of every row is drawn from.',
    ...choiceOf(DATA_SETS),
  },
  inputs: {
    key: 'inputs',
    label: 'Inputs',
    help: 'How many numbers a row has, which is how many inputs the network has.',
    ...whole(1, 16),
  },
  labels: {
    key: 'labels',
    label: 'Labels',
    help: 'The rule that gives each row its label; a coin flip leaves nothing to learn.',
    ...choiceOf(LABELS),
  },
  targets: {
    key: 'targets',
    label: 'Targets',
    help: 'The values that the output is trained towards for label 0 and label 1; −1 and 1 need the mean squared error.',
    ...choiceOf(TARGETS),
  },
  rows: {
    key: 'rows',
    label: 'Rows',
    help: 'How many rows the data set has, training and validation together.',
    ...whole(1_000, 1_000_000, 'log'),
  },
  split: {
    key: 'split',
    label: 'Training share',
    help: 'The share of the rows, from the first on, that the network is trained on; the rest validates it.',
    ...decimal(0.1, 0.9, 0.05),
  },
} as const;
