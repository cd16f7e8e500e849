import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { AUTO } from '../../core/vocabulary/engines.ts';
import type { ShownStudy } from '../../core/shown/shown.ts';
import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import { createLab, type Lab } from '../createLab.ts';
import { lanesFor, studyTasks } from './studyTasks.ts';
import { openedRunsOf, studyOf } from '../state.ts';
import { STUDY_RUN } from './study.ts';
import { workOnNetworks } from './taskTraining.ts';
import { FaultyEngine, FAULTS } from '../testing/faultyEngine.ts';

const tiny: Experiment = { ...withLayers(DEFAULT_EXPERIMENT, { units: [3] }), rows: 1000, inputs: 2, batchSize: 350, epochs: 3, labels: 'sum', engine: 'cpu' };
const seeds: ShownStudy = { kind: 'study', experiment: tiny, study: { seeds: 7, sweep: null } };
const sweep: ShownStudy = { kind: 'study', experiment: tiny, study: { seeds: 3, sweep: { axis: 'width', values: [2, 3] } } };

/** A lab with so many workers, and what can be done to it. */
class Place {
  readonly engine = new FaultyEngine();
  readonly lab: Lab;
  /** Workers that made updates. */
  readonly updatingWorkers = new Set<unknown>();
  /** Most runs that trained at the same time. */
  atOnce = 0;

  constructor(workers: number) {
    this.lab = createLab(this.engine.createClient, (draw) => draw(), workers);
  }

  get status(): string | undefined {
    return studyOf(this.lab.getState())?.status;
  }

  /** Lets everything come to its end; `pick` says which piece of work is next. */
  async drain(pick: (turns: number) => number = () => 0, most = Infinity): Promise<void> {
    await this.engine.settled();
    for (let done = 0; done < most && this.engine.turns.length + this.engine.messages.length > 0; done++) {
      const { turns } = this.engine;
      this.atOnce = Math.max(this.atOnce, new Set(turns.flatMap(({ run, isUpdate }) => (isUpdate && run !== null && run.run.startsWith(STUDY_RUN) ? [run.run] : []))).size);
      for (const { of, isUpdate } of turns) if (isUpdate) this.updatingWorkers.add(of);
      turns.unshift(...turns.splice(pick(turns.length), 1));
      if ((await this.engine.deliver(1)) === 0) await this.engine.work(1);
    }
  }

  /** Drains until nothing trains: rows are drawn, and an engine is loaded, in their own time. */
  async end(pick?: (turns: number) => number): Promise<void> {
    do await this.drain(pick);
    while (['preparing', 'running'].includes(this.status ?? '') || openedRunsOf(this.lab.getState()).some(({ status }) => status === 'running'));
  }

  /** All that is known of the networks, in order. */
  known({ study, experiment }: ShownStudy): readonly (readonly ReplicaSummary[])[] {
    const points = study.sweep?.values.length ?? 1;
    return Array.from({ length: points }, (_, point) => Array.from({ length: experiment.epochs + 1 }, (_, epoch) => this.lab.summariesOf(point, epoch))).flat();
  }
}

async function alone(shown: ShownStudy): Promise<Place> {
  const place = new Place(1);
  place.lab.open(shown);
  place.lab.start();
  await place.end();
  expect(place.status).toBe('finished');
  return place;
}

it.each([['seeds', seeds], ['a sweep', sweep]])('%s come to the same bits, in the same order, with one, two and three workers in whatever order they work', async (_, shown) => {
  const expected = (await alone(shown)).known(shown);
  expect(expected.flat()).toHaveLength((tiny.epochs + 1) * (shown.study.seeds * (shown.study.sweep?.values.length ?? 1)));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(2, 3), fc.infiniteStream(fc.nat()), async (workers, picks) => {
      const place = new Place(workers);
      place.lab.open(shown);
      place.lab.start();
      await place.end((turns) => (picks.next().value ?? 0) % Math.max(1, turns));
      expect(place.status).toBe('finished');
      expect(place.known(shown)).toEqual(expected);
    }),
    { numRuns: 4 },
  );
});

it('trains in as many workers as there are', async () => {
  const place = new Place(3);
  place.lab.open(seeds);
  place.lab.start();
  await place.end();
  expect(place.atOnce).toBe(3);
  expect(studyOf(place.lab.getState())).toMatchObject({ networksDone: 7, epoch: tiny.epochs });
});

