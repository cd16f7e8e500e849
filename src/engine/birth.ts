import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf, trainRowsOf } from '../core/experiment/layout.ts';
import { placeOf } from '../core/experiment/schedule.ts';
import { AbortError } from './engineError.ts';
import type { Engines } from './engines.ts';
import { experimentsAt, type Training } from './operateNetworks.ts';
import { dueEvery, PROGRESS_INTERVAL } from './progress.ts';
import type { Recorder, SessionEvent } from './recorder.ts';
import { ofReplica, type Checkpoint, type Engine, type TrainerContext } from './trainer.ts';

/** Multiply-adds of a probe up to which networks at birth are read by the CPU without waiting for the GPU. */
const QUICK_PROBE = 6e8;
/** Multiply-adds of a probe per row and parameter: forward, and back to kernels and inputs. */
const PROBE_PASSES = 3;

/** What is brought to where training starts. */
export interface BirthPlan {
  /** One per replica. */
  readonly experiments: readonly Experiment[];
  /** Where to go on. */
  readonly from?: readonly Checkpoint[];
  /** `units`: after the units at birth it waits, before it draws any data, until the losses or training are wanted. */
  readonly until: 'units' | 'losses';
}

/** Networks ready to train, at birth or at the checkpoints that they go on from. */
export interface Prepared extends Training {
  /** Epoch, from 1, whose operations it trains with; 0 for none. */
  readonly operatedFor: number;
}

/** The birth of networks, under way or over. */
export interface Birth {
  /** Rejects with an `AbortError` once the session is aborted, and with what an engine threw. */
  readonly prepared: Promise<Prepared>;
  isOver(): boolean;
  /** Goes on to the losses, from where they were held. */
  evaluate(): void;
  /** Holds the evaluation where it is, until `evaluate`; nothing once birth is over. */
  hold(): void;
}

/** Of all rows, the share before those of the pass over rows that goes on, and of those. */
interface Pass {
  readonly before: number;
  readonly of: number;
}

/** What the two halves of birth breathe with. */
interface BirthContexts {
  readonly units: TrainerContext;
  /** Of the trainer that draws the data, evaluates and then trains: its breath waits while the losses are not wanted. */
  readonly losses: TrainerContext & { pass: Pass | null };
}

/** Brings networks to where they can train, telling all through `emit`. `context` is what the session breathes with until `signal` is aborted. */
export function beginBirth(engines: Engines, plan: BirthPlan, recorder: Recorder, context: TrainerContext, signal: AbortSignal, emit: (event: SessionEvent) => void): Birth {
  let isOver = false;
  let areLossesWanted = plan.until === 'losses';
  /** What goes on once the losses are wanted. */
  let goOn: () => void = () => {};
  const isShareDue = dueEvery(PROGRESS_INTERVAL);
  const losses: BirthContexts['losses'] = {
    pass: null,
    async breathe(share = 0) {
      await context.breathe();
      if (isOver) return;
      if (losses.pass !== null && isShareDue()) emit({ kind: 'birthEvaluated', share: losses.pass.before + share * losses.pass.of });
      while (!areLossesWanted && !signal.aborted) {
        const wish = new Promise<void>((resolve) => {
          goOn = resolve;
        });
        emit({ kind: 'birthHeld' });
        await wish;
      }
      if (signal.aborted) throw new AbortError();
    },
  };
  signal.addEventListener('abort', () => goOn());
  const prepared = prepare(engines, plan, recorder, { units: context, losses }, emit).then((ready) => {
    isOver = true;
    return ready;
  });
  return {
    prepared,
    isOver: () => isOver,
    evaluate() {
      areLossesWanted = true;
      goOn();
    },
    hold() {
      areLossesWanted = false;
    },
  };
}

/** Shows the units at birth as soon as the CPU can, then gets the engine, the data and the losses. */
async function prepare(engines: Engines, plan: BirthPlan, recorder: Recorder, { units, losses }: BirthContexts, emit: (event: SessionEvent) => void): Promise<Prepared> {
  const { from, until } = plan;
  const experiments = experimentsAt(plan.experiments, 0);
  const first = ofReplica(experiments, 0);
  const { hasBirth } = recorder;
  const isQuick = until === 'units' || layoutOf(first).parameterCount * probeRowsOf(first) * PROBE_PASSES * experiments.length <= QUICK_PROBE;
  const chosen = engines.choose(first.engine);
  chosen.catch(() => {});
  if (isQuick && hasBirth) {
    await atBirthOn(engines.cpu, experiments, recorder, units);
    if (from === undefined) recorder.tellBirth(null, 0);
  }
  const { engine, report } = await chosen;
  await units.breathe();
  emit({ kind: 'engineChosen', engine: report });
  await losses.breathe();
  const { epoch: done, into } = placeOf(first, from?.[0]?.step ?? 0);
  // Between two epochs, operations before the next one are not made yet.
  const epoch = into > 0 ? done + 1 : done;
  const trainer = await engine.createTrainer(experimentsAt(plan.experiments, epoch), losses);
  try {
    if (!isQuick && hasBirth) {
      await recorder.birth(trainer);
      if (from === undefined) recorder.tellBirth(null, 0);
    }
    emit({ kind: 'factsDrawn', facts: await trainer.facts() });
    if (from !== undefined) {
      const step = done * trainer.stepsPerEpoch + into;
      await trainer.restore(from.map((checkpoint) => ({ ...checkpoint, step })));
    } else if (hasBirth) {
      const trainShare = trainRowsOf(first) / first.rows;
      losses.pass = { before: 0, of: trainShare };
      const train = await trainer.evaluate('train');
      losses.pass = { before: trainShare, of: 1 - trainShare };
      recorder.tellBirth({ train, validation: await trainer.evaluate('validation') }, 0);
      losses.pass = null;
    }
    emit({ kind: 'runPrepared' });
    return { engine, trainer, operatedFor: epoch, memories: plan.experiments.map((_, replica) => from?.[replica]?.memory) };
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

async function atBirthOn(engine: Engine, experiments: readonly Experiment[], recorder: Recorder, context: TrainerContext): Promise<void> {
  const trainer = await engine.createTrainer(experiments, context);
  try {
    await recorder.birth(trainer);
  } finally {
    trainer.dispose();
  }
}
