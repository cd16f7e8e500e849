import { expect, it } from 'vitest';
import { readLink } from '../address/readLink.ts';
import { experimentsOf, shownOn, shownSideBySide, withoutValues, writeShown, type Shown } from './shown.ts';

function read(hash: string): Shown {
  return readLink(hash).shown;
}

it.each([
  ['', 'run', 1],
  ['hidden=8', 'run', 1],
  ['compare=initializer:he_normal|he_uniform', 'comparison', 2],
  ['seeds=5', 'study', 5],
  ['sweep=depth:1..3', 'study', 96],
  ['seeds=2&sweep=lr:0.1|0.01', 'study', 4],
])('%s shows a %s of %d networks and is written as it was read', (hash, kind, networks) => {
  const shown = read(hash);
  expect([shown.kind, experimentsOf(shown).length, writeShown(shown)]).toEqual([kind, networks, hash]);
});

it('a link that asks for many seeds and a comparison shows the seeds, and says so', () => {
  const { shown, notices } = readLink('seeds=2&compare=lr:0.1|0.01');
  expect([shown.kind, notices.map(({ key }) => key)]).toEqual(['study', ['compare']]);
});

it('another experiment is compared and swept alike, as far as its settings allow', () => {
  const { experiment } = readLink('rows=1000&output=linear&loss=mean_squared_error');
  expect(writeShown(shownOn(read('compare=lr:0.1|0.01'), experiment))).toBe('rows=1000&output=linear&loss=mean_squared_error&compare=lr:0.1|0.01');
  expect(writeShown(shownOn(read('seeds=3&sweep=depth:1..3'), experiment))).toBe('rows=1000&output=linear&loss=mean_squared_error&seeds=3&sweep=depth:1..3');
});

it('without its values a comparison is a run, and a sweep many seeds', () => {
  const { experiment } = readLink('');
  expect(writeShown(withoutValues(read('compare=lr:0.1|0.01'), experiment))).toBe('');
  expect(writeShown(withoutValues(read('seeds=3&sweep=lr:0.1|0.01'), experiment))).toBe('seeds=3');
});

it('experiments that one setting sets apart are a comparison in the same order; others are none', () => {
  const of = (...links: readonly string[]) => links.map((link) => readLink(link).shown.experiment);
  const shown = shownSideBySide(of('lr=0.01&epochs=2', 'epochs=2', 'lr=0.1&epochs=2'));
  expect(shown === null ? null : experimentsOf(shown)).toEqual(of('lr=0.01&epochs=2', 'epochs=2', 'lr=0.1&epochs=2'));
  expect(shownSideBySide(of('activation=leaky_relu', ''))?.comparison).toEqual({ key: 'activation', values: ['leaky_relu', 'relu'] });
  expect(shownSideBySide(of('lr=0.01', 'epochs=2'))).toBeNull();
  expect(shownSideBySide(of('', ''))).toBeNull();
  expect(shownSideBySide(of('seed=1', 'seed=2', 'seed=3'))?.comparison).toEqual({ key: 'seed', values: ['1', '2', '3'] });
});
