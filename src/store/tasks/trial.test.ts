import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { estimateWork, WORK_BUDGET } from '../../core/experiment/work/work.ts';
import { NOTHING } from '../../core/experiment/work/workload.ts';
import { guardOf } from '../../core/address/lock.ts';
import { LOCKABLE_KEYS } from '../../core/address/page.ts';
import { DEFAULT_EXPERIMENT, fieldOf, PROPERTIES } from '../../core/experiment/settings/fields.ts';
import { textOf } from '../../core/experiment/settings/propertyText.ts';
import { decodeLink } from '../../core/link/decode.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { createLab, type Lab } from '../createLab.ts';
import { MAIN_RUN } from '../runs/openRuns.ts';
import type { TrialRun } from '../state.ts';
import { FaultyEngine, FAULTS } from '../testing/faultyEngine.ts';
import { TRIAL_RUN } from './trialTasks.ts';

const tiny: Experiment = { ...withLayers(DEFAULT_EXPERIMENT, { units: [4] }), rows: 1000, batchSize: 350, epochs: 2, labels: 'sum', learningRate: 0.1, engine: 'cpu' };

let engine: FaultyEngine;
let lab: Lab;
let updates: number;
/** What waits for the page to draw; null while it draws at once. */
let undrawn: (() => void)[] | null;

function openLab(workers: number): void {
  engine = new FaultyEngine();
  updates = 0;
  undrawn = null;
  engine.onUpdate = ({ run }) => void (run.startsWith(TRIAL_RUN) && (updates += 1));
  lab = createLab(engine.createClient, (draw) => void (undrawn === null ? draw() : undrawn.push(draw)), workers);
}

function trial(): TrialRun {
  const now = lab.getState().trial;
  if (now === null) throw new Error('There is no trial.');
  return now;
}

function isBusy(): boolean {
  const { trial: tried, runs } = lab.getState();
  return tried?.status === 'running' || Object.values(runs).some(({ status }) => status === 'running');
}

/** Lets everything come to its end, or until something holds; `pick` says which piece of work is next. */
async function drain(until: () => boolean = () => false, pick: (turns: number) => number = () => 0): Promise<void> {
  await engine.settled();
  // Rows are drawn in their own time.
  while ((isBusy() || engine.turns.length + engine.messages.length > 0) && !until()) {
    if (engine.turns.length + engine.messages.length === 0) {
      await engine.settled();
      continue;
    }
    engine.turns.unshift(...engine.turns.splice(pick(engine.turns.length), 1));
    if ((await engine.deliver(1)) === 0) await engine.work(1);
  }
}

/** A lab whose run has ended. */
async function finishedRun(workers: number, experiment = tiny): Promise<void> {
  openLab(workers);
  lab.open({ kind: 'run', experiment });
  lab.start();
  await drain();
}

beforeEach(() => finishedRun(2));

it('is shown before it trains, and cancelled by then trains nothing', async () => {
  undrawn = [];
  await lab.tryTreatments(MAIN_RUN);
  await drain(() => engine.turns.length + engine.messages.length === 0);
  expect(trial().status).toBe('running');
  expect(updates).toBe(0);
  await lab.cancelTrial();
  for (const draw of undrawn.splice(0)) draw();
  undrawn = null;
  await drain();
  expect(trial().status).toBe('cancelled');
  expect(updates).toBe(0);
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  expect(trial().status).toBe('finished');
  expect(updates).toBeGreaterThan(0);
});

it('trains all but the untreated network, which is the run itself, and leaves the run as it was', async () => {
  const frames = [...lab.framesOf(MAIN_RUN)];
  await lab.tryTreatments(MAIN_RUN);
  expect(trial()).toMatchObject({ status: 'running', verdict: null, share: 0 });
  await drain();
  const { rows, verdict, arms } = trial();
  expect(trial()).toMatchObject({ status: 'finished', share: 1, secondsLeft: null });
  expect(verdict).not.toBeNull();
  expect(rows).toHaveLength(arms.length);
  expect(rows.every(({ results }) => results.length === 1 && results[0] !== undefined)).toBe(true);
  expect(rows.find(({ treatment }) => treatment === null)?.results[0]).toMatchObject({ validationLoss: frames.at(-1)?.validationLoss, validationAccuracy: frames.at(-1)?.validationAccuracy });
  expect(lab.framesOf(MAIN_RUN)).toEqual(frames);
  expect(lab.getState().runs[MAIN_RUN]?.status).toBe('finished');
  expect(engine.generations.get(TRIAL_RUN)).toBeGreaterThan(1);
});

