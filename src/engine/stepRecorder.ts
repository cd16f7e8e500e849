import { watchDeaths } from '../core/autopsy/deathWatch.ts';
import { batchOf, type StepRecording, type UnitDeath, type WatchedUnit } from '../core/autopsy/stepRecording.ts';
import { unitFall, type ReadState } from '../core/autopsy/unitFall.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf } from '../core/experiment/layout.ts';
import { operatedOf, updatesUntil } from '../core/experiment/schedule.ts';
import type { StepStages } from '../core/autopsy/stepStages.ts';
import { OPTIMIZERS } from '../core/vocabulary/optimizers.ts';
import type { Engines } from './engines.ts';
import { takeStep } from './cpu/takeStep.ts';
import { advanceTo, atStartOfEpoch, type Shelf, type TrainedAgain } from './trainAgain.ts';
import { ofReplica, type Checkpoint, type Trainer, type TrainerContext } from './trainer.ts';

/** Most readings of an epoch, and most multiply-adds that they may take together: some 20 s of a typed-array loop. */
const MOST_READINGS = 8192;
const MOST_MULTIPLY_ADDS = 2e10;
/** Most bytes of readings of an epoch that are kept for the next unit. */
const READINGS_BYTES = 32 * 2 ** 20;
/** What a reading takes, in updates, as far as progress shows it. */
const READING_WEIGHT = 8;

/** What is recorded, and where it trained. */
export interface RecordedSteps extends WatchedUnit, TrainedAgain {}

/**
 * Trains a network again up to an epoch, from birth or the nearest checkpoint on the shelf, then that epoch with readings
 * between its updates. The epoch is longer than `MOST_READINGS`, or its network large: then readings stand further apart, and
 * only those around the unit's death at each step. `told` hears how far it is, 0 to 1. Rejects as trainers do, and where the engine does not run.
 */
export async function recordSteps(engines: Engines, request: RecordedSteps, shelf: Shelf, context: TrainerContext, told: (share: number) => void): Promise<StepRecording> {
  const { experiment, epoch, layer, unit } = request;
  const epochs = (from: number): number => epoch - from + READING_WEIGHT;
  return atStartOfEpoch(engines, request, shelf, context, (done, from) => told((done - from) / epochs(from)), (trainer, from) => {
    const before = (epoch - 1 - from) / epochs(from);
    return recordEpoch(experiment, { epoch, layer, unit }, trainer, shelf, context, (share) => told(before + (1 - before) * share));
  });
}

/**
 * Trains a network again up to the start of an epoch, on the engine that trained it, and takes the first update of that epoch apart, computed on the
 * CPU. The epoch may be the one after the last: the update that would come next. `told` hears how far it is, 0 to 1. Rejects as `atStartOfEpoch` does.
 */
export async function recordStages(engines: Engines, request: TrainedAgain, shelf: Shelf, context: TrainerContext, told: (share: number) => void): Promise<StepStages> {
  const { experiment, epoch } = request;
  return atStartOfEpoch(engines, request, shelf, context, (done, from) => told((done - from) / (epoch - from)), async (trainer) =>
    takeStep(ofReplica(trainer.experiments, 0), epoch, updatesUntil(experiment, epoch - 1) + 1, ofReplica(await trainer.checkpoint(), 0), context.breathe),
  );
}

/** An epoch to be recorded, at whose start a trainer stands. */
interface Epoch {
  readonly experiment: Experiment;
  readonly trainer: Trainer;
  readonly start: Checkpoint;
  readonly context: TrainerContext;
}

async function recordEpoch(whole: Experiment, watched: WatchedUnit, trainer: Trainer, shelf: Shelf, context: TrainerContext, told: (share: number) => void): Promise<StepRecording> {
  const { epoch, layer, unit } = watched;
  const at: Epoch = { experiment: ofReplica(trainer.experiments, 0), trainer, start: ofReplica(await trainer.checkpoint(), 0), context };
  const { layers } = layoutOf(at.experiment);
  const flat = (layers[layer - 1]?.unitStart ?? NaN) + unit;
  const updatesBefore = updatesUntil(whole, epoch - 1);
  const updatesAt = (step: number): number => updatesBefore + step - at.start.step;
  const { every, steps, largest, atEnd, deathOf } = await readEpoch(at, epoch, flat, shelf, told);
  const seen = deathOf(flat);
  const step = seen === null || every === 1 ? seen : await deathWithin(at, every, seen, flat);
  return {
    epoch,
    layer,
    unit,
    every,
    steps: Uint32Array.from(steps, updatesAt),
    largest,
    deaths: layers.map(({ unitStart, units }) =>
      Array.from({ length: units }, (_, index) => {
        const death = unitStart + index === flat && step !== null ? step : deathOf(unitStart + index);
        return death === null ? null : updatesAt(death);
      }),
    ),
    atEnd: layers.map(({ unitStart, units }) => atEnd.slice(unitStart, unitStart + units)),
    death: step === null ? null : { ...(await deathAt(at, step, watched)), step: updatesAt(step) },
  };
}

