import type { Program } from '../core/experiment/program.ts';
import { activityOf } from '../core/operations/activity.ts';
import type { ContinualMemory } from '../core/operations/livingNetwork.ts';
import { operate } from '../core/operations/operate.ts';
import { ofReplica, type Checkpoint, type Engine, type TrainerContext } from './trainer.ts';

/** Networks between two epochs, one of each a replica. */
export interface Between {
  readonly programs: readonly Program[];
  /** The epoch, from 1, that comes. */
  readonly epoch: number;
  readonly checkpoints: readonly Checkpoint[];
  readonly memories: readonly (ContinualMemory | undefined)[];
}

/**
 * Makes what operations do to parameters and slots before an epoch. What units do on the probe is read by the CPU, so that
 * equal parameters have equal units recycled whatever trains them.
 */
export async function operateNetworks(cpu: Engine, { programs, epoch, checkpoints, memories }: Between, context: TrainerContext): Promise<readonly Checkpoint[]> {
  const operated: Checkpoint[] = [];
  for (const [replica, checkpoint] of checkpoints.entries()) {
    const living = withMemory(checkpoint, memories[replica]);
    const changed = await operate(ofReplica(programs, replica).experiment, epoch, living, async (experiment, parameters) => {
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
