import type { Experiment } from '../core/experiment/experiment.ts';
import { isOperatedBefore } from '../core/experiment/schedule.ts';
import type { EngineId } from '../core/vocabulary/engines.ts';
import type { Engines } from './engines.ts';
import { experimentsAt, goOnOperated, withMemory, type Training } from './operateNetworks.ts';
import { ofReplica, type Checkpoint, type Trainer, type TrainerContext } from './trainer.ts';

/** Milliseconds of training between two breaths. */
const SLICE = 24;
/** Most bytes of checkpoints that are kept for the next time. */
const SHELF_BYTES = 32 * 2 ** 20;

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

/** What trains again, on what, and up to the start of which epoch, from 1. */
export interface TrainedAgain {
  readonly experiment: Experiment;
  /** The engine that trained the run: an epoch is its own again only on the same. */
  readonly engine: EngineId;
  readonly epoch: number;
}

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

async function advance(trainer: Trainer, until: number, { breathe }: TrainerContext): Promise<void> {
  await trainer.advance(SLICE, until);
  await breathe();
}

/** Trains up to a step, with a breath every so often. */
export async function advanceTo(trainer: Trainer, step: number, context: TrainerContext): Promise<void> {
  while (trainer.step < step) await advance(trainer, step, context);
}

function keep({ byEpoch }: Shelf, epoch: number, checkpoint: Checkpoint): void {
  const bytes = checkpoint.parameters.byteLength * (1 + checkpoint.slots.length);
  if (bytes * (byEpoch.size + 1) <= SHELF_BYTES) byEpoch.set(epoch, checkpoint);
}
