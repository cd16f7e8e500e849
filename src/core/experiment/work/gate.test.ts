import { expect, it } from 'vitest';
import { decodeLink } from '../../link/decode.ts';
import { ASKED_ENGINES, type AskedEngine } from '../../vocabulary/engines.ts';
import { changeExperiment, type ExperimentPatch } from '../settings/changeExperiment.ts';
import type { Experiment } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';
import { withLayers, type Columns } from '../testing/withLayers.ts';
import { decide } from './gate.ts';
import { estimateWork, WORK_BUDGET, type Work } from './work.ts';
import { BIRTH, NOTHING, UNITS } from './workload.ts';

const change = ({ layers = {}, ...patch }: ExperimentPatch & { readonly layers?: Columns }) => withLayers(changeExperiment(DEFAULT_EXPERIMENT, patch).experiment, layers);
const work = (experiment: Experiment, part: Partial<Work> = {}): Work => ({
  run: 'main',
  experiment,
  networks: 1,
  summariesOnly: false,
  from: NOTHING,
  to: experiment.epochs,
  allowed: NOTHING,
  ...part,
});
const asked = (experiment: Experiment, part: Partial<Work> = {}) => decide([work(experiment, part)], 'pressed').answer;
const deep = (epochs: number) => change({ layers: { units: Array.from({ length: 20 }, () => 256) }, epochs });
const largest = change({ rows: 1_000_000, inputs: 16, layers: { units: Array.from({ length: 20 }, () => 256) } });

it.each(Object.keys(ASKED_ENGINES))('lets the article start by itself on %s', (engine) => {
  expect(asked(decodeLink(`engine=${engine}`).experiment)).not.toBe('ask');
});

it('asks sooner on an engine whose steps take longer', () => {
  const twice = (engine: AskedEngine) => asked(change({ epochs: 50, engine }));
  expect([twice('auto'), twice('webgl'), twice('wasm'), twice('cpu'), twice('tfjs')]).toEqual(['progress', 'progress', 'progress', 'progress', 'ask']);
});

it('asks before much more work than the article’s', () => {
  expect(asked(change({ epochs: 1000 }))).toBe('ask');
  expect(asked(change({ rows: 1_000_000, batchSize: 1 }))).toBe('ask');
  expect(asked(deep(25))).toBe('ask');
  expect(asked(DEFAULT_EXPERIMENT, { networks: 64, summariesOnly: true })).toBe('ask');
});

it('does not ask for what the article varies, at full size', () => {
  for (const patch of [{ rows: 1_000_000 }, { epochs: 100 }, { layers: { units: [64, 64, 64] } }, { layers: { dropout: [0.25] } }]) expect(asked(change(patch))).not.toBe('ask');
});

it('asks before it takes a gigabyte', () => {
  const { experiment } = changeExperiment(deep(25), { batchSize: 8192, rows: 12_000 });
  const born = work(experiment, { to: BIRTH });
  expect(estimateWork([born, born]).seconds).toBeLessThan(WORK_BUDGET.seconds);
  expect(decide([born], 'pressed').answer).toBe('progress');
  expect(decide([born, born], 'pressed').answer).toBe('ask');
});

it('counts all networks together', () => {
  const one = change({ epochs: 150 });
  expect(decide([work(one)], 'pressed').answer).not.toBe('ask');
  expect(decide([work(one), work(one, { run: 'main-2' })], 'pressed').answer).toBe('ask');
});

it('goes on without another question with what was allowed, but not beyond', () => {
  const { epochs } = deep(25);
  expect(asked(deep(25), { from: 3.5, allowed: epochs })).not.toBe('ask');
  expect(asked(deep(25), { from: 1, allowed: 1 })).toBe('ask');
  expect(asked(change({ epochs: 1000 }), { from: 999, allowed: 1 })).not.toBe('ask');
});

it('lets births of up to half a minute begin when something is opened, and shows those of above a second', () => {
  const opened = (experiment: Experiment, to: number, networks = 1) => decide([work(experiment, { to, networks })], 'opened').answer;
  expect(opened(DEFAULT_EXPERIMENT, BIRTH)).toBe('go');
  expect(opened(change({ rows: 1_000_000, layers: { units: [256, 256] } }), BIRTH)).toBe('ask');
  expect(opened(change({ rows: 1_000_000, inputs: 16, layers: { units: [256, 16] } }), BIRTH)).toBe('progress');
  expect(opened(largest, BIRTH)).toBe('ask');
  expect(opened(largest, UNITS)).toBe('progress');
  expect(opened(largest, UNITS, 8)).toBe('ask');
});

it('gives leave for the work asked for and no other', () => {
  const decision = decide([work(largest)], 'pressed');
  const permit = decision.answer === 'ask' ? decision.yes() : decision.permit;
  expect(permit.covers('main', largest.epochs)).toBe(true);
  expect(permit.covers('main', largest.epochs + 1)).toBe(false);
  expect(permit.covers('main-2', BIRTH)).toBe(false);
});
