import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { rangeErrors } from '../experiment/testing/rangeErrors.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { INITIALIZERS } from '../vocabulary/initializers.ts';
import { decodeLink } from './decode.ts';
import { encodeLink } from './encode.ts';
import { RESERVED_KEYS } from './linkKeys.ts';

const RUNS = { numRuns: 5000 };

const KEYS = [...PROPERTIES.map((property) => fieldOf(property).key), ...RESERVED_KEYS, 'v', 'run', 'foo', '__proto__', 'toString', ''];
const IDS = [...Object.keys(ACTIVATIONS), ...Object.keys(INITIALIZERS), 'sum', 'xor', 'normal', 'sigmoid', 'cpu', 'sgd', 'mean_squared_error', 'constructor', '-1:1'];

const numberText = fc.oneof(
  fc.integer().map(String),
  fc.integer({ min: 0, max: 300 }).map(String),
  fc.double({ min: -20, max: 20 }).map(String),
  fc.constantFrom('', '-', '0x10', '1_000', 'Infinity', 'NaN', '1e400', '-0', '+1', '.5', '5.', '1e-7'),
);
const token = fc
  .tuple(fc.constantFrom(...IDS), fc.array(numberText, { maxLength: 3 }))
  .map(([id, parameters]) => [id, ...parameters].join(':'));
const value = fc.oneof(numberText, token, fc.array(fc.oneof(numberText, token), { maxLength: 22 }).map((list) => list.join(',')), fc.string(), fc.constant('%E0%A4%A'));
const nearlyValid = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), fc.oneof(value, value.map(encodeURIComponent))), { maxLength: 12 })
  .map((pairs) => pairs.map(([key, text]) => `${key}=${text}`).join('&'));
const garbage = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 6000, size: 'max' }), fc.webFragments());

it('reads any text as a valid experiment, without throwing', () => {
  fc.assert(
    fc.property(garbage, (hash) => {
      const { experiment } = decodeLink(hash);
      expect(rangeErrors(experiment)).toEqual([]);
    }),
    RUNS,
  );
});

it('reads any list of nearly valid settings as a valid experiment whose canonical link is stable', () => {
  fc.assert(
    fc.property(nearlyValid, (hash) => {
      const { experiment, run } = decodeLink(hash);
      expect(rangeErrors(experiment)).toEqual([]);
      const link = encodeLink(experiment, { run });
      expect(decodeLink(link)).toStrictEqual({ experiment, run, view: {}, notices: [] });
    }),
    RUNS,
  );
});
