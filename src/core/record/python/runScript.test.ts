import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { handmadeFrame } from '../../diagnosis/testing/handmadeFrames.ts';
import { decodeLink } from '../../link/decode.ts';
import { ACTIVATIONS } from '../../vocabulary/activations.ts';
import { DATA_SETS } from '../../vocabulary/dataSets.ts';
import { INITIALIZERS } from '../../vocabulary/initializers.ts';
import { LABELS } from '../../vocabulary/labels.ts';
import { OPTIMIZERS } from '../../vocabulary/optimizers.ts';
import { runRecord } from '../runRecord.ts';
import { notebook } from './notebook.ts';
import { runScript, type PythonSources } from './runScript.ts';

const source = (name: string): string => readFileSync(new URL(`../../../../python/${name}.py`, import.meta.url), 'utf8');
const SOURCES: PythonSources = { draws: source('dead_relu_lab'), training: { torch: source('train_torch'), keras: source('train_keras') } };
const { experiment } = decodeLink('hidden=3,2&activation=leaky_relu:0.1,tanh&rows=1000');
const frames = [handmadeFrame(experiment, { epoch: 0, trainLoss: null }), handmadeFrame(experiment, { epoch: 1, trainLoss: NaN, validationLoss: Infinity })];
const record = runRecord({ experiment, link: 'https://example.org/#a', engine: { id: 'wasm', asked: 'auto', renderer: 'SIMD', float: 32 }, version: '1.2.3', status: 'paused', seconds: 2, fingerprint: null, facts: null, trial: null, frames, early: [] });

it('draws and training know every word of an experiment', () => {
  for (const id of [...Object.keys(DATA_SETS), ...Object.keys(LABELS)]) expect(SOURCES.draws).toContain(`"${id}"`);
  for (const id of Object.keys(INITIALIZERS)) expect(SOURCES.draws).toContain(/^(he|lecun|glorot)_/.test(id) ? `"${id.split('_')[0]}"` : `"${id}"`);
  for (const training of Object.values(SOURCES.training)) for (const id of Object.keys(ACTIVATIONS)) expect(training).toContain(`"${id}"`);
  for (const id of Object.keys(OPTIMIZERS).filter((each) => each !== 'rmsprop_keras3')) expect(SOURCES.training.torch).toContain(`"${id}"`);
  for (const id of Object.keys(OPTIMIZERS)) expect(SOURCES.training.keras).toContain(`"${id}"`);
});

it.each(['torch', 'keras'] as const)('a %s script is one file: link, draws, experiment, curve and training', (library) => {
  const script = runScript(record, library, SOURCES);
  expect(script).toContain('# https://example.org/#a\n');
  expect(script).not.toContain('from dead_relu_lab');
  expect(script).toContain('    "activation": ["leaky_relu:0.1", "tanh"],\n');
  expect(script).toContain('    "run": None,\n');
  expect(script).toContain('    {"epoch": 0, "trainLoss": None, "validationLoss": 0.5},\n    {"epoch": 1, "trainLoss": float("nan"), "validationLoss": float("infinity")},\n]');
  expect(script.trimEnd().endsWith('report(CURVE, trained)')).toBe(true);
});

it('a notebook has the code of the script, a cell a part', () => {
  const { cells }: { cells: { cell_type: string; id: string; source: string[] }[] } = JSON.parse(JSON.stringify(notebook(record, 'torch', SOURCES)));
  expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  const script = runScript(record, 'torch', SOURCES);
  const code = cells.filter(({ cell_type: type }) => type === 'code').map(({ source: lines }) => lines.join(''));
  expect(code).toHaveLength(4);
  for (const part of code) expect(script).toContain(part);
});
