import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { MAX_OPERATIONS } from '../experiment/operation.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import { decodeLink } from './decode.ts';
import { encodeLink } from './encode.ts';
import { formatOperations, readOperations } from './at.ts';
import { ACT_KINDS } from '../operations/operationTable.ts';

const patient = withLayers(DEFAULT_EXPERIMENT, { units: [64, 8] });

function noticesOf(text: string): readonly string[] {
  return readOperations(text, patient).notices.map(({ message }) => message);
}

describe('the value of at', () => {
  it('reads an activation of all layers and a number added to the bias of one', () => {
    expect(readOperations('10.activation:leaky_relu:0.3|14.bias.1.add:0.5', patient)).toEqual({
      operations: [
        { epoch: 10, kind: 'activation', value: { id: 'leaky_relu', parameters: [0.3] } },
        { epoch: 14, layer: 1, kind: 'bias', value: 0.5 },
      ],
      notices: [],
    });
  });

  it('reads layers, units, periods and defaults', () => {
    expect(readOperations('3.reinit.2.8|2.every.5.redo.1|1.labels|0.continual:0.5', patient).operations).toEqual([
      { epoch: 0, every: 1, kind: 'continual', value: { rate: 0.5, decay: 0.9, maturity: 5 } },
      { epoch: 1, kind: 'labels', value: 'coin-flip' },
      { epoch: 2, every: 5, layer: 1, kind: 'redo', value: 0.025 },
      { epoch: 3, layer: 2, unit: 7, kind: 'reinit', value: null },
    ]);
  });

  it.each([
    ['10.activation:leaky_relu:0.3', '10.activation:leaky_relu'],
    ['5.lr:1e-2|2.lr:0.5', '2.lr:0.5|5.lr:0.01'],
    ['1.redo:0.025', '1.redo'],
    ['1.redo:0', '1.redo:0'],
    ['1.labels:coin-flip', '1.labels'],
    ['1.continual:0.01:0.9:7', '1.continual:0.01:0.9:7'],
    ['1.shrink:0.9:0.01', '1.shrink'],
    ['1.every.2.bias.1.64.add:-0.5', '1.every.2.bias.1.64.add:-0.5'],
    ['3.freeze.2|4.stop:redo', '3.freeze.2|4.stop:redo'],
  ])('writes %s as %s', (text, canonical) => {
    const { operations, notices } = readOperations(text, patient);
    expect(notices).toEqual([]);
    expect(formatOperations(operations)).toBe(canonical);
    expect(decodeLink(encodeLink({ ...patient, operations })).experiment.operations).toEqual(operations);
  });

  it.each([
    ['', 'epoch.operation:value'],
    ['ten.lr:0.1', 'epoch.operation:value'],
    ['10.lr', 'a number from'],
    ['10.lr:', 'a number from'],
    ['10.lr:99', 'from 0.000001 to 10'],
    ['10.learn:0.1', 'Allowed are the operations activation'],
    ['10.toString', 'Allowed are the operations activation'],
    ['10.lr.1:0.1', 'without a layer'],
    ['10.freeze.1.2', 'without a unit'],
    ['10.freeze:1', 'no value'],
    ['10.bias.1:0.5', '.add before the colon'],
    ['10.every.2.lr:0.1', 'made once'],
    ['10.every.2.continual', 'made every epoch'],
    ['10.every.0.redo', 'epoch.operation:value'],
    ['25.lr:0.1', 'training ends with epoch 25'],
    ['10.freeze.3', 'hidden layers of 64, 8'],
    ['10.reinit.2.9', 'hidden layers of 64, 8'],
    ['10.reinit.0', 'epoch.operation:value'],
    ['10.continual:0.1:0.9:1.5', 'rate from'],
    ['10.stop:lr', 'one of labels'],
  ])('leaves “%s” out and says what is allowed', (part, allowed) => {
    const { operations } = readOperations(`1.lr:0.1|${part}`, patient);
    expect(operations).toEqual([{ epoch: 1, kind: 'lr', value: 0.1 }]);
    const [notice, ...others] = noticesOf(`1.lr:0.1|${part}`);
    expect(others).toEqual([]);
    expect(notice).toContain(`“${part}” of at`);
    expect(notice).toContain(allowed);
  });

  it('reads so many operations and no more, and says so once', () => {
    const { operations, notices } = readOperations(Array.from({ length: 500 }, () => '1.lr:0.1').join('|'), patient);
    expect(operations).toHaveLength(MAX_OPERATIONS);
    expect(notices).toHaveLength(1);
  });

  it('leaves out of a narrower, shallower or shorter network what it lacks', () => {
    const { experiment } = decodeLink('hidden=8,8&epochs=5&at=1.freeze.2%7C1.reinit.1.8%7C4.lr:0.1%7C5.lr:0.2');
    expect(experiment.operations).toHaveLength(3);
    const changed = (change: string): string => formatOperations(decodeLink(`${encodeLink(experiment)}&${change}`).experiment.operations ?? []);
    expect(changed('hidden=8')).toBe('1.reinit.1.8|4.lr:0.1');
    expect(changed('hidden=7,7')).toBe('1.freeze.2|4.lr:0.1');
    expect(changed('epochs=4')).toBe('1.freeze.2|1.reinit.1.8');
  });
});

const words = fc.constantFrom(...ACT_KINDS, 'every', 'add', 'leaky_relu', 'coin-flip', 'adam', '__proto__', '');
const number = fc.oneof(fc.integer({ min: -2, max: 300 }).map(String), fc.double({ min: -20, max: 20 }).map(String), fc.constantFrom('', '1e-3', '0x1', '1e999'));
const part = fc
  .tuple(fc.array(fc.oneof(number, words), { maxLength: 6 }), fc.array(fc.oneof(number, words), { maxLength: 4 }))
  .map(([head, value]) => [head.join('.'), ...value].join(':'));
const nearlyValid = fc.array(fc.oneof(part, part, fc.string()), { maxLength: 60 }).map((parts) => parts.join('|'));

it('reads any text without throwing, a notice for each part that it does not use, and writes what it used so that it is read again', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyValid, nearlyValid, fc.string({ unit: 'binary', maxLength: 4096, size: 'max' })), (text) => {
      const { operations, notices } = readOperations(text, patient);
      const parts = text.split('|').length;
      expect(operations.length + notices.length).toBe(Math.min(parts, MAX_OPERATIONS) + (parts > MAX_OPERATIONS ? 1 : 0));
      const again = readOperations(formatOperations(operations), patient);
      expect(again.operations).toEqual(operations);
      expect(again.notices).toHaveLength(operations.length === 0 ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});
