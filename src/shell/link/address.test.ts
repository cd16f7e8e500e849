import { expect, it } from 'vitest';
import { joinHash, pagePairs, pageValue, withPageValue } from './address.ts';

it('theme and projector mode outlive a change of the experiment', () => {
  const pairs = pagePairs('#hidden=64,64&theme=dark&lr=0.1&present=1&themes=no');
  expect(joinHash('seed=2', pairs)).toBe('seed=2&theme=dark&present=1');
  expect(joinHash('', pairs)).toBe('theme=dark&present=1');
  expect(joinHash('', [])).toBe('');
});

it('of a key given twice the last holds', () => {
  expect(pageValue('#theme=dark&theme=light', 'theme')).toBe('light');
  expect(pageValue('#seed=2', 'theme')).toBeUndefined();
});

it('projector mode comes into the address and leaves it, whatever else stands there', () => {
  const bright = withPageValue('#seed=2&theme=dark', 'present', '1');
  expect(bright).toBe('seed=2&theme=dark&present=1');
  expect(withPageValue(bright, 'present', null)).toBe('seed=2&theme=dark');
  expect(withPageValue('', 'present', null)).toBe('');
});
