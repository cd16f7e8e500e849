import { expect, it } from 'vitest';
import { joinHash, pageNotices, pagePairs, withPageValue } from './address.ts';

it('theme and projector mode outlive a change of the experiment', () => {
  const pairs = pagePairs('#hidden=64,64&theme=dark&lr=0.1&present=1&themes=no');
  expect(joinHash('seed=2', pairs)).toBe('seed=2&theme=dark&present=1');
  expect(joinHash('', pairs)).toBe('theme=dark&present=1');
  expect(joinHash('', [])).toBe('');
});

it('projector mode comes into the address and leaves it, whatever else stands there', () => {
  const bright = withPageValue('#seed=2&theme=dark', 'present', '1');
  expect(bright).toBe('seed=2&theme=dark&present=1');
  expect(withPageValue(bright, 'present', null)).toBe('seed=2&theme=dark');
  expect(withPageValue('', 'present', null)).toBe('');
});

it('what the page’s own keys do not take is named, with what they take', () => {
  expect(pageNotices({ theme: 'dark', present: '1' })).toEqual([]);
  expect(pageNotices({})).toEqual([]);
  expect(pageNotices({ theme: '<b>', present: 'yes' }).map(({ message }) => message)).toEqual([
    'theme=<b> cannot be used. Allowed are system, light, dark. The theme stays as it is.',
    'present=yes cannot be used. Allowed is 1, for projector mode. Projector mode is off.',
  ]);
});
