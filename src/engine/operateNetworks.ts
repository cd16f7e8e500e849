import type { Experiment } from '../core/experiment/experiment.ts';
import { experimentAt } from '../core/experiment/schedule.ts';
import { activityOf } from '../core/operations/activity.ts';
import type { ContinualMemory } from '../core/operations/livingNetwork.ts';
import { operate } from '../core/operations/operate.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import type { Engines } from './engines.ts';
import { ofReplica, type Checkpoint, type Engine, type Trainer, type TrainerContext } from './trainer.ts';

/** Networks between two epochs, one of each a replica. */
export interface Between {
  readonly experiments: readonly Experiment[];
  /** The epoch, from 1, that comes. */
  readonly epoch: number;
  readonly checkpoints: readonly Checkpoint[];
  readonly memories: readonly (ContinualMemory | undefined)[];
}

/**
 * Makes what operations do to parameters and slots before an epoch. What units do on the probe is read by the CPU, so that
 * equal parameters have equal units recycled whatever trains them.
 */
export async function operateNetworks(cpu: Engine, { experiments, epoch, checkpoints, memories }: Between, context: TrainerContext): Promise<readonly Checkpoint[]> {
  const operated: Checkpoint[] = [];
  for (const [replica, checkpoint] of checkpoints.entries()) {
    const living = withMemory(checkpoint, memories[replica]);
    const changed = await operate(ofReplica(experiments, replica), epoch, living, async (experiment, parameters) => {
      const reader = await cpu.createTrainer([experiment], context);
      await reader.restore([{ step: 0, parameters, slots: [], lossSum: 0, correctCount: 0 }]);
      const activity = activityOf(experiment, ofReplica(await reader.probe(), 0));
      reader.dispose();
      return activity;
    });
    operated.push({ ...checkpoint, ...changed });
  }
  return operated;
}

/** A checkpoint with what continual backprop remembers, where it has begun. */
export function withMemory(checkpoint: Checkpoint, memory: ContinualMemory | undefined): Checkpoint {
  return memory === undefined ? checkpoint : { ...checkpoint, memory };
}

/** What trains, and where. */
export interface Training {
  readonly engine: Engine;
  readonly trainer: Trainer;
  /** What continual backprop remembers of each network. */
  readonly memories: Between['memories'];
}

/** What trains in an epoch, of each experiment. */
export function experimentsAt(experiments: readonly Experiment[], epoch: number): readonly Experiment[] {
  return experiments.map((experiment) => experimentAt(experiment, epoch));
}

/**
 * Makes the operations that stand before an epoch, from 1: the same networks go on as other experiments, on another trainer, whose
 * data `told` hears of, or with other parameters.
 */
export async function goOnOperated({ cpu }: Engines, experiments: readonly Experiment[], { engine, trainer, memories }: Training, epoch: number, context: TrainerContext, told: (facts: readonly DataFacts[]) => void): Promise<Training> {
  const operated = await operateNetworks(cpu, { experiments, epoch, checkpoints: await trainer.checkpoint(), memories }, context);
  const remembered = operated.map(({ memory }) => memory);
  const now = experimentsAt(experiments, epoch);
  if (JSON.stringify(now) === JSON.stringify(trainer.experiments)) {
    await trainer.restore(operated);
    return { engine, trainer, memories: remembered };
  }
  trainer.dispose();
  const next = await engine.createTrainer(now, context);
  // Rows have to be drawn before a network is put among them.
  told(await next.facts());
  const step = (epoch - 1) * next.stepsPerEpoch;
  await next.restore(operated.map((checkpoint) => ({ ...checkpoint, step })));
  return { engine, trainer: next, memories: remembered };
}