it('comes to the same bits when workers crash, all are held and go on, and one breaks and is revived', async () => {
  const expected = (await alone(seeds)).known(seeds);
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('work'), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constantFrom('crash', 'break', 'pause', 'start'), count: fc.nat({ max: 2 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(2, 3), fc.array(deed, { maxLength: 14 }), async (workers, deeds) => {
      const place = new Place(workers);
      const { engine, lab } = place;
      lab.open(seeds);
      lab.start();
      for (const { kind, count } of deeds) {
        if (kind === 'work') await place.drain(undefined, count);
        else if (kind === 'crash') await engine.crash(count);
        else if (kind === 'break') await engine.work(1, FAULTS['engine-error']);
        else if (kind === 'pause') lab.pause();
        else lab.start();
      }
      for (let tries = 0; tries < 20 && place.status !== 'finished'; tries++) {
        await place.end();
        if (place.status !== 'finished') lab.start();
      }
      expect(place.status).toBe('finished');
      expect(place.known(seeds)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

it('is paused when all lanes are held, and trains nothing then', async () => {
  const place = new Place(3);
  place.lab.open(seeds);
  place.lab.start();
  await place.drain(undefined, 60);
  place.lab.pause();
  await place.end();
  expect(place.status).toBe('paused');
  expect(place.engine.turns).toEqual([]);
  let updates = 0;
  place.engine.onUpdate = () => (updates += 1);
  await place.drain();
  expect(updates).toBe(0);
  place.lab.start();
  await place.end();
  expect(place.status).toBe('finished');
});

it('keeps to one worker what a graphics processor trains', async () => {
  const place = new Place(3);
  place.lab.open({ ...seeds, experiment: { ...tiny, engine: 'webgl' } });
  place.lab.start();
  await place.end();
  expect(place.status).toBe('finished');
  expect(place.atOnce).toBe(1);
});

it('goes over all workers as soon as it is known that the engine is one of the processor, with the same bits', async () => {
  const place = new Place(3);
  const automatic: ShownStudy = { ...seeds, experiment: { ...tiny, engine: AUTO } };
  place.lab.open(automatic);
  place.lab.start();
  await place.end();
  expect(studyOf(place.lab.getState())).toMatchObject({ status: 'finished', networksDone: 7 });
  expect(place.updatingWorkers.size).toBe(3);
  expect(place.known(automatic)).toEqual((await alone(automatic)).known(automatic));
});

it('spreads compared runs that wait for the same, started or not', async () => {
  const place = new Place(3);
  place.lab.open({ kind: 'comparison', experiment: { ...tiny, engine: AUTO }, comparison: { key: 'lr', values: ['0.1', '0.01', '0.001'] } });
  place.lab.start();
  await place.end();
  const { runs, sideBySide } = place.lab.getState();
  expect(sideBySide.map((id) => runs[id]?.status)).toEqual(['finished', 'finished', 'finished']);
  expect(place.updatingWorkers.size).toBe(3);
});

it('compared runs train at the same time, and stay in order', async () => {
  const place = new Place(3);
  place.lab.open({ kind: 'comparison', experiment: tiny, comparison: { key: 'lr', values: ['0.1', '0.01', '0.001'] } });
  await place.end();
  place.lab.start();
  await place.engine.settled();
  expect(new Set(place.engine.turns.map(({ of }) => of)).size).toBe(3);
  await place.end();
  const { runs, sideBySide } = place.lab.getState();
  expect(sideBySide.map((id) => runs[id]?.status)).toEqual(['finished', 'finished', 'finished']);
  expect(sideBySide.map((id) => runs[id]?.experiment.learningRate)).toEqual([0.1, 0.01, 0.001]);
});

it('keeps to the budget of memory, all lanes together', () => {
  const many = { value: null, experiments: Array.from({ length: 64 }, (_, seed) => ({ ...tiny, seed, epochs: 1000 })) };
  const wide = { value: null, experiments: many.experiments.map((each) => ({ ...withLayers(each, { units: Array.from({ length: 20 }, () => 256) }), rows: 1_000_000, inputs: 16 })) };
  const work = (point: typeof many): Parameters<typeof lanesFor>[0] => workOnNetworks(STUDY_RUN, point, 1000);
  expect(lanesFor(work(many), 8)).toBe(8);
  expect(lanesFor(work(wide), 8)).toBeLessThan(8);
  for (const lanes of [1, 3, 8]) expect(studyTasks([many], lanes).flatMap(({ experiments }) => experiments)).toEqual(many.experiments);
});
