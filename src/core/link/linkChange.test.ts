import { expect, it } from 'vitest';
import { decodeLink } from './decode.ts';
import { encodeLink } from './encode.ts';
import { linkChange } from './linkChange.ts';

function after(link: string, change: string): string {
  return encodeLink(linkChange(decodeLink(link).experiment, change).experiment);
}

it('changes what the text names and keeps the rest', () => {
  expect(after('hidden=8,8&seed=5', 'activation=leaky_relu')).toBe('hidden=8,8&activation=leaky_relu&seed=5');
  expect(after('lr=0.1&initializer=he_normal', 'lr=0.01&labels=sum')).toBe('labels=sum&initializer=he_normal&lr=0.01');
  expect(after('initializer=he_normal', 'initializer=random_normal')).toBe('');
  expect(after('activation=selu&dropout=0.5', 'alpha_dropout=0.25')).toBe('activation=selu&alpha_dropout=0.25');
  expect(after('', 'hidden=4,4&bias=0,1')).toBe('hidden=4,4&bias=0,1');
});

it('keeps what the text cannot change, with a notice', () => {
  const { experiment } = decodeLink('seed=5&rows=5000');
  const changed = linkChange(experiment, 'rows=1&foo=2&run=1');
  expect(changed.experiment).toStrictEqual(experiment);
  expect(changed.notices.map(({ key }) => key)).toEqual(['rows', 'foo', 'run']);
  expect(changed.notices[0]?.message).toContain('rows=5000 is used instead');
});
