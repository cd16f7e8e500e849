import { expect, it } from 'vitest';
import { createLab } from '../../store/createLab.ts';
import { holdLab } from '../../store/theLab.ts';
import { shellState } from '../model/shellState.ts';
import { act, ACTION_IDS, ACTIONS } from './actions.ts';

it('gives a key to one action only', () => {
  const keys = ACTION_IDS.flatMap((id) => ACTIONS[id].keys ?? []).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('has words for every key whose action is named by its state', () => {
  const named = ACTION_IDS.filter((id) => ACTIONS[id].keys !== undefined && typeof ACTIONS[id].label === 'function');
  expect(named).toContain('run');
  expect(named.filter((id) => ACTIONS[id].does === undefined)).toEqual([]);
});

it.each(['run', 'step', 'reset', 'exportJson'] as const)('refuses to %s while nothing is open, and says why', (id) => {
  holdLab(createLab(() => ({ send: () => {}, revive: () => {}, dispose: () => {} })));
  act(id);
  expect(shellState().toast?.text).toBe('No experiment is open yet.');
});
