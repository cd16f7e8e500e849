import { describe, expect, it } from 'vitest';
import { writeShown } from '../shown/shown.ts';
import { limitsOf, LOCKABLE_KEYS, MAX_QUESTION } from './page.ts';
import { readLink } from './readLink.ts';

it('reads what is shown and what the page has, and hands other reserved keys on unread and without a notice', () => {
  const { experiment, shown, page, notices } = readLink('theme=dark&embed=1&compare=initializer:he_normal%7Czeros&present=1&lang=%E2%9C%93');
  expect(shown).toEqual({ kind: 'comparison', experiment, comparison: { key: 'initializer', values: ['he_normal', 'zeros'] } });
  expect(page).toEqual({ theme: 'dark', present: true, embed: true, lang: '✓' });
  expect(notices).toEqual([]);
});

it('says what theme and projector mode cannot be', () => {
  const { page, notices } = readLink('theme=<b>&present=yes');
  expect(page).toEqual({ present: false });
  expect(notices.map(({ message }) => message)).toEqual([
    'theme=<b> cannot be used. Allowed are system, light, dark. The theme stays as it is.',
    'present=yes cannot be used. Allowed is 1, for projector mode. Projector mode is off.',
  ]);
});

it('says with what treatments cannot be tried', () => {
  expect(readLink('run=1&treat=1')).toMatchObject({ run: true, page: { treat: true }, notices: [] });
  expect(readLink('treat=yes').page).toEqual({});
  expect(readLink('treat=yes').notices.map(({ message }) => message)).toEqual(['treat=yes cannot be used. Allowed is 1, with one run. No treatments are tried by themselves.']);
  for (const many of ['seeds=3', 'compare=lr:0.1|0.01']) expect(readLink(`${many}&treat=1`)).toMatchObject({ page: {}, notices: [{ key: 'treat' }] });
  expect(readLink('compare=lr:no&treat=1').page).toEqual({ treat: true });
});

it('reads the page of a unit, or of a layer, that the network has', () => {
  expect(readLink('hidden=8,4&unit=2.4')).toMatchObject({ page: { unit: { layer: 2, unit: 3 } }, notices: [] });
  expect(readLink('hidden=8,4&unit=2')).toMatchObject({ page: { unit: { layer: 2, unit: null } }, notices: [] });
  for (const bad of ['2.5', '3', '0', '1.0', '01', '1.', '.1', '1.2.3', '1e0', '-1', '+1', '1.1e0', '999999999999', 'constructor', '']) {
    const { page, notices } = readLink(`hidden=8,4&unit=${bad}`);
    expect(page).toEqual({});
    expect(notices.map(({ message }) => message)).toEqual([
      `unit=${bad} cannot be used. Allowed are a hidden layer, 1 to 2, and after a dot a unit of it, 1 to its width (8, 4). The page of no unit is open.`,
    ]);
  }
  expect(readLink('unit=1.65').notices.map(({ message }) => message)).toEqual(['unit=1.65 cannot be used. Allowed are a hidden layer, 1, and after a dot a unit of it, 1 to 64. The page of no unit is open.']);
  expect(readLink('seeds=3&unit=1.2').notices.map(({ message }) => message)).toEqual(['unit=1.2 cannot be used. Allowed is a unit of one network: those of many seeds have no page of a unit. The page of no unit is open.']);
});

it('reads of which of the networks compared the page of a unit is, in whatever order they stand', () => {
  const unitOf = (link: string): unknown => readLink(link).page.unit;
  for (const values of ['he_normal|he_uniform', 'he_uniform|he_normal|zeros']) expect(unitOf(`compare=initializer:${values}&unit=1.17:he_uniform`)).toEqual({ layer: 1, unit: 16, network: 'he_uniform' });
  expect(unitOf('unit=1:leaky_relu:0.3&compare=activation:relu|leaky_relu:0.3')).toEqual({ layer: 1, unit: null, network: 'leaky_relu:0.3' });
  expect(unitOf('compare=at:none|20.every.20.labels,20.every.20.redo&unit=1.2:20.every.20.labels,20.every.20.redo')).toMatchObject({ network: '20.every.20.labels,20.every.20.redo' });
  expect(unitOf('compare=lr:0.1|0.01&unit=1.17')).toEqual({ layer: 1, unit: 16 });
  for (const bad of ['1.17:zeros', '1.17:', ':he_normal', '1.17:he_normal:', '1.17:he_normal|he_uniform', '1.17:HE_NORMAL', '1.17.he_normal', '1.17:constructor', '1.17:0', '1.17:\n']) {
    const { page, notices } = readLink(`compare=initializer:he_normal|he_uniform&unit=${encodeURIComponent(bad)}`);
    expect(page).toEqual({});
    expect(notices.map(({ message }) => message)).toEqual([
      `unit=${bad.replace('\n', '\ufffd')} cannot be used. Allowed are a hidden layer, 1, and after a dot a unit of it, 1 to 64; after a colon, of which network: he_normal | he_uniform. The page of no unit is open.`,
    ]);
  }
  expect(readLink('unit=1.17:he_normal').notices).toMatchObject([{ key: 'unit' }]);
});

