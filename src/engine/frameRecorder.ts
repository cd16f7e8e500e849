import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf } from '../core/experiment/layout.ts';
import { experimentAt, updatesUntil } from '../core/experiment/schedule.ts';
import { deadFractionOf } from '../core/telemetry/deadUnits.ts';
import { EARLY_EPOCHS, earlyMarksOf, type EarlyMark } from '../core/experiment/earlyMarks.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import { frameOf } from '../core/telemetry/frameOf.ts';
import { tallyOf, type TallyOf } from '../core/telemetry/tally.ts';
import type { Recorder, SessionEvent } from './recorder.ts';
import { ofReplica, type Trainer } from './trainer.ts';

let opened: Promise<TallyOf> | null = null;

/** One for all runs of a worker: there can be few memories of WebAssembly. Rejects where its code does not load. */
function quickTally(): Promise<TallyOf> {
  opened ??= import('./tally/wasmTally.ts').then(({ openTally }) => openTally());
  return opened;
}

/** Records a whole frame of one network after every epoch, and within the first ones what its units do. `experiment` is what it trains, with the operations known so far. */
export function createFrameRecorder(experiment: () => Experiment, emit: (event: SessionEvent) => void): Recorder {
  /** By loops until the kernels have come, if they do: they tell the same. */
  let take = tallyOf;
  let born: Frame | null = null;
  let last: Frame | null = null;
  const marksOf = ({ stepsPerEpoch }: Trainer): readonly EarlyMark[] => earlyMarksOf(experiment(), stepsPerEpoch);

  quickTally().then((quick) => (take = quick), () => {});

  function tell(frame: Frame, seconds: number): void {
    emit({ kind: 'frameRecorded', frame, seconds });
  }

  return {
    hasBirth: true,
    nextMark: (trainer) => (trainer.step < EARLY_EPOCHS * trainer.stepsPerEpoch ? marksOf(trainer).find(({ step }) => step > trainer.step)?.step : undefined),
    async mark(trainer, updates) {
      const mark = marksOf(trainer).find(({ step }) => step === trainer.step);
      if (mark !== undefined) emit({ kind: 'earlyRecorded', reading: { epoch: mark.epoch, step: updates, layers: ofReplica(await trainer.activity(), 0) } });
    },
    async birth(trainer) {
      born = frameOf(experimentAt(experiment(), 0), await readingOf(trainer), { replica: 0, epoch: 0, step: 0, train: null, validation: null, bornDead: null }, take);
    },
    tellBirth(losses, seconds) {
      if (born === null) return;
      if (losses !== null) {
        const train = ofReplica(losses.train, 0);
        const validation = ofReplica(losses.validation, 0);
        born = { ...born, trainLoss: train.loss, trainAccuracy: train.accuracy, validationLoss: validation.loss, validationAccuracy: validation.accuracy };
      }
      tell(born, seconds);
    },
    async epoch(trainer, epoch, seconds) {
      const train = ofReplica(await trainer.epochLoss(), 0);
      const validation = ofReplica(await trainer.evaluate('validation'), 0);
      const bornDead = born?.layers.map(({ deadFraction }) => deadFraction) ?? null;
      last = frameOf(experimentAt(experiment(), epoch), await readingOf(trainer), { replica: 0, epoch, step: updatesUntil(experiment(), epoch), train, validation, bornDead }, take);
      tell(last, seconds());
    },
    async end(trainer, seconds) {
      if (last !== null) tell(confirmDead(experimentAt(experiment(), last.epoch), last, ofReplica(await trainer.maxPreActivations('train'), 0)), seconds());
    },
  };
}

async function readingOf(trainer: Trainer): Promise<Parameters<typeof frameOf>[1]> {
  return ofReplica(await trainer.probe(), 0);
}

/**
 * Completes the last frame of a run with the share of units that are dead on **all** training rows.
 * `maxPreActivation` is the largest z of every unit over them, `[unitCount]`.
 */
function confirmDead(experiment: Experiment, frame: Frame, maxPreActivation: Float32Array): Frame {
  const layers = layoutOf(experiment).layers.map((layout, index) => {
    const layer = frame.layers[index];
    if (layer === undefined) throw new Error(`The frame has no layer ${layout.number}.`);
    const largest = maxPreActivation.subarray(layout.unitStart, layout.unitStart + layout.units);
    return { ...layer, deadOnTraining: deadFractionOf(layout.activation, largest) };
  });
  return { ...frame, layers };
}
