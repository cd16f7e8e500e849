import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { guardOf } from '../../../core/address/lock.ts';
import { readLink } from '../../../core/address/readLink.ts';
import type { ShownStudy } from '../../../core/shown/shown.ts';
import type { ReplicaSummary } from '../../../core/study/replicaSummary.ts';
import { seedsVerdict, sweepVerdict } from '../../../core/study/studyVerdict.ts';
import type { DataFacts } from '../../../core/telemetry/probeReading.ts';
import type { Command, Event } from '../../../engine/protocol.ts';
import { bandRows } from '../../../panels/study/bandRows.ts';
import { sweepRows } from '../../../panels/study/sweepRows.ts';
import { createLab } from '../../../store/createLab.ts';
import { studyOf, type StudyRun } from '../../../store/state.ts';
import { holdLab, theLab } from '../../../store/theLab.ts';
import { recordOf } from '../export/recordFile.ts';
import { shellState } from '../shellState.ts';
import { readFiles } from './readFiles.ts';

let sent: Command[];
let tell: (event: Event) => void;

function newLab(): void {
  sent = [];
  holdLab(
    createLab(
      (listener) => {
        tell = listener;
        return { send: (command) => void sent.push(command), revive: () => 2, dispose: () => {} };
      },
      (draw) => draw(),
      1,
    ),
  );
}

beforeEach(() => {
  vi.stubGlobal('location', new URL('https://example.org/'));
  vi.stubEnv('APP_VERSION', '1.2.3');
  newLab();
});

function studyAt(link: string): ShownStudy {
  const { shown } = readLink(link);
  if (shown.kind !== 'study') throw new Error(`${link} shows no study.`);
  return shown;
}

/** What came of one network, epoch by epoch from birth. */
interface Network {
  readonly facts: DataFacts;
  readonly summaries: readonly Omit<ReplicaSummary, 'replica'>[];
}

/** A study that stands somewhere: points whose networks are done, one that is at an epoch, and others at birth. */
interface Course {
  readonly shown: ShownStudy;
  readonly stands: 'born' | 'running' | 'paused' | 'finished';
  readonly donePoints: number;
  readonly epoch: number;
  readonly networkOf: (point: number, replica: number) => Network;
}

const LINKS = [
  'rows=1000&epochs=3&hidden=4&seeds=3',
  'rows=1000&epochs=2&hidden=3,2&activation=relu,tanh&labels=xor&seeds=2&seed=4294967295',
  'rows=1000&epochs=2&hidden=3&labels=xor&seeds=2&sweep=depth:1..3',
  'rows=1000&epochs=2&hidden=3&labels=xor&seeds=2&sweep=lr:0.1|0.01',
  'rows=1000&epochs=2&hidden=3&activation=selu&alpha_dropout=0.1&seeds=3&sweep=dropout:0|0.1',
] as const;

const loss = fc.constantFrom(0.1, 0.25, Math.LN2, 0.7, 12.5, Number.NaN, Infinity);
const accuracy = fc.constantFrom(0, 0.5, 0.75, 1);

/** Of a network with at most as many layers and epochs as any of the links asks for. */
function summaryAt(epoch: number): fc.Arbitrary<Omit<ReplicaSummary, 'replica'>> {
  return fc
    .record({ deadFraction: fc.array(fc.constantFrom(null, 0, 0.5, 1), { minLength: 3, maxLength: 3 }), outputDead: fc.constantFrom(null, true, false), isFinite: fc.boolean(), train: loss, validation: loss, trainAccuracy: accuracy, validationAccuracy: accuracy, isKnown: fc.boolean() })
    .map(({ deadFraction, outputDead, isFinite, train, validation, isKnown, ...accuracies }) =>
      epoch === 0 && !isKnown
        ? { epoch, deadFraction, outputDead, isFinite, trainLoss: null, validationLoss: null, trainAccuracy: null, validationAccuracy: null }
        : { epoch, deadFraction, outputDead, isFinite: isFinite && Number.isFinite(train) && Number.isFinite(validation), trainLoss: train, validationLoss: validation, ...accuracies },
    );
}

const network: fc.Arbitrary<Network> = fc.record({
  facts: fc.constantFrom(0.4, 0.5, 0.6).map((share) => ({ trainRows: 700, validationRows: 300, trainPositiveShare: share, validationPositiveShare: 1 - share })),
  summaries: fc.tuple(...[0, 1, 2, 3].map(summaryAt)),
});

