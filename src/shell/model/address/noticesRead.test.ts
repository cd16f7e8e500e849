import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldOf, PROPERTIES } from '../../../core/experiment/settings/fields.ts';
import { RESERVED_KEYS } from '../../../core/link/linkKeys.ts';
import { readAddress } from './address.ts';

const SETTINGS = PROPERTIES.map((property) => fieldOf(property).key);
const KEYS = [...SETTINGS, ...RESERVED_KEYS, 'v', 'run', 'nonsense', '%'];
/** What each key may get wrong; values that are good for some keys are bad for others. */
const VALUES = ['', '%', '%E0%A4%A', '%zz', '%25', '%00', '0', '1', '1.5', '-1', '64', '1,2', 'yes', '<b>', 'none', 'relu', 'lr', 'lr:', 'lr:1|1', 'lr:0.1|%', 'lr:0.1|0.2', 'depth:0', 'depth:1..3', '1|2|3|4|5|6|7|8|9', 'lr:1|2|3|4|5|6|7|8|9', 'constructor', '1e400', '9'.repeat(60), 'x'.repeat(5000)];

/** The messages about a link that do not hold or do not read well. */
function faultsOf(hash: string): readonly string[] {
  return readAddress(hash)
    .notices.filter(({ key, value, message }) => {
      const isSentence = /^\S.*\.$/u.test(message) && !/\p{C}| {2}|\bundefined\b|\bnull\b/u.test(message);
      const replacesNothing = /(^|\. )\S*= (is|are) used/u.test(message);
      const replacesItself = message.split(' is used instead')[0]?.endsWith(` ${key}=${value}`) === true;
      const saysWhatGoes = /Allowed (is|are) \S|needs? |not both|newer version/u.test(message);
      return !isSentence || replacesNothing || replacesItself || !saysWhatGoes;
    })
    .map(({ message }) => message);
}

it.each(KEYS)('what %s cannot be is said in sentences that hold', (key) => {
  expect(VALUES.flatMap((value) => faultsOf(`${key}=${value}`))).toEqual([]);
});

it('bad encoding gives a notice wherever it stands', () => {
  const keys = [...SETTINGS, ...RESERVED_KEYS, 'v', 'run'];
  expect(keys.map((key) => readAddress(`${key}=%`).notices.map((notice) => notice.key))).toEqual(keys.map((key) => [key]));
});

it('and so it is of any link', () => {
  const pair = fc.tuple(fc.constantFrom(...KEYS), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
      expect(faultsOf(pairs.map(([key, value]) => `${key}=${value}`).join('&'))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it('one seed, and the seed of a stream, are not said to be replaced by themselves', () => {
  expect(readAddress('seeds=1').notices.map(({ message }) => message)).toEqual(['seeds=1 cannot be used. Allowed is a whole number from 2 to 256. Each setting is shown with one network.']);
  expect(readAddress('data_seed=').notices.map(({ message }) => message)).toEqual(['data_seed= cannot be used. Allowed is a whole number from 0 to 4294967295. The value of seed is used instead.']);
});