const locks = fc.subarray([...LOCKABLE_KEYS]);

/** The values of all locked settings, as they would be written. */
function lockedTexts(experiment: Experiment, keys: readonly string[]): readonly string[] {
  return PROPERTIES.filter((property) => keys.includes(fieldOf(property).key)).map((property) => textOf(experiment, property));
}

it('tries no treatment of a locked setting, and says which are left out, whatever is locked', async () => {
  await fc.assert(
    fc.asyncProperty(locks, async (keys) => {
      await finishedRun(2);
      const base = { kind: 'run', experiment: tiny } as const;
      lab.setGuard(guardOf({ keys: new Set(keys), base }));
      await lab.tryTreatments(MAIN_RUN);
      const { trial: begun, trialRefusal } = lab.getState();
      const arms = begun?.trial.arms ?? [];
      expect(trialRefusal).toBe(begun === null ? 'No treatment can be tried: each changes a setting that is locked here.' : null);
      for (const experiment of arms.flatMap(({ experiments }) => experiments)) expect(lockedTexts(experiment, keys)).toEqual(lockedTexts(tiny, keys));
      for (const { treatment } of arms) expect(begun?.locked).not.toContain(treatment?.label);
      await drain();
      await lab.repeatTrial();
      expect(lab.getState().trial?.trial.seeds ?? 1).toBe(begun === null || keys.includes('seed') || keys.includes('seeds') ? 1 : 8);
      await lab.cancelTrial();
      await drain();
      const treatments = arms.flatMap(({ treatment }) => treatment ?? []);
      for (const treatment of treatments) lab.tryRemedy(MAIN_RUN, treatment);
      const isRefused = keys.includes('compare') && treatments.length > 0;
      expect(lab.getState().lockRefusal).toEqual(isRefused ? { held: ['compare'] } : null);
    }),
    { numRuns: 25 },
  );
});

it('without a lock leaves nothing out', async () => {
  await lab.tryTreatments(MAIN_RUN);
  expect(trial()).toMatchObject({ locked: [], canRepeat: true, canCompare: true });
});

it('trains the untreated network too where the run is paused', async () => {
  openLab(2);
  lab.open({ kind: 'run', experiment: tiny });
  lab.step();
  await drain();
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  const paused = trial().rows;
  await finishedRun(2);
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  const untreated = (rows: TrialRun['rows']): unknown => rows.find(({ treatment }) => treatment === null)?.results;
  expect(untreated(paused)).toEqual(untreated(trial().rows));
});

it('comes to the same on two engines, in whatever order they work, as on one', async () => {
  await finishedRun(1);
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  const { rows } = trial();
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (picks) => {
      await finishedRun(2);
      await lab.tryTreatments(MAIN_RUN);
      await drain(undefined, (turns) => (picks.next().value ?? 0) % Math.max(1, turns));
      expect(trial().rows).toEqual(rows);
    }),
    { numRuns: 5 },
  );
});

it('cancelled keeps what is known, trains nothing more, and trains only the rest when tried again', async () => {
  await lab.tryTreatments(MAIN_RUN);
  const known = (): number => trial().rows.filter(({ results }) => results[0] !== undefined).length;
  await drain(() => known() > 2);
  await lab.cancelTrial();
  const atCancel = known();
  expect(trial()).toMatchObject({ status: 'cancelled', verdict: null });
  updates = 0;
  await drain();
  expect(known()).toBe(atCancel);
  // What a lane was at when it was released.
  expect(updates).toBeLessThanOrEqual(2);
  updates = 0;
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  expect(trial().status).toBe('finished');
  expect(updates).toBe((trial().rows.length - atCancel) * tiny.epochs * 2);
});

it.each([
  ['another experiment', (): void => lab.open({ kind: 'run', experiment: { ...tiny, seed: 9 } })],
  ['a reset', (): void => lab.reset()],
  ['a comparison', (): void => lab.open({ kind: 'comparison', experiment: tiny, comparison: { key: 'lr', values: ['0.1', '0.01'] } })],
  ['many seeds', (): void => lab.open({ kind: 'study', experiment: tiny, study: { seeds: 2, sweep: null } })],
])('is dropped by %s, and trains nothing more', async (_, change) => {
  await lab.tryTreatments(MAIN_RUN);
  await engine.work(20);
  change();
  expect(lab.getState().trial).toBeNull();
  updates = 0;
  await drain();
  expect(updates).toBe(0);
  expect(lab.getState().trial).toBeNull();
});

