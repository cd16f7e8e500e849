import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLink } from '../../../core/address/readLink.ts';
import { encodeLink } from '../../../core/link/encode.ts';
import { createLab } from '../../../store/createLab.ts';
import { holdLab, theLab } from '../../../store/theLab.ts';
import { changeShell } from '../shellState.ts';
import { limitsKnown, lockShown } from '../address/limits.ts';
import { answersTo } from './hostTalk.ts';

// What a host page says to a framed one.

const BASE = 'rows=1000&hidden=8&lr=0.01&epochs=3';

function shownNow(): string {
  const { shown } = theLab().getState();
  if (shown === null) throw new Error('nothing is shown');
  return encodeLink(shown.experiment);
}

function open(link: string): void {
  const { shown } = readLink(link);
  theLab().open(shown);
  lockShown(shown);
}

beforeEach(() => {
  changeShell({ limits: {} });
  holdLab(createLab(() => ({ send: () => {}, revive: () => {}, dispose: () => {} })));
});

describe('a message of the host', () => {
  it('changes settings as a link names them, and keeps the others', () => {
    open(BASE);
    expect(answersTo({ lab: 1, type: 'set', link: 'lr=0.1&activation=tanh' })).toEqual([]);
    expect(shownNow()).toBe('rows=1000&hidden=8&activation=tanh&lr=0.1&epochs=3');
  });

  it('that is not meant for the lab is not answered', () => {
    open(BASE);
    for (const other of [undefined, null, 'set', 1, [], { type: 'set' }, { lab: '1', type: 'run' }]) expect(answersTo(other)).toEqual([]);
  });

  it('that cannot be used is answered with what is allowed, and changes nothing', () => {
    open(BASE);
    for (const bad of [{ lab: 1 }, { lab: 1, type: 'stop' }, { lab: 1, type: 'set' }, { lab: 1, type: 'set', link: 5 }, { lab: 1, type: 'run', link: '' }, { lab: 1, type: 'set', link: 'x'.repeat(4097) }]) {
      expect(answersTo(bad)).toMatchObject([{ type: 'error', text: expect.stringContaining('Allowed are') }]);
    }
    expect(answersTo({ lab: 1, type: 'set', link: 'lr=100&seeds=9&rows=7' }).map((answer) => ('text' in answer ? answer.text : ''))).toEqual([
      expect.stringContaining('rows=7 cannot be used.'),
      expect.stringContaining('lr=100 cannot be used.'),
      'seeds is no setting that a message can change.',
    ]);
    expect(shownNow()).toBe(BASE);
  });

  it('does not change what is locked, and hears of it', async () => {
    changeShell({ limits: { lock: ['lr'] } });
    open(BASE);
    await limitsKnown();
    expect(answersTo({ lab: 1, type: 'set', link: 'lr=0.5&epochs=4' })).toEqual([{ type: 'error', text: 'Locked here: lr.' }]);
    expect(shownNow()).toBe('rows=1000&hidden=8&lr=0.01&epochs=4');
  });

  it('of any kind throws nothing, changes nothing out of bounds and nothing that is locked', async () => {
    changeShell({ limits: { lock: ['lr', 'hidden'] } });
    open(BASE);
    await limitsKnown();
    const keys = fc.constantFrom('lr', 'hidden', 'rows', 'activation', 'epochs', 'seed', 'loss', 'output', 'targets', 'dropout', 'alpha_dropout', 'engine', 'run', 'lock', 'compare', '__proto__', 'at');
    const values = fc.oneof(fc.constantFrom('0.1', '8,8', 'relu', 'tanh', 'linear', '-1:1', '0', '1e9', 'NaN', '5', '1000', '%zz', 'cpu'), fc.string({ unit: 'binary', maxLength: 6 }));
    const link = fc.oneof(fc.array(fc.tuple(keys, values).map((pair) => pair.join('=')), { maxLength: 5 }).map((pairs) => pairs.join('&')), fc.string({ unit: 'binary' }));
    const message = fc.oneof(
      { weight: 4, arbitrary: fc.record({ lab: fc.constant(1), type: fc.constant('set'), link }) },
      fc.record({ lab: fc.constantFrom(1, 2, '1'), type: fc.oneof(fc.constantFrom('set', 'run', 'pause', 'get'), fc.string()), link: fc.oneof(link, fc.anything()) }, { requiredKeys: [] }),
      fc.anything({ withNullPrototype: true, withMap: true, withTypedArray: true, withBigInt: true }),
    );
    fc.assert(
      fc.property(message, (data) => {
        for (const answer of answersTo(data)) expect(['error', 'frame']).toContain(answer.type);
        const now = shownNow();
        const { notices, shown } = readLink(now);
        expect(notices).toEqual([]);
        expect(shown.experiment).toMatchObject({ learningRate: 0.01, layers: [{ units: 8 }] });
      }),
      { numRuns: 5000 },
    );
  });
});
