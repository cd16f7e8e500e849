import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../core/record/fingerprint.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import { createLab, type Lab } from '../createLab.ts';
import { MAIN_RUN } from './openRuns.ts';
import type { Run } from '../run.ts';

let lab: Lab;
let sent: Command[];
let revived: { readonly run: string; readonly untilEpoch: number | null }[];
let tell: (event: Event) => void;
let pictures: (() => void)[];

function main(): Run {
  const run = lab.getState().runs[MAIN_RUN];
  if (run === undefined) throw new Error('No main run.');
  return run;
}

function address(): { run: string; generation: number } {
  return { run: MAIN_RUN, generation: main().generation };
}

function frame(epoch: number, step = epoch * 4375): Frame {
  return { replica: 0, epoch, step, trainLoss: 0.7, validationLoss: 0.7, trainAccuracy: 0.5, validationAccuracy: 0.5, layers: [] };
}

function recorded(epoch: number): Event {
  return { ...address(), kind: 'frameRecorded', frame: frame(epoch), seconds: epoch };
}

function recovered(step: number, untilEpoch: number | null): void {
  tell({ ...address(), kind: 'runRecovered', code: 'context-lost', fault: 1, step, seconds: 2, untilEpoch, onCpu: false });
}

function drawPicture(): void {
  for (const draw of pictures.splice(0)) draw();
}

beforeEach(() => {
  sent = [];
  revived = [];
  pictures = [];
  lab = createLab(
    (listener) => {
      tell = listener;
      return { send: (command) => sent.push(command), revive: (failed) => revived.push(...failed), dispose: () => {} };
    },
    (draw) => pictures.push(draw),
  );
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
});

