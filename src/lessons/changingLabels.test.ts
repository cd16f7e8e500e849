import { describe, expect, it } from 'vitest';
import { readLink } from '../core/address/readLink.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { withOperations } from '../core/experiment/schedule.ts';
import { experimentsOf } from '../core/shown/shown.ts';
import { worldOf, type LabelWorld } from './judging/labelWorlds.ts';
import { lessonOf } from './lessons.ts';
import { networksOfLink } from './testing/judgeLink.ts';
import { runPointHeadless } from './testing/runHeadless.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const EPOCHS = [100, 200, 300, 400];
/** What an independent program found is held to within a few hundredths. */
const TOLERANCE = 0.05;

const lesson = lessonOf('changing-labels');
const link = lesson?.link ?? '';
const experiments = experimentsOf(readLink(link).shown);

/** What a program that shares no code with this one measured over 6 seeds at the four epochs; null where it did not say. */
const MEASURED: Readonly<Record<LabelWorld, { readonly dead: readonly (number | null)[]; readonly accuracy: readonly (number | null)[] }>> = {
  fixed: { dead: [0.001, 0.001, 0.001, 0.001], accuracy: [null, null, null, 1] },
  redrawn: { dead: [0.03, 0.22, 0.38, 0.48], accuracy: [0.97, 0.73, 0.54, 0.52] },
  recycled: { dead: [null, null, null, 0.08], accuracy: [null, null, null, 0.91] },
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isNear(value: number, expected: number | null): boolean {
  return expected === null || Math.abs(value - expected) <= TOLERANCE;
}

describe('over six seeds', { timeout: 300_000 }, () => {
  it.each(experiments.map((experiment) => ({ world: worldOf(experiment), experiment })))('$world labels kill as many units as an independent program measured, and are learnt as well', async ({ world, experiment }) => {
    if (world === null) throw new Error('A run of the lesson is of no world.');
    const { summaries } = await runPointHeadless(null, SEEDS.map((seed): Experiment => ({ ...experiment, seed })), 'end', 'wasm');
    const at = EPOCHS.map((epoch) => summaries.filter((summary) => summary.epoch === epoch));
    const dead = at.map((all) => mean(all.flatMap(({ deadFraction }) => deadFraction.map((share) => share ?? Number.NaN))));
    const accuracy = at.map((all) => mean(all.map(({ trainAccuracy }) => trainAccuracy ?? Number.NaN)));
    const expected = MEASURED[world];
    expect({ dead, near: dead.map((value, index) => isNear(value, expected.dead[index] ?? null)) }).toEqual({ dead, near: EPOCHS.map(() => true) });
    expect({ accuracy, near: accuracy.map((value, index) => isNear(value, expected.accuracy[index] ?? null)) }).toEqual({ accuracy, near: EPOCHS.map(() => true) });
  });
});

describe('the judge of changing labels', { timeout: 120_000 }, () => {
  it('decides from the numbers of three worlds alone', async () => {
    const short = link.replace('epochs=400', 'epochs=4').replaceAll('20.every.20.', '1.every.1.');
    const networks = await networksOfLink(short, 'end');
    const judgement = lesson?.judge(networks);
    expect(judgement?.parts.map(({ verdict }) => verdict)).toEqual(['holds', 'does-not-hold', 'does-not-hold', 'does-not-hold']);
    expect(judgement).toMatchObject({ verdict: 'does-not-hold', answer: 'few' });
    expect(lesson?.judge({ ...networks, runs: networks.runs.slice(1) }).verdict).toBe('undecided');
    expect(lesson?.judge({ ...networks, runs: networks.runs.map((run) => ({ ...run, finished: false })) }).verdict).toBe('undecided');
  });

  it('knows a world by all that is done in it', () => {
    const [fixed] = experiments;
    if (fixed === undefined) throw new Error('The lesson shows nothing.');
    expect(experiments.map(worldOf)).toEqual(['fixed', 'redrawn', 'recycled']);
    expect(worldOf({ ...fixed, labels: 'sum' })).toBeNull();
    for (const at of ['20.labels', '20.every.20.labels:sum', '20.every.20.redo', '20.every.20.labels|30.lr:0.1', '20.every.20.labels|30.every.20.redo', '20.every.20.labels|20.every.20.redo.1']) {
      const { operations = [] } = readLink(`epochs=400&at=${at}`).experiment;
      expect([at, worldOf(withOperations(fixed, operations))]).toEqual([at, null]);
    }
  });
});