const course: fc.Arbitrary<Course> = fc
  .record({ link: fc.constantFrom(...LINKS), stands: fc.constantFrom('born', 'running', 'paused', 'finished'), donePoints: fc.nat(2), epoch: fc.nat(1), networks: fc.array(network, { minLength: 9, maxLength: 9 }) })
  .map(({ link, stands, donePoints, epoch, networks }) => {
    const shown = studyAt(link);
    const points = shown.study.sweep?.values.length ?? 1;
    return {
      shown,
      stands,
      donePoints: stands === 'finished' ? points : Math.min(donePoints, points - 1),
      epoch,
      networkOf: (point: number, replica: number): Network => {
        const of = networks[point * 3 + replica];
        if (of === undefined) throw new Error('There is no such network.');
        return of;
      },
    };
  });

function address(): { readonly run: string; readonly generation: number } {
  const last = sent.findLast(({ run }) => run === 'study');
  return { run: 'study', generation: last?.generation ?? -1 };
}

/** Lets the lab hear all of a course. */
function follow({ shown, stands, donePoints, epoch, networkOf }: Course): void {
  const lab = theLab();
  const { epochs } = shown.experiment;
  lab.open(shown);
  const points = studyOf(lab.getState())?.points ?? [];
  const hear = (point: number, experiments: readonly Experiment[], upTo: number): void => {
    tell({ ...address(), kind: 'factsDrawn', facts: experiments.map((_, replica) => networkOf(point, replica).facts) });
    for (let at = 0; at <= upTo; at++) {
      const summaries = experiments.flatMap(({ layers }, replica) => {
        const summary = networkOf(point, replica).summaries[at];
        return summary === undefined ? [] : [{ ...summary, replica, deadFraction: summary.deadFraction.slice(0, layers.length) }];
      });
      tell({ ...address(), kind: 'summariesRecorded', epoch: at, summaries, seconds: 1 });
    }
  };
  for (const [point, { experiments }] of points.entries()) {
    hear(point, experiments, 0);
    tell({ ...address(), kind: 'birthHeld' });
  }
  if (stands === 'born') return;
  lab.start();
  tell({ ...address(), kind: 'engineChosen', engine: { id: 'cpu', asked: 'wasm', renderer: 'typed arrays', software: false, float: 32, fallbackFrom: 'wasm', reason: 'It has none.' } });
  for (const [point, { experiments }] of points.slice(0, donePoints).entries()) {
    hear(point, experiments, epochs);
    tell({ ...address(), kind: 'runStopped', finished: true });
  }
  if (stands === 'finished') return;
  hear(donePoints, points[donePoints]?.experiments ?? [], epoch);
  if (stands === 'running') return;
  lab.pause();
  tell({ ...address(), kind: 'runPaused', step: 1 });
}

function shownStudy(): StudyRun {
  const study = studyOf(theLab().getState());
  if (study === null) throw new Error('No study is shown.');
  return study;
}

/** All numbers and sentences of the panels of a study. */
function shownNow(): object {
  const study = shownStudy();
  const { experiment, points, networksDone, seconds, engine } = study;
  const lab = theLab();
  const judged = points.map(({ value, experiments }, point) => ({ value, experiments, summaries: lab.lastSummariesOf(point), facts: lab.factsOf(point) }));
  const [first] = judged;
  const { sweep } = study.study;
  return {
    experiment,
    study: study.study,
    points,
    networksDone,
    seconds,
    engine,
    judged,
    verdict: sweep !== null ? sweepVerdict(sweep.axis, judged) : first === undefined ? null : seedsVerdict(first),
    curves: (['severed', 'deadShare', 'learnt'] as const).flatMap((measure) => (['birth', 'last'] as const).map((moment) => sweepRows(study, measure, moment))),
    bands: points.map(({ experiments }, point) => experiments[0]?.layers.map((_, layer) => bandRows(point, layer + 1, lab.epochCountOf(point) - 1))),
    epochs: points.map((_, point) => Array.from({ length: lab.epochCountOf(point) }, (__, epoch) => lab.summariesOf(point, epoch))),
  };
}

function exported(): string {
  return [...(recordOf(theLab().getState(), 'json')?.pieces ?? [])].join('');
}

async function openText(...texts: readonly string[]): Promise<string> {
  await readFiles(texts.map((text, index) => new File([text], `study-${index + 1}.json`)));
  return shellState().toast?.text ?? '';
}

/** A study that is finished, as it is exported. */
function finishedStudy(): string {
  const summary = (epoch: number): Omit<ReplicaSummary, 'replica'> => ({ epoch, deadFraction: [0.5, 0.5, 0.5], outputDead: false, isFinite: true, trainLoss: 0.5, validationLoss: 0.5, trainAccuracy: 0.7, validationAccuracy: 0.7 });
  const facts = { trainRows: 700, validationRows: 300, trainPositiveShare: 0.5, validationPositiveShare: 0.5 };
  follow({ shown: studyAt(LINKS[0]), stands: 'finished', donePoints: 1, epoch: 0, networkOf: () => ({ facts, summaries: [0, 1, 2, 3].map(summary) }) });
  return exported();
}