describe('the main run', () => {
  it('is prepared when its experiment opens, and trained to its last epoch when started', () => {
    lab.start();
    expect(sent).toEqual([
      { ...address(), kind: 'prepareRun', experiments: [DEFAULT_EXPERIMENT], until: 'losses' },
      { ...address(), kind: 'startRun', untilEpoch: 25 },
    ]);
    expect(main().status).toBe('running');
  });

  it('steps to the end of the epoch it is in', () => {
    tell({ ...address(), kind: 'runPaused', step: 2 * 4375 + 1 });
    lab.step();
    expect(sent.at(-1)).toMatchObject({ kind: 'startRun', untilEpoch: 3 });
  });

  it('is paused only while it runs', () => {
    lab.pause();
    expect(sent.at(-1)?.kind).toBe('prepareRun');
    lab.start();
    lab.pause();
    expect(sent.at(-1)?.kind).toBe('pauseRun');
  });

  it('keeps its experiment, and loses its frames, when reset', () => {
    tell(recorded(0));
    tell(recorded(1));
    lab.reset();
    expect(main().experiment).toEqual(DEFAULT_EXPERIMENT);
    expect(lab.framesOf(MAIN_RUN)).toHaveLength(0);
    expect(main().status).toBe('birth');
  });

  it('starts again from birth when it had finished', () => {
    const { generation } = main();
    tell({ ...address(), kind: 'runStopped', finished: true });
    lab.start();
    expect(main().generation).toBeGreaterThan(generation);
    expect(sent.slice(-2).map(({ kind }) => kind)).toEqual(['prepareRun', 'startRun']);
  });

  describe('on an engine whose bits are the same everywhere', () => {
    const onEngine = (id: 'wasm' | 'cpu'): void => tell({ ...address(), kind: 'engineChosen', engine: { id, asked: 'auto', renderer: 'x', software: false, float: 32 } });
    const end = (): void => tell({ ...address(), kind: 'runStopped', finished: true, parameters: '0123456789abcdef' });

    it('has a fingerprint once it has finished, the same after a loss of that engine', () => {
      onEngine('wasm');
      for (const epoch of [0, 1, 2]) tell(recorded(epoch));
      expect(main().fingerprint).toBeNull();
      recovered(4375, 25);
      onEngine('wasm');
      tell(recorded(2));
      end();
      expect(main().fingerprint).toBe(fingerprintOf(1, lab.framesOf(MAIN_RUN), '0123456789abcdef'));
      expect(main().fingerprint).toMatch(/^01/);
    });

    it('has none where another engine trained some of it, nor on another', () => {
      onEngine('cpu');
      for (const epoch of [0, 1]) tell(recorded(epoch));
      recovered(4375, 25);
      onEngine('wasm');
      tell(recorded(2));
      expect(main().isOfOneEngine).toBe(false);
      end();
      expect(main().fingerprint).toBeNull();
      recovered(0, null);
      expect(main().isOfOneEngine, 'nothing but birth is left').toBe(true);
      lab.reset();
      onEngine('cpu');
      for (const epoch of [0, 1]) tell(recorded(epoch));
      end();
      expect(main().fingerprint).toBeNull();
    });
  });

  it('keeps what was recorded when its engine fails', () => {
    tell(recorded(0));
    tell({ ...address(), kind: 'runFailed', code: 'engine-error', message: 'It broke.' });
    expect(main()).toMatchObject({ status: 'failed', failure: { code: 'engine-error', message: 'It broke.' } });
    expect(lab.framesOf(MAIN_RUN)).toHaveLength(1);
  });

  it('that failed in training trains on from its checkpoint when a person asks for it', () => {
    lab.start();
    for (const epoch of [0, 1, 2, 3]) tell(recorded(epoch));
    tell({ ...address(), kind: 'runFailed', code: 'engine-error', message: 'It broke.' });
    lab.restart(true);
    expect(revived).toEqual([{ run: MAIN_RUN, untilEpoch: 25 }]);
    recovered(2 * 4375, 25);
    expect(lab.framesOf(MAIN_RUN).map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(main()).toMatchObject({ status: 'running', failure: null, step: 2 * 4375, recovery: { isTraining: true, again: [3, 3] } });
  });

  it('that failed at birth is only prepared when a person restarts it, and trained when they press Run', () => {
    tell({ ...address(), kind: 'runFailed', code: 'engine-error', message: 'It broke.' });
    lab.restart(false);
    expect(revived).toEqual([{ run: MAIN_RUN, untilEpoch: null }]);
    recovered(0, null);
    expect(main()).toMatchObject({ status: 'birth', failure: null });
    tell({ ...address(), kind: 'runFailed', code: 'engine-error', message: 'It broke.' });
    lab.start();
    expect(revived.at(-1)).toEqual({ run: MAIN_RUN, untilEpoch: 25 });
  });

  it('forgets the frames after the checkpoint that it recovers from, and says which', () => {
    lab.start();
    for (const epoch of [0, 1, 2, 3, 4]) tell(recorded(epoch));
    drawPicture();
    const { revision } = main();
    recovered(2 * 4375 + 5, 25);
    expect(lab.framesOf(MAIN_RUN).map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(main()).toMatchObject({ step: 2 * 4375 + 5, seconds: 2, stepsPerSecond: 0, recovery: { epoch: 2, isMidEpoch: true, isTraining: true, again: [3, 4] } });
    expect(main().revision).toBeGreaterThan(revision);
  });

  it('lost again before it has caught up still says all that is trained again', () => {
    lab.start();
    for (const epoch of [0, 1, 2, 3, 4]) tell(recorded(epoch));
    recovered(2 * 4375, 25);
    tell(recorded(3));
    recovered(2 * 4375, 25);
    expect(main().recovery?.again).toEqual([3, 4]);
    for (const epoch of [3, 4, 5]) tell(recorded(epoch));
    recovered(5 * 4375, 25);
    expect(main().recovery?.again).toBeNull();
  });

  it('lost while it waits keeps what it recorded, and waits on', () => {
    lab.start();
    for (const epoch of [0, 1, 2]) tell(recorded(epoch));
    tell({ ...address(), kind: 'runPaused', step: 2 * 4375 + 5 });
    recovered(2 * 4375 + 5, null);
    expect(lab.framesOf(MAIN_RUN)).toHaveLength(3);
    expect(main()).toMatchObject({ status: 'paused', recovery: { isTraining: false, again: null } });
  });
});

describe('events', () => {
  it('of an older generation change nothing', () => {
    const old = recorded(1);
    lab.open({ kind: 'run', experiment: { ...DEFAULT_EXPERIMENT, seed: 2 } });
    tell(old);
    drawPicture();
    expect(lab.framesOf(MAIN_RUN)).toHaveLength(0);
    expect(main().step).toBe(0);
  });

  it('that wait for a picture when the experiment changes do not appear in the new run', () => {
    tell(recorded(5));
    lab.open({ kind: 'run', experiment: { ...DEFAULT_EXPERIMENT, seed: 2 } });
    drawPicture();
    expect(main().step).toBe(0);
  });

  it('raise the revision once a picture, however many there are', () => {
    const { revision } = main();
    for (const epoch of [0, 1, 2]) tell(recorded(epoch));
    expect(main().revision).toBe(revision);
    drawPicture();
    expect(main()).toMatchObject({ revision: revision + 1, step: 3 * 4375 - 4375, seconds: 2 });
  });

  it('that only count steps leave it, so that nothing is drawn again for them', () => {
    const { revision } = main();
    tell({ ...address(), kind: 'progressed', step: 12, seconds: 1, stepsPerSecond: 12 });
    drawPicture();
    expect(main()).toMatchObject({ revision, step: 12 });
  });
});

it('drops what was read within an epoch after the checkpoint that a run is recovered from, and keeps what was read before', () => {
  for (const step of [219, 438, 656]) tell({ ...address(), kind: 'earlyRecorded', reading: { epoch: step / 4375, step, layers: [] } });
  recovered(438, 25);
  expect(lab.earlyOf('main').map(({ step }) => step)).toEqual([219, 438]);
  recovered(0, 25);
  expect(lab.earlyOf('main')).toEqual([]);
});
