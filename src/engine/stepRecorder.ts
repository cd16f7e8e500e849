import { watchDeaths } from '../core/autopsy/deathWatch.ts';
import { batchOf, type StepRecording, type UnitDeath, type WatchedUnit } from '../core/autopsy/stepRecording.ts';
import { unitFall, type ReadState } from '../core/autopsy/unitFall.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf } from '../core/experiment/layout.ts';
import { isOperatedBefore, operatedOf, updatesUntil } from '../core/experiment/schedule.ts';
import type { StepStages } from '../core/autopsy/stepStages.ts';
import type { EngineId } from '../core/vocabulary/engines.ts';
import { OPTIMIZERS } from '../core/vocabulary/optimizers.ts';
import type { Engines } from './engines.ts';
import { experimentsAt, goOnOperated, withMemory, type Training } from './operateNetworks.ts';
import { takeStep } from './cpu/takeStep.ts';
import { ofReplica, type Checkpoint, type Trainer, type TrainerContext } from './trainer.ts';

/** Milliseconds of training between two breaths. */
const SLICE = 24;
/** Most readings of an epoch, and most multiply-adds that they may take together: some 20 s of a typed-array loop. */
const MOST_READINGS = 8192;
const MOST_MULTIPLY_ADDS = 2e10;
/** Bytes of checkpoints that are kept for the next unit, and of the readings of one epoch. */
const SHELF_BYTES = 32 * 2 ** 20;
/** What a reading takes, in updates, as far as progress shows it. */
const READING_WEIGHT = 8;

/** What is recorded, and where it trained. */
export interface RecordedSteps extends WatchedUnit {
  readonly experiment: Experiment;
  /** The engine that trained the run: an epoch is its own again only on the same. */
  readonly engine: EngineId;
}

/** What is kept of the last run that was trained again, so that the next unit of it need not begin at birth. */
export interface Shelf {
  key: string;
  /** Checkpoints between epochs, by the number of epochs done. */
  readonly byEpoch: Map<number, Checkpoint>;
  /** The readings of the epoch that was recorded last: largest z of every unit, at its start and between updates. Null where they are many. */
  readings: { readonly epoch: number; readonly largest: readonly Float32Array[] } | null;
}

/** A shelf with nothing on it. */
export function emptyShelf(): Shelf {
  return { key: '', byEpoch: new Map(), readings: null };
}

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
    return recordEpoch({ experiment, watched: { epoch, layer, unit }, trainer, shelf }, context, (share) => told(before + (1 - before) * share));
  });
}

/** What trains again, on what, and up to the start of which epoch, from 1. */
export type TrainedAgain = Pick<RecordedSteps, 'experiment' | 'engine' | 'epoch'>;

/**
 * Trains a network again up to the start of an epoch, from birth or the nearest checkpoint on the shelf, with the operations that
 * stand before it made, and gives `use` the trainer there and the epochs that were done at that checkpoint. `told` hears the epochs
 * done, in parts, and those. Rejects as trainers do, and where the engine does not run.
 */
