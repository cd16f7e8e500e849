import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameRuns } from '../comparison/runNames.ts';
import { alsoDiffering, differencesText } from '../comparison/differences.ts';
import type { ActKind, Operation } from '../experiment/operation.ts';
import { withOperations } from '../experiment/schedule.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { formatOperations, readOperations } from '../link/at.ts';
import { namesOfOperations, operationsInWords } from './operationNames.ts';
import { ACT_KINDS } from './operationTable.ts';

const LAYER = DEFAULT_EXPERIMENT.layers.slice(0, 1);
const EXPERIMENT = { ...DEFAULT_EXPERIMENT, layers: [...LAYER, ...LAYER, ...LAYER], epochs: 400 };

/** Of each kind what may follow its name in a link; some of them agree in three digits. */
const FORMS: Readonly<Record<ActKind, readonly string[]>> = {
  activation: [':leaky_relu:0.3', '.1:leaky_relu:0.3', ':leaky_relu:0.30001', ':relu', '.2:elu:1'],
  lr: [':0.1', ':0.10001', ':0.000001'],
  optimizer: [':sgd', ':adam', ':rmsprop', ':rmsprop_keras3'],
  batch: [':32', ':64'],
  dropout: [':0.2', '.1:0.2', '.2:0'],
  alpha_dropout: [':0.2', '.1:0.2'],
  l2: [':0.0001', '.1:0.0001', ':0'],
  freeze: ['', '.1', '.2'],
  thaw: ['', '.1'],
  labels: ['', ':sum', ':xor'],
  bias: ['.add:0.5', '.1.add:0.5', '.1.2.add:0.5', '.1.2.add:-0.5', '.1.2.add:0', '.1.12.add:0.5'],
  reinit: ['', '.1', '.1.2', '.2.1'],
  redo: ['', ':0.1', '.1', '.1:0.1', ':0.02500001'],
  continual: ['', ':0.02', ':0.01:0.9:6'],
  shrink: ['', ':0.8', ':0.9:0.02'],
  stop: [':labels', ':redo', '.1:redo', ':continual', ':shrink', ':bias', ':reinit'],
};

function read(at: string): readonly Operation[] {
  const { operations, notices } = readOperations(at, EXPERIMENT);
  expect(notices).toEqual([]);
  return operations;
}

it.each([
  ['20.every.20.labels', 'new labels every 20 epochs, from 20 on'],
  ['20.every.20.labels|20.every.20.redo', 'new labels and ReDo every 20 epochs, from 20 on'],
  ['10.redo', 'ReDo after epoch 10'],
  ['0.every.1.redo.2:0.1', 'ReDo τ 0.1 in layer 2 every epoch, from birth on'],
  ['0.lr:0.1|10.activation.1:leaky_relu:0.3', 'learning rate 0.1 after birth; Leaky ReLU 0.3 in layer 1 after epoch 10'],
  ['14.bias.1.17.add:-0.5|30.stop:bias', 'bias −0.5 in unit 17 of layer 1 after epoch 14; end of bias after epoch 30'],
  ['5.reinit|5.reinit.2.3', 'new kernels of dead units and new kernel in unit 3 of layer 2 after epoch 5'],
  ['3.continual', 'continual backprop (rate 0.01, decay 0.9, maturity 5) every epoch, from 3 on'],
  ['3.labels:sum|3.freeze', 'labels “Sum above average” and freezing after epoch 3'],
])('%s: %s', (at, words) => {
  expect(operationsInWords(read(at))).toBe(words);
});

it('says that nothing is done', () => {
  expect(operationsInWords([])).toBe('untouched');
});

describe.each(ACT_KINDS.map((kind) => [kind]))('%s', (kind) => {
  it('has words for every form, none of them as the link writes it, and no two the same', () => {
    const said = FORMS[kind].map((form) => operationsInWords(read(`7.${kind}${form}`)));
    expect(new Set(said).size).toBe(FORMS[kind].length);
    for (const words of said) expect(words).toMatch(/^[A-Za-z][^:|_]* (?:after epoch 7|every epoch, from 7 on)$/);
  });
});

it.each([
  [['', '20.every.20.labels', '20.every.20.labels|20.every.20.redo'], ['untouched', 'new labels', 'new labels and ReDo']],
  [['20.every.20.redo', '20.every.20.redo:0.1'], ['ReDo', 'ReDo τ 0.1']],
  [['20.redo', '40.redo', ''], ['ReDo after epoch 20', 'ReDo after epoch 40', 'untouched']],
  [['20.redo', '20.redo'], ['ReDo', 'ReDo']],
])('names %j as shortly as tells them apart: %j', (ats, names) => {
  expect(namesOfOperations(ats.map((at) => (at === '' ? [] : read(at))))).toEqual(names);
});

const part = fc
  .tuple(fc.constantFrom(...ACT_KINDS.flatMap((kind) => FORMS[kind].map((form) => `${kind}${form}`))), fc.constantFrom(0, 1, 20), fc.constantFrom('', 'every.1.', 'every.20.'))
  .map(([form, epoch, every]) => `${epoch}.${every}${form}`)
  .filter((text) => readOperations(text, EXPERIMENT).notices.length === 0);
const operations = fc.array(part, { maxLength: 4 }).map((parts) => (parts.length === 0 ? [] : read(parts.join('|'))));

it('never names two different networks the same, nor by what a link writes', () => {
  fc.assert(
    fc.property(fc.array(operations, { minLength: 2, maxLength: 8 }), fc.option(fc.constantFrom('at', 'lr')), (all, compared) => {
      const experiments = all.map((made) => withOperations(EXPERIMENT, made));
      const { names, besides, alike } = nameRuns(experiments, compared);
      const texts = all.map(formatOperations);
      const bare = names.map((name) => name.replace(/^run \d$| \(\d\)$/, ''));
      for (const [run, text] of texts.entries()) {
        for (const [other, otherText] of texts.entries()) {
          expect(bare[run] === bare[other]).toBe(text === otherText);
          expect(alike.some((group) => group.includes(run) && group.includes(other)) || run === other).toBe(text === otherText);
        }
        expect(`${names[run]} ${besides[run]?.join(' ')}`).not.toMatch(/at=|\d\.[a-z]|every\.|_/);
      }
      expect(differencesText(alsoDiffering(experiments, null))).not.toMatch(/\d\.[a-z]|every\./);
    }),
    { numRuns: 2000 },
  );
});
