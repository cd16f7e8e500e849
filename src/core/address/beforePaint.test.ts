import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { RESERVED_KEYS } from '../link/linkKeys.ts';
import { MAX_LINK_BYTES, moveBehindHash } from '../link/splitLink.ts';
import { readLink } from './readLink.ts';

const SCRIPT = new Script(readFileSync(new URL('../../../public/before-paint.js', import.meta.url), 'utf8'));

/** What stands in the address and on the root element. */
interface Painted {
  readonly address: string;
  readonly theme: string | undefined;
  readonly present: boolean;
  readonly embed: boolean;
}

/** What the script of the page makes of an address. */
function painted(address: string, { remembered = null, refuses = false, framed = false }: { readonly remembered?: string | null; readonly refuses?: boolean; readonly framed?: boolean } = {}): Painted {
  const location = new URL(address);
  const dataset: Record<string, string> = {};
  const history = {
    state: null,
    replaceState(state: unknown, _: string, href: string) {
      if (refuses) throw new DOMException('refused', 'SecurityError');
      expect(state).toBeNull();
      location.href = href;
    },
  };
  SCRIPT.runInNewContext({ self: 'page', parent: framed ? 'host' : 'page', location, history, URL, localStorage: { getItem: () => remembered }, document: { documentElement: { dataset } } });
  return { address: location.href, theme: dataset['theme'], present: dataset['present'] !== undefined, embed: dataset['embed'] !== undefined };
}

/** What the page's own reader makes of it. */
function read(address: string): Painted {
  const url = new URL(address);
  const { search, hash } = moveBehindHash({ search: url.search.slice(1), hash: url.hash.slice(1) });
  if (search !== url.search.slice(1)) url.search = search;
  if (hash !== url.hash.slice(1)) url.hash = `#${hash}`;
  const { theme, present, embed } = readLink(hash).page;
  return { address: url.href, theme: theme === 'light' || theme === 'dark' ? theme : undefined, present: present === true, embed: embed === true };
}

/** Texts as they are, or with one ASCII character as a percent sign and its code. */
function spelt(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  const escaped = fc.tuple(text, fc.nat(5)).map(([plain, at]) => plain.slice(0, at) + plain.slice(at).replace(/^[ -~]/, escape));
  return fc.oneof({ weight: 2, arbitrary: text }, escaped);
}

describe('before the first paint', () => {
  it.each([
    ['#theme=dark', '#theme=dark', 'dark', false],
    ['#them%65=d%61rk&%70resent=1', '#them%65=d%61rk&%70resent=1', 'dark', true],
    ['#theme=dark&theme=light', '#theme=dark&theme=light', 'light', false],
    ['?theme=dark#theme=light', '#theme=light', 'light', false],
    ['?theme=dark&theme=light', '#theme=dark&theme=light', 'light', false],
    ['?seed=7#lr=0.1', '#lr=0.1&seed=7', undefined, false],
    ['?seed=7&utm_source=x', '?utm_source=x#seed=7', undefined, false],
    ['?utm_source=x&them%65=dark&ref=%zz&&present=1#', '?utm_source=x&ref=%zz&#them%65=dark&present=1', 'dark', true],
    ['?utm_source=x&Seed=7&toString#lr=0.1', '?utm_source=x&Seed=7&toString#lr=0.1', undefined, false],
    ['#present', '#present', undefined, false],
    ['#theme', '#theme', undefined, false],
    ['##theme=dark', '##theme=dark', undefined, false],
  ])('%s becomes %s, the theme %s, projector mode %s', (from, address, theme, present) => {
    const expected = { address: `http://page/lab/${address}`, theme, present, embed: false };
    expect(painted(`http://page/lab/${from}`)).toEqual(expected);
    expect(read(`http://page/lab/${from}`)).toEqual(expected);
  });

  it('the theme of this device counts where the address has none that can be used', () => {
    expect(painted('http://page/', { remembered: 'dark' }).theme).toBe('dark');
    expect(painted('http://page/#theme=blue', { remembered: 'dark' }).theme).toBe('dark');
    expect(painted('http://page/#theme=light', { remembered: 'dark' }).theme).toBe('light');
    expect(painted('http://page/#theme=system', { remembered: 'dark' }).theme).toBeUndefined();
  });

  it('an address that must not be changed is read all the same', () => {
    expect(painted('http://page/?theme=dark&present=1', { refuses: true })).toEqual({ address: 'http://page/?theme=dark&present=1', theme: 'dark', present: true, embed: false });
  });

  it('the address of a frame stays what its host wrote', () => {
    expect(painted('http://page/?theme=dark&embed=1', { framed: true })).toEqual({ address: 'http://page/?theme=dark&embed=1', theme: 'dark', present: false, embed: true });
  });

  it('every address is read as the page reads it', () => {
    const settings = PROPERTIES.map((property) => fieldOf(property).key);
    const key = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('theme', 'present', 'embed', 'seed', 'utm_source', '', 'toString', '%', '#', '?') }, fc.constantFrom(...settings, ...RESERVED_KEYS, 'v', 'run'), fc.string({ maxLength: 4 }));
    const value = fc.oneof(fc.constantFrom('dark', 'light', 'system', '1', '', '%', '%zz', '=', '7', 'a+b'), fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom(4070, 4090, 4096, 5000).map((length) => 'x'.repeat(length)));
    const piece = fc.oneof({ weight: 8, arbitrary: fc.tuple(spelt(key), spelt(value)).map((pair) => pair.join('=')) }, spelt(key));
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('&'));
    fc.assert(
      fc.property(text, text, (search, hash) => {
        const address = `http://page/lab/${search === '' ? '' : `?${search.replaceAll('#', '%23')}`}${hash === '' ? '' : `#${hash}`}`;
        expect(painted(address)).toEqual(read(address));
      }),
      { numRuns: 1000 },
    );
  });

  it('what the link takes in from behind ? counts towards its length, and goes beyond it first', () => {
    const room = 'x'.repeat(MAX_LINK_BYTES - 'lesson=&theme=dark'.length);
    expect(painted(`http://page/?theme=dark#lesson=${room}`).theme).toBe('dark');
    expect(painted(`http://page/?theme=dark#lesson=${room}x`).theme).toBeUndefined();
    expect(painted(`http://page/?lesson=${room}x#theme=dark`).theme).toBe('dark');
  });
});