export async function atStartOfEpoch<Result>(engines: Engines, request: TrainedAgain, shelf: Shelf, context: TrainerContext, told: (done: number, from: number) => void, use: (trainer: Trainer, from: number) => Promise<Result>): Promise<Result> {
  const { experiment, epoch } = request;
  const { engine, report } = await engines.choose(request.engine);
  if (report.id !== request.engine) throw new Error(`The run trained on ${request.engine}, which does not run here now: ${report.reason ?? 'it could not be started.'}`);
  const key = JSON.stringify([request.engine, experiment]);
  if (shelf.key !== key) {
    shelf.key = key;
    shelf.byEpoch.clear();
    shelf.readings = null;
  }
  const from = Math.max(0, ...[...shelf.byEpoch.keys()].filter((done) => done < epoch));
  const kept = shelf.byEpoch.get(from);
  let at: Training = { engine, trainer: await engine.createTrainer(experimentsAt([experiment], from), context), memories: [kept?.memory] };
  try {
    await at.trainer.facts();
    if (kept !== undefined) await at.trainer.restore([kept]);
    for (let done = from; done < epoch; done += 1) {
      if (isOperatedBefore(experiment, done + 1)) at = await goOnOperated(engines, [experiment], at, done + 1, context, () => {});
      if (done === epoch - 1) break;
      const { trainer } = at;
      const end = (done + 1) * trainer.stepsPerEpoch;
      while (trainer.step < end) {
        await advance(trainer, end, context);
        told(trainer.step / trainer.stepsPerEpoch, from);
      }
      await trainer.epochLoss();
      keep(shelf, done + 1, withMemory(ofReplica(await trainer.checkpoint(), 0), at.memories[0]));
    }
    return await use(at.trainer, from);
  } finally {
    at.trainer.dispose();
  }
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

function keep({ byEpoch }: Shelf, epoch: number, checkpoint: Checkpoint): void {
  const bytes = checkpoint.parameters.byteLength * (1 + checkpoint.slots.length);
  if (bytes * (byEpoch.size + 1) <= SHELF_BYTES) byEpoch.set(epoch, checkpoint);
}

async function advance(trainer: Trainer, until: number, { breathe }: TrainerContext): Promise<void> {
  await trainer.advance(SLICE, until);
  await breathe();
}

async function advanceTo(trainer: Trainer, step: number, context: TrainerContext): Promise<void> {
  while (trainer.step < step) await advance(trainer, step, context);
}

/** An epoch to be recorded, and a trainer that stands at its start. */
interface Epoch {
  readonly experiment: Experiment;
  readonly watched: WatchedUnit;
  readonly trainer: Trainer;
  readonly shelf: Shelf;
}

async function recordEpoch({ experiment: whole, watched, trainer, shelf }: Epoch, context: TrainerContext, told: (share: number) => void): Promise<StepRecording> {
  const { epoch, layer, unit } = watched;
  const experiment = ofReplica(trainer.experiments, 0);
  const layout = layoutOf(experiment);
  const flat = (layout.layers[layer - 1]?.unitStart ?? NaN) + unit;
  const start = ofReplica(await trainer.checkpoint(), 0);
  const end = start.step + trainer.stepsPerEpoch;
  const updatesBefore = updatesUntil(whole, epoch - 1);
  const updatesAt = (step: number): number => updatesBefore + step - start.step;
  const affordable = Math.max(1, Math.min(MOST_READINGS, Math.floor(MOST_MULTIPLY_ADDS / (probeRowsOf(experiment) * layout.parameterCount))));
  const every = Math.ceil(trainer.stepsPerEpoch / affordable);
  const read = async (): Promise<Float32Array> => ofReplica(await trainer.maxPreActivations('probe'), 0);

  const steps = Array.from({ length: Math.ceil(trainer.stepsPerEpoch / every) + 1 }, (_, index) => Math.min(end, start.step + index * every));
  const keepsAll = steps.length * layout.unitCount * Float32Array.BYTES_PER_ELEMENT <= SHELF_BYTES;
  const known = shelf.readings?.epoch === epoch ? shelf.readings.largest : null;
  const readings: Float32Array[] = [];
  const watch = watchDeaths(experiment);
  const largest = new Float32Array(steps.length);
  let atEnd = new Float32Array(0);
  for (const [index, step] of steps.entries()) {
    if (known === null) await advanceTo(trainer, step, context);
    atEnd = Float32Array.from(known?.[index] ?? (await read()));
    watch.read(step, atEnd);
    largest[index] = atEnd[flat] ?? NaN;
    if (keepsAll) readings.push(atEnd);
    told((step - start.step) / trainer.stepsPerEpoch);
    await context.breathe();
  }
  shelf.readings = keepsAll ? { epoch, largest: readings } : null;

  const stepOf = async (): Promise<number | null> => {
    const seen = watch.deathOf(flat);
    if (seen === null || every === 1) return seen;
    await trainer.restore([start]);
    const lived = start.step + every * (Math.ceil((seen - start.step) / every) - 1);
    await advanceTo(trainer, lived, context);
    const closer = watchDeaths(experiment);
    closer.read(lived, await read());
    while (trainer.step < seen) {
      await advanceTo(trainer, trainer.step + 1, context);
      closer.read(trainer.step, await read());
      await context.breathe();
    }
    return closer.deathOf(flat);
  };
  const stateNow = async (): Promise<ReadState> => {
    const { parameters, slots } = ofReplica(await trainer.checkpoint(), 0);
    const { preActivations } = ofReplica(await trainer.probe(), 0);
    return { parameters: parameters.slice(), slots: slots.map((slot) => slot.slice()), preActivations };
  };
  const deathAt = async (step: number): Promise<UnitDeath> => {
    await trainer.restore([start]);
    await advanceTo(trainer, step - 1, context);
    const before = await stateNow();
    await advanceTo(trainer, step, context);
    const rate = OPTIMIZERS[experiment.optimizer].rate(experiment.learningRate, step - operatedOf(experiment).optimizerStart);
    const stepInEpoch = step - start.step;
    return { ...unitFall(experiment, watched, rate, before, await stateNow()), step: updatesAt(step), stepInEpoch, batch: batchOf(experiment, epoch, stepInEpoch) };
  };
  const step = await stepOf();
  return {
    epoch,
    layer,
    unit,
    every,
    steps: Uint32Array.from(steps, updatesAt),
    largest,
    deaths: layout.layers.map(({ unitStart, units }) =>
      Array.from({ length: units }, (_, index) => {
        const seen = watch.deathOf(unitStart + index);
        return seen === null ? null : updatesAt(unitStart + index === flat && step !== null ? step : seen);
      }),
    ),
    atEnd: layout.layers.map(({ unitStart, units }) => atEnd.slice(unitStart, unitStart + units)),
    death: step === null ? null : await deathAt(step),
  };
}
