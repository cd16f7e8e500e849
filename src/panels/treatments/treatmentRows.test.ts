import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { planTrial, type SeedCount } from '../../core/trial/trial.ts';
import { treatmentsFor } from '../../core/trial/treatmentsFor.ts';
import { trialRows, type ArmResult, type TrialResults } from '../../core/trial/trialRows.ts';
import type { TrialRun } from '../../store/state.ts';
import { differenceText, lossText, shareText, shownRows, stateOf } from './treatmentRows.ts';

function ended(validationAccuracy: number): ArmResult {
  return { validationLoss: 1 - validationAccuracy, validationAccuracy, trainLoss: 0.1, deadFraction: 0.25, status: 'finished' };
}

const broken: ArmResult = { ...ended(0.5), validationLoss: Number.NaN, status: 'not-finite' };

function trialOf(results: TrialResults, status: TrialRun['status'], seeds: SeedCount = 1): Pick<TrialRun, 'status' | 'rows' | 'arms' | 'trial'> {
  const trial = planTrial(DEFAULT_EXPERIMENT, treatmentsFor(DEFAULT_EXPERIMENT, []), seeds);
  const arms = trial.arms.map((_, arm) => ({ share: arm === 2 ? 0.439 : 0, hasBegun: arm === 2, failure: arm === 3 ? 'It broke.' : null }));
  return { trial, rows: trialRows(trial, results), arms, status };
}

it('keeps the order of the trial while it goes on, and has the best first once it is over', () => {
  const results = [[ended(0.6)], [ended(0.7)], [ended(0.9)]];
  const order = (status: TrialRun['status']): readonly number[] => shownRows(trialOf(results, status)).map(({ arm }) => arm);
  expect(order('running')).toEqual(order('running').toSorted((a, b) => a - b));
  expect(order('finished').slice(0, 3)).toEqual([0, 2, 1]);
});

it('says of each row where its networks stand', () => {
  const going = trialOf([[ended(0.6)], [broken]], 'running');
  expect(shownRows(going).slice(0, 4).map((row) => stateOf(going, row))).toEqual(['done', 'not finite', '43\u202f%', 'failed']);
  const over = trialOf([[ended(0.6)]], 'cancelled');
  expect(shownRows(over).slice(0, 2).map((row) => stateOf(over, row))).toEqual(['done', 'not trained']);
});

it('writes what is not known as a dash, and never NaN as a number', () => {
  const [untreated, unknown] = shownRows(trialOf([[ended(0.6)]], 'running'));
  if (untreated === undefined || unknown === undefined) throw new Error('Rows are missing.');
  expect([lossText(untreated), shareText(untreated, 'validationAccuracy'), shareText(untreated, 'deadFraction'), differenceText(untreated)]).toEqual(['0.4000', '60\u202f%', '25\u202f%', '–']);
  expect([lossText(unknown), shareText(unknown, 'validationAccuracy'), differenceText(unknown)]).toEqual(['–', '–', '–']);
});

it('writes differences as points of accuracy, over seeds with their interval', () => {
  const over = (accuracies: readonly number[]): string => {
    const seeds = accuracies.length === 8 ? 8 : 1;
    const row = shownRows(trialOf([accuracies.map(() => ended(0.6)), accuracies.map(ended)], 'finished', seeds)).find(({ arm }) => arm === 1);
    return row === undefined ? '' : differenceText(row);
  };
  expect(over([0.9])).toBe('+30 pts');
  expect(over([0.512])).toBe('−8.8 pts');
  expect(over([0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9, 0.8])).toMatch(/^\+25 \(\+\d+(\.\d)? to \+\d+(\.\d)?\) pts$/);
});