it('a unit is one that any of the networks compared has, whatever the experiment has in common with them', () => {
  expect(readLink('hidden=2&compare=hidden:4|8,6&unit=2.6').page.unit).toEqual({ layer: 2, unit: 5 });
  expect(readLink('hidden=2&compare=hidden:4|8,6&unit=2.6:4').page.unit).toEqual({ layer: 2, unit: 5, network: '4' });
  expect(readLink('hidden=64&compare=hidden:4|8,6&unit=1.9').notices.map(({ message }) => message)).toEqual([
    'unit=1.9 cannot be used. Allowed are a hidden layer, 1 to 2, and after a dot a unit of it, 1 to its width (8, 6); after a colon, of which network: 4 | 8,6. The page of no unit is open.',
  ]);
});

it('reads the panels brought up in reading order, each once, and leaves out what is none with a notice', () => {
  expect(readLink('panel=diagnosis,gradients,diagnosis')).toMatchObject({ page: { panel: ['gradients', 'diagnosis'] }, notices: [] });
  const { page, notices } = readLink('panel=loss,constructor');
  expect(page).toEqual({ panel: ['loss'] });
  expect(notices.map(({ message }) => message)).toEqual([
    '“constructor” of panel cannot be used and is left out. Allowed are network, function, preActivation, loss, layerOutputs, gradients, gradientNorms, parameters, diagnosis.',
  ]);
  expect(readLink('panel=').page).toEqual({});
});

it('reads what is hidden, locked and asked, and says what cannot be', () => {
  expect(readLink('hide=share,loss,loss&lock=sweep,lr&embed=1&epoch=7&ask=Which%20unit%20dies%3F')).toMatchObject({
    page: { hide: ['loss', 'share'], lock: ['lr', 'sweep'], embed: true, epoch: 7, ask: 'Which unit dies?' },
    notices: [],
  });
  expect(readLink('lock=all').page.lock).toEqual(LOCKABLE_KEYS);
  const { page, notices } = readLink(`hide=toString&lock=lr,__proto__&embed=yes&epoch=1.5&ask=${'x'.repeat(MAX_QUESTION + 1)}`);
  expect(page).toEqual({ lock: ['lr'] });
  expect(notices.map(({ key }) => key)).toEqual(['epoch', 'embed', 'hide', 'lock', 'ask']);
  expect(readLink(`ask=${'x'.repeat(MAX_QUESTION)}`).notices).toEqual([]);
});

it('reports a few names of a long list that cannot be used, not all', () => {
  const { notices } = readLink(`hide=${Array.from({ length: 500 }, (_, index) => `x${index}`).join(',')}`);
  expect(notices).toHaveLength(9);
  expect(notices.at(-1)?.message).toContain('492 more');
});

it('a page is held to no less by another address', () => {
  const before = limitsOf({}, readLink('hide=loss&lock=lr&ask=Why%3F').page);
  expect(limitsOf(before, readLink('lr=0.1').page)).toEqual(before);
  expect(limitsOf(before, readLink('lock=seed&hide=share&ask=What%3F&embed=1').page)).toEqual({ embed: true, hide: ['loss', 'share'], lock: ['lr', 'seed'], ask: 'Why?' });
});

describe('the settings of a lesson', () => {
  const settingsOf = (lesson: string): string => (lesson === 'deep' ? 'hidden=4,4&seeds=3' : '');
  const shownBy = (link: string): string => writeShown(readLink(link, settingsOf).shown);

  it.each(['lesson=deep', '%6Cesson=deep&theme=dark', 'lesson=deep&run=1&nonsense=2'])('are shown by %s', (link) => {
    expect(shownBy(link)).toBe('hidden=4,4&seeds=3');
  });

  it.each([
    ['lesson=deep&engine=cpu', 'hidden=4,4&engine=cpu&seeds=3'],
    ['lesson=deep&lr=0.1', 'lr=0.1'],
    ['lesson=deep&%6Cr=0.1', 'lr=0.1'],
    ['lesson=deep&lr=%zz', ''],
    ['lesson=deep&v=1', ''],
    ['lesson=deep&seeds=2', 'seeds=2'],
    ['lesson=other', ''],
    ['lesson=%zz', ''],
  ])('and of other settings: %s shows %s', (link, shown) => {
    expect(shownBy(link)).toBe(shown);
  });
});