describe('a study that was exported and is opened in another page', () => {
  it('shows what was shown, and is exported as it was', async () => {
    await fc.assert(
      fc.asyncProperty(course, async (each) => {
        newLab();
        follow(each);
        const before = shownNow();
        const text = exported();
        newLab();
        theLab().open({ kind: 'run', experiment: each.shown.experiment });
        expect(await openText(text)).toMatch(/^study-1\.json is opened\./);
        expect(shownNow()).toEqual(before);
        expect(shownStudy()).toMatchObject({ file: { name: 'study-1.json', version: '1.2.3', made: `The numbers shown were opened from study-1.json: ${each.stands === 'born' ? '' : 'CPU (typed arrays), float32, and '}version 1.2.3 of the page made them.` }, status: each.stands === 'running' ? 'paused' : each.stands });
        expect(exported()).toBe(text.replace('"status": "running"', '"status": "paused"'));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the version of the page that recorded it', async () => {
    const text = finishedStudy();
    newLab();
    vi.stubEnv('APP_VERSION', '9.9.9');
    await openText(text);
    expect(exported()).toBe(text);
  });

  it('is trained anew by Run, with nothing left of the file, and drawn anew by Reset', async () => {
    const text = finishedStudy();
    newLab();
    await openText(text);
    expect(sent.filter(({ run }) => run === 'study')).toEqual([]);
    theLab().start();
    expect(sent.filter(({ run }) => run === 'study')).toMatchObject([{ kind: 'prepareRun', experiments: [{}, {}, {}] }, { kind: 'startRun', untilEpoch: 3 }]);
    expect(shownStudy()).toMatchObject({ file: null, engine: null, status: 'running', networksDone: 0, seconds: 0 });
    expect(theLab().lastSummariesOf(0)).toEqual([]);
    expect(theLab().factsOf(0)).toEqual([]);

    newLab();
    await openText(text);
    theLab().reset();
    expect(shownStudy()).toMatchObject({ file: null, status: 'preparing', networksDone: 0 });
    expect(theLab().lastSummariesOf(0)).toEqual([]);
  });
});

describe('a study is opened in place of what is shown, and nothing that was trained is lost', () => {
  it('while a study is in training, or has been trained here: it is not opened', async () => {
    const text = finishedStudy();
    const before = theLab().getState();
    expect(await openText(text)).toBe('study-1.json is not opened. It would take the place of what is trained here. Export that, if you want to keep it, press Reset, and open the file again.');
    expect(theLab().getState()).toBe(before);
    theLab().reset();
    expect(await openText(text)).toMatch(/^study-1\.json is opened\./);
    expect(await openText(text)).toMatch(/^study-1\.json is opened\./);
  });

  it('a run that rests is pinned, one that trains is let be', async () => {
    const text = finishedStudy();
    newLab();
    theLab().open({ kind: 'run', experiment: studyAt(LINKS[1]).experiment });
    theLab().start();
    expect(await openText(text)).toContain('is not opened. It would take the place');
    theLab().pause();
    const generation = theLab().getState().runs['main']?.generation ?? -1;
    tell({ run: 'main', generation, kind: 'runPaused', step: 22 });
    expect(await openText(text)).toBe('study-1.json is opened. The run that was here is pinned: Back to one run shows it. A file holds no kernels, so a network of it that is opened as a run is trained anew.');
    expect(shownStudy().file?.name).toBe('study-1.json');
    theLab().open({ kind: 'run', experiment: studyAt(LINKS[0]).experiment });
    expect(theLab().getState().sideBySide.map((id) => theLab().getState().runs[id]?.step)).toEqual([0, 22]);
  });

  it('of two files the first is shown', async () => {
    const text = finishedStudy();
    newLab();
    expect(await openText(text, text)).toMatch(/^study-1\.json is opened\..* study-2\.json is not opened\. One study is shown at a time\.$/);
    expect(shownStudy().file?.name).toBe('study-1.json');
  });

  it('where its settings are locked it is not opened', async () => {
    const text = finishedStudy();
    newLab();
    const { experiment } = studyAt(LINKS[1]);
    theLab().open({ kind: 'run', experiment });
    theLab().setGuard(guardOf({ keys: new Set(['hidden']), base: { kind: 'run', experiment } }));
    const before = theLab().getState();
    expect(await openText(text)).toBe('study-1.json is not opened. It would change what is locked here.');
    expect(theLab().getState()).toBe(before);
    theLab().setGuard(guardOf({ keys: new Set(['optimizer']), base: { kind: 'run', experiment } }));
    expect(await openText(text)).toMatch(/^study-1\.json is opened\./);
  });
});
