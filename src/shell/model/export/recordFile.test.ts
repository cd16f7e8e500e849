import { beforeEach, expect, it, vi } from 'vitest';
import { readComparison } from '../../../core/comparison/comparison.ts';
import { handmadeFrame } from '../../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/settings/fields.ts';
import { withLayers } from '../../../core/experiment/testing/withLayers.ts';
import type { Event } from '../../../engine/protocol.ts';
import { createLab } from '../../../store/createLab.ts';
import { holdLab, theLab } from '../../../store/theLab.ts';
import { recordOf, type FormatId } from './recordFile.ts';

const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [3] });
const STEPS_PER_EPOCH = 4375;
let tell: (event: Event) => void;

interface Exported {
  readonly steps: number;
  readonly frames: readonly { readonly epoch: number; readonly step: number }[];
}

beforeEach(() => {
  vi.stubGlobal('location', new URL('https://example.org/'));
  vi.stubEnv('APP_VERSION', '1.2.3');
  holdLab(
    createLab(
      (listener) => {
        tell = listener;
        return { send: () => {}, revive: () => 2, dispose: () => {} };
      },
      (draw) => draw(),
    ),
  );
  theLab().open({ kind: 'run', experiment });
});

function generationOf(run: string): number {
  return theLab().getState().runs[run]?.generation ?? -1;
}

function record(epoch: number, run = 'main'): void {
  tell({ run, generation: generationOf(run), kind: 'frameRecorded', frame: { ...handmadeFrame(experiment, { epoch }), step: epoch * STEPS_PER_EPOCH }, seconds: epoch });
}

function fileOf(format: FormatId = 'json'): NonNullable<ReturnType<typeof recordOf>> {
  const file = recordOf(theLab().getState(), format);
  if (file === null) throw new Error('Nothing is shown.');
  return file;
}

function read(pieces: Iterable<string>): Exported {
  return JSON.parse([...pieces].join(''));
}

function expectAbout(length: number, truth: number): void {
  expect(length).toBeGreaterThan(0.9 * truth);
  expect(length).toBeLessThan(1.1 * truth);
}

it('in the middle of an epoch a run is exported up to its last frame', () => {
  theLab().step();
  record(0);
  record(1);
  tell({ run: 'main', generation: generationOf('main'), kind: 'progressed', step: STEPS_PER_EPOCH + 1000, seconds: 1.2, stepsPerSecond: 5000 });
  expect(theLab().getState().runs['main']?.step).toBe(STEPS_PER_EPOCH + 1000);
  const { steps, frames } = read(fileOf().pieces);
  expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1]);
  expect(steps).toBe(STEPS_PER_EPOCH);
  expect(steps).toBe(frames.at(-1)?.step);
});

it('an export is of the moment at which it began, whatever happens while it is written', () => {
  record(0);
  record(1);
  const [untouched, disturbed] = [fileOf(), fileOf()];
  const before = [...untouched.pieces].join('');
  const pieces = disturbed.pieces[Symbol.iterator]();
  const text = [pieces.next().value];
  record(1);
  record(2);
  theLab().open({ kind: 'run', experiment: { ...experiment, seed: 5 } });
  for (let piece = pieces.next(); piece.done !== true; piece = pieces.next()) text.push(piece.value);
  expect(text.join('')).toBe(before);
});

it('the size said beforehand is that of the file to a tenth, where frames are alike', () => {
  for (let epoch = 0; epoch <= 40; epoch++) record(epoch);
  const { comparison } = readComparison('lr:0.1|0.2|0.3', experiment);
  for (const format of ['json', 'csv'] as const) {
    const { length, pieces } = fileOf(format);
    expectAbout(length, [...pieces].join('').length);
  }
  if (comparison === null) throw new Error('No comparison.');
  theLab().open({ kind: 'comparison', experiment, comparison });
  for (const run of theLab().getState().sideBySide) for (let epoch = 0; epoch <= 40; epoch++) record(epoch, run);
  for (const format of ['json', 'csv'] as const) {
    const { name, length, pieces } = fileOf(format);
    expect(name).toBe(`dead-relu-comparison-epoch-40.${format}`);
    expectAbout(length, [...pieces].join('').length);
  }
});
