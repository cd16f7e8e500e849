import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { decodeLink } from './decode.ts';
import { encodeLink } from './encode.ts';

it('writes nothing for the article’s experiment', () => {
  expect(encodeLink(DEFAULT_EXPERIMENT)).toBe('');
});

const CANONICAL = [
  ['seed=3&rows=5000&data=normal', 'data=normal&rows=5000&seed=3'],
  ['hidden=64&activation=relu&lr=1e-3', ''],
  ['hidden=8,8&activation=tanh,tanh', 'hidden=8,8&activation=tanh'],
  ['hidden=8,8&activation=tanh,relu', 'hidden=8,8&activation=tanh,relu'],
  ['hidden=8,8&activation=relu,relu', 'hidden=8,8'],
  ['activation=leaky_relu:0.30', 'activation=leaky_relu'],
  ['initializer=random_normal:0.05', ''],
  ['initializer=random_normal:5E-1', 'initializer=random_normal:0.5'],
  ['initializer=random_uniform:-0.05:0.1', 'initializer=random_uniform:-0.05:0.1'],
  ['initializer=random_uniform:-1:0.05', 'initializer=random_uniform:-1'],
  ['initializer=constant:-0', 'initializer=constant'],
  ['bias=-0', ''],
  ['lr=0.0000010', 'lr=0.000001'],
  ['seed=4&shuffle_seed=4', 'seed=4'],
  ['output=linear', 'output=linear&loss=mean_squared_error'],
  ['rows=7&hidden=0', ''],
] as const;

it.each(CANONICAL)('writes %s as %s', (written, canonical) => {
  expect(encodeLink(decodeLink(written).experiment)).toBe(canonical);
});

it('writes run and the reserved keys last, percent-encoding all but , : | . -', () => {
  const view = { theme: 'a&b=c#d e%', compare: 'hidden:64|64,64.5-', lang: '\u{d800}é' };
  const link = encodeLink(decodeLink('epochs=2').experiment, { run: true, view });
  expect(link).toBe('epochs=2&run=1&compare=hidden:64|64,64.5-&theme=a%26b%3Dc%23d%20e%25&lang=%EF%BF%BD%C3%A9');
  expect(decodeLink(link)).toMatchObject({ run: true, view: { ...view, lang: '\u{fffd}é' }, notices: [] });
});
