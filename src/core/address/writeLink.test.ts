import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import { encodeLink } from '../link/encode.ts';
import { HIDEABLE, lastingPage, LOCKABLE_KEYS, THEMES, type LinkPage } from './page.ts';
import { readLink } from './readLink.ts';
import { writeLink } from './writeLink.ts';

const settingsOf = (lesson: string): string => (lesson === 'deep' ? 'hidden=4,4' : '');

/** As the page changes its own address. */
function amended(link: string, change: Partial<LinkPage>): string {
  const { page, ...others } = readLink(link, settingsOf);
  return writeLink({ ...others, page: { ...page, ...change } }, settingsOf);
}

it('theme, projector mode, panels, the page of a unit and lesson stay when something else is shown, and nothing else does', () => {
  const { page } = readLink('panel=diagnosis,gradients&hidden=64,64&theme=dark&lr=0.1&present=1&themes=no&lesson=deep&unit=1.2&theme=light');
  expect(writeLink({ shown: readLink('seed=2').shown, page: lastingPage(page) }, settingsOf)).toBe('seed=2&unit=1.2&panel=gradients,diagnosis&lesson=deep&present=1&theme=light');
});

it('the page of a unit keeps the network that it is of while that is compared', () => {
  const { page } = readLink('compare=lr:0.1|0.01&unit=1.2:0.01');
  const on = (link: string): string => writeLink({ shown: readLink(link).shown, page: lastingPage(page) }, settingsOf);
  expect(on('compare=lr:0.01|0.001|0.1')).toBe('compare=lr:0.01|0.001|0.1&unit=1.2:0.01');
  expect(on('compare=lr:0.1|1')).toBe('compare=lr:0.1|1&unit=1.2');
  expect(on('seed=2')).toBe('seed=2&unit=1.2');
});

it('projector mode comes into the address and leaves it, whatever else stands there', () => {
  expect(amended('them%65=dark&seed=2&run=1', { present: true })).toBe('seed=2&run=1&present=1&theme=dark');
  expect(amended('seed=2&%70resent=1&unit=1.2', { present: false })).toBe('seed=2&unit=1.2');
  expect(amended('present=1', { present: false })).toBe('');
  expect(amended('theme=dark&run=1&seed=2', { treat: true })).toBe('seed=2&run=1&treat=1&theme=dark');
});

it('what is written is read as what it was', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 8 });
  const page: fc.Arbitrary<LinkPage> = fc.record({ lesson: fc.oneof(fc.constant('deep'), words), theme: fc.constantFrom(...THEMES), present: fc.constant(true), epoch: fc.nat(1000), unit: fc.constantFrom({ layer: 1, unit: 0 }, { layer: 1, unit: null }), embed: fc.constant(true), hide: fc.subarray([...HIDEABLE], { minLength: 1 }), lock: fc.subarray([...LOCKABLE_KEYS], { minLength: 1 }), ask: words.filter((word) => word.trim() !== ''), lang: words }, { requiredKeys: [] });
  const made = fc.constantFrom('', 'seeds=3', 'compare=lr:0.1|0.01', 'compare=activation:relu|leaky_relu:0.1', 'seeds=2&sweep=rows:1000|2000', 'engine=cpu');
  fc.assert(
    fc.property(fc.option(randomExperiment), made, page, fc.nat(2), fc.boolean(), (experiment, link, page, which, run) => {
      const { shown } = readLink(experiment === null ? link : `${encodeLink(experiment)}&${link}`);
      const { unit, ...others } = page;
      const network = shown.kind === 'comparison' ? shown.comparison.values[which] : undefined;
      const written = shown.kind === 'study' || unit === undefined ? others : { ...others, unit: network === undefined ? unit : { ...unit, network } };
      const { notices, ...read } = readLink(writeLink({ shown, page: written, run }, settingsOf), settingsOf);
      expect(notices).toEqual([]);
      expect(read).toEqual({ experiment: shown.experiment, shown, page: written, run });
    }),
    { numRuns: 500 },
  );
});
