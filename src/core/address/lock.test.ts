import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, isLayerProperty, PROPERTIES } from '../experiment/settings/fields.ts';
import { textOf } from '../experiment/settings/propertyText.ts';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import { writeShown, type Shown } from '../shown/shown.ts';
import { areKept, guardOf, heldTo } from './lock.ts';
import { LOCKABLE_KEYS } from './page.ts';
import { readLink } from './readLink.ts';

const shownBy = (link: string): Shown => readLink(link).shown;

/** What is shown, and the keys it is held to, where a link is opened on a page that is locked. */
function opened(locked: string, base: string, wanted: string): readonly [string | null, readonly string[]] {
  const { shown, held } = heldTo({ keys: new Set(locked.split(',')), base: shownBy(base) }, shownBy(wanted));
  return [shown === null ? null : writeShown(shown), held];
}

describe('a locked page', () => {
  it.each([
    ['lr', 'lr=0.01', 'lr=0.1&seed=2', 'lr=0.01&seed=2', ['lr']],
    ['lr', 'lr=0.01', 'lr=0.01&seed=2', 'lr=0.01&seed=2', []],
    ['activation', 'hidden=8,8&activation=relu,tanh', 'hidden=8,8,8', 'hidden=8,8,8&activation=relu,tanh,tanh', ['activation']],
    ['hidden', 'hidden=8,8', 'hidden=4&activation=tanh', 'hidden=8,8&activation=tanh', ['hidden']],
    ['loss', '', 'output=linear&loss=mean_squared_error', '', ['loss']],
    ['data_seed', '', 'data_seed=9&seed=2', 'seed=2', ['data_seed']],
    ['lr', '', 'compare=lr:0.1|0.01', '', ['lr']],
    ['lr', 'compare=lr:0.1|0.01', 'seed=3', 'seed=3&compare=lr:0.1|0.01', []],
    ['compare', '', 'compare=seed:1|2', '', ['compare']],
    ['hidden', '', 'sweep=depth:1..3', 'seeds=32', ['hidden']],
    ['seed', '', 'seeds=4', '', ['seed']],
    ['seeds', 'seeds=4', 'seed=2', 'seed=2&seeds=4', ['seeds']],
    ['at', 'at=2.lr:0.1', 'seed=2', 'seed=2&at=2.lr:0.1', ['at']],
    ['lr', '', 'at=2.lr:0.1|3.freeze', 'at=3.freeze', []],
    ['at', 'at=20.freeze', 'epochs=5&at=2.freeze', null, ['at']],
  ])('with %s locked at “%s”, “%s” shows “%s”', (locked, base, wanted, shown, held) => {
    expect(opened(locked, base, wanted)).toEqual([shown, held]);
  });

  it('keeps the locked values of any experiment through any other', () => {
    fc.assert(
      fc.property(randomExperiment, randomExperiment, fc.subarray([...LOCKABLE_KEYS]), (base, wanted, locked) => {
        const keys = new Set(locked);
        const lock = { keys, base: { kind: 'run', experiment: base } as const };
        const { shown } = heldTo(lock, { kind: 'run', experiment: wanted });
        if (shown === null) return;
        expect(areKept(lock, [shown.experiment])).toBe(true);
        const own = PROPERTIES.filter((property) => keys.has(fieldOf(property).key) && (property === 'units' || !isLayerProperty(property)));
        expect(own.map((property) => textOf(shown.experiment, property))).toEqual(own.map((property) => textOf(base, property)));
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no operation change a locked setting', () => {
    const [operation] = shownBy('at=2.lr:0.1').experiment.operations ?? [];
    if (operation === undefined) throw new Error('no operation was read');
    const allows = (key: string): boolean => guardOf({ keys: new Set([key]), base: shownBy('') }).allowsOperation(operation);
    expect(['lr', 'at', 'seed'].map(allows)).toEqual([false, false, true]);
  });
});