/** What is read between the updates of an epoch. */
interface EpochReadings {
  /** Updates from reading to reading. */
  readonly every: number;
  /** The trainer's steps at which readings were taken, from the epoch's start to its end. */
  readonly steps: readonly number[];
  /** Largest z of the watched unit at each of them. */
  readonly largest: Float32Array;
  /** Largest z of every unit at the last one. `[unitCount]` */
  readonly atEnd: Float32Array;
  /** Of a unit in the flat list of all: the step of the reading from which on it is dead; null while it lives, and where it has been dead since the first reading or cannot die. */
  readonly deathOf: (unit: number) => number | null;
}

/** Trains an epoch and reads it, at most `MOST_READINGS` times; readings that are on the shelf are not taken again. */
async function readEpoch({ experiment, trainer, start, context }: Epoch, epoch: number, flat: number, shelf: Shelf, told: (share: number) => void): Promise<EpochReadings> {
  const { stepsPerEpoch } = trainer;
  const { parameterCount, unitCount } = layoutOf(experiment);
  const affordable = Math.max(1, Math.min(MOST_READINGS, Math.floor(MOST_MULTIPLY_ADDS / (probeRowsOf(experiment) * parameterCount))));
  const every = Math.ceil(stepsPerEpoch / affordable);
  const steps = Array.from({ length: Math.ceil(stepsPerEpoch / every) + 1 }, (_, index) => start.step + Math.min(stepsPerEpoch, index * every));
  const keepsAll = steps.length * unitCount * Float32Array.BYTES_PER_ELEMENT <= READINGS_BYTES;
  const known = shelf.readings?.epoch === epoch ? shelf.readings.largest : null;
  const readings: Float32Array[] = [];
  const watch = watchDeaths(experiment);
  const largest = new Float32Array(steps.length);
  let atEnd = new Float32Array(0);
  for (const [index, step] of steps.entries()) {
    if (known === null) await advanceTo(trainer, step, context);
    atEnd = Float32Array.from(known?.[index] ?? (await readUnits(trainer)));
    watch.read(step, atEnd);
    largest[index] = atEnd[flat] ?? NaN;
    if (keepsAll) readings.push(atEnd);
    told((step - start.step) / stepsPerEpoch);
    await context.breathe();
  }
  shelf.readings = keepsAll ? { epoch, largest: readings } : null;
  return { every, steps, largest, atEnd, deathOf: (unit) => watch.deathOf(unit) };
}

/** Largest z of every unit on the probe. `[unitCount]` */
async function readUnits(trainer: Trainer): Promise<Float32Array> {
  return ofReplica(await trainer.maxPreActivations('probe'), 0);
}

/** The step at which a unit died that was seen dead at a reading, but not at the one before, `every` updates earlier: each step between is read. */
async function deathWithin({ experiment, trainer, start, context }: Epoch, every: number, seen: number, flat: number): Promise<number | null> {
  await trainer.restore([start]);
  const lived = start.step + every * (Math.ceil((seen - start.step) / every) - 1);
  await advanceTo(trainer, lived, context);
  const watch = watchDeaths(experiment);
  watch.read(lived, await readUnits(trainer));
  while (trainer.step < seen) {
    await advanceTo(trainer, trainer.step + 1, context);
    watch.read(trainer.step, await readUnits(trainer));
    await context.breathe();
  }
  return watch.deathOf(flat);
}

/** What the update that ends at a step did to a unit. */
async function deathAt({ experiment, trainer, start, context }: Epoch, step: number, watched: WatchedUnit): Promise<Omit<UnitDeath, 'step'>> {
  await trainer.restore([start]);
  await advanceTo(trainer, step - 1, context);
  const before = await stateNow(trainer);
  await advanceTo(trainer, step, context);
  const rate = OPTIMIZERS[experiment.optimizer].rate(experiment.learningRate, step - operatedOf(experiment).optimizerStart);
  const stepInEpoch = step - start.step;
  return { ...unitFall(experiment, watched, rate, before, await stateNow(trainer)), stepInEpoch, batch: batchOf(experiment, watched.epoch, stepInEpoch) };
}

async function stateNow(trainer: Trainer): Promise<ReadState> {
  const { parameters, slots } = ofReplica(await trainer.checkpoint(), 0);
  const { preActivations } = ofReplica(await trainer.probe(), 0);
  return { parameters: parameters.slice(), slots: slots.map((slot) => slot.slice()), preActivations };
}