it('of which one network fails says so, and has the others', async () => {
  await lab.tryTreatments(MAIN_RUN);
  await drain(() => updates === 3);
  await drain(() => engine.turns.some(({ isUpdate }) => isUpdate) && engine.messages.length === 0);
  await engine.work(1, FAULTS['engine-error']);
  await drain();
  const { rows, arms } = trial();
  expect(trial()).toMatchObject({ status: 'failed', verdict: null, share: 1 });
  expect(arms.flatMap(({ failure }) => failure ?? [])).toEqual(['It broke.']);
  expect(rows.filter(({ results }) => results[0] === undefined)).toHaveLength(1);
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  expect(trial().status).toBe('finished');
});

it('loses an engine and comes to the same', async () => {
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  const { rows } = trial();
  await finishedRun(2);
  await lab.tryTreatments(MAIN_RUN);
  for (const many of [9, 30]) {
    await drain(() => updates > many);
    await engine.crash();
  }
  await drain();
  expect(engine.losses).toBe(2);
  expect(trial().status).toBe('finished');
  expect(trial().rows).toEqual(rows);
});

it('repeated trains every network with eight seeds but those that are known, and cancelled leads back', async () => {
  await lab.tryTreatments(MAIN_RUN);
  await drain();
  const once = trial();
  await lab.repeatTrial();
  expect(trial()).toMatchObject({ status: 'running', trial: { seeds: 8 }, verdict: once.verdict });
  await engine.work(50);
  await lab.cancelTrial();
  expect(trial()).toEqual(once);
  await lab.repeatTrial();
  await drain();
  expect(trial()).toMatchObject({ status: 'finished', verdict: { isOverSeeds: true } });
  for (const { results } of trial().rows) {
    expect(results).toHaveLength(8);
    expect(results).not.toContain(undefined);
  }
  for (const { treatment, results } of trial().rows) expect(results).toContainEqual(once.rows.find((row) => row.treatment?.id === treatment?.id)?.results[0]);
});

it.each(['', 'hidden=256,256,256,256,256,256,256,256,256,256&rows=1000000', 'epochs=1000&engine=tfjs&batch=1', 'rows=20000&batch=256'])('of a run of “%s” keeps within the budget, or asks', async (link) => {
  const sent: Command[] = [];
  let tell: (event: Event) => void = () => {};
  const quiet = createLab(
    (listener) => {
      tell = listener;
      return { send: (command) => sent.push(command), revive: () => {}, dispose: () => {} };
    },
    (draw) => draw(),
    2,
  );
  const { experiment } = decodeLink(link);
  quiet.open({ kind: 'run', experiment });
  tell({ run: MAIN_RUN, generation: quiet.getState().runs[MAIN_RUN]?.generation ?? 0, kind: 'runStopped', finished: true });
  await quiet.tryTreatments(MAIN_RUN);
  const { question, trial: begun } = quiet.getState();
  const networks = (begun?.trial.arms ?? []).flatMap(({ experiments }) => experiments);
  const seconds = networks.reduce((sum, each) => sum + estimateWork([{ run: '', experiment: each, networks: 1, summariesOnly: true, from: NOTHING, to: each.epochs, allowed: NOTHING }]).seconds, 0);
  expect(question !== null || (seconds > 0 && seconds <= WORK_BUDGET.seconds)).toBe(true);
  expect(sent.filter(({ run, kind }) => run.startsWith(TRIAL_RUN) && kind === 'startRun').length).toBeLessThanOrEqual(2);
});

it('is refused while the run is at birth or trains, and of a comparison', async () => {
  lab.reset();
  await lab.tryTreatments(MAIN_RUN);
  expect(lab.getState().trial).toBeNull();
  lab.start();
  await lab.tryTreatments(MAIN_RUN);
  expect(lab.getState().trial).toBeNull();
  await drain();
  lab.open({ kind: 'comparison', experiment: tiny, comparison: { key: 'lr', values: ['0.1', '0.01'] } });
  lab.start();
  await drain();
  await lab.tryTreatments(MAIN_RUN);
  expect(lab.getState().trial).toBeNull();
});
