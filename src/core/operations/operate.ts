import type { Experiment } from '../experiment/experiment.ts';
import type { Operation } from '../experiment/operation.ts';
import { madeBefore } from '../experiment/schedule.ts';
import { OPTIMIZERS } from '../vocabulary/optimizers.ts';
import { copyOf, type Activity, type LivingNetwork } from './livingNetwork.ts';
import { newMemory, redo, reinitialise, replaceContinually } from './unitRules.ts';
import { addToBias, clearSlots, shrinkAndPerturb } from './wholeRules.ts';

/** Reads what units do on the probe, of a network with these settings and parameters. */
export type ReadActivity = (experiment: Experiment, parameters: Float32Array) => Promise<Activity>;

/**
 * Makes the operations that stand just before an epoch, from 1, in a network: what they do to its parameters and slots.
 * Each sees what those before it did. Returns a copy; settings are `experimentAt`'s.
 */
export async function operate(experiment: Experiment, epoch: number, network: LivingNetwork, read: ReadActivity): Promise<LivingNetwork> {
  let living = copyOf(network);
  for (const { operation, before, after } of madeBefore(experiment, epoch)) {
    const activity = needsActivity(operation) ? await read(before, living.parameters) : null;
    living = operated(living, operation, { before, after, epoch: epoch - 1 }, activity);
  }
  return living;
}

function needsActivity({ kind, unit }: Operation): boolean {
  return kind === 'redo' || kind === 'continual' || (kind === 'reinit' && unit === undefined);
}

interface Occasion {
  readonly before: Experiment;
  readonly after: Experiment;
  readonly epoch: number;
}

const SILENT: Activity = { meanAbs: [], largest: [] };

function operated(network: LivingNetwork, operation: Operation, { before, after, epoch }: Occasion, activity: Activity | null): LivingNetwork {
  const { layer, unit } = operation;
  const occasion = { experiment: before, epoch, layer };
  switch (operation.kind) {
    case 'optimizer':
      return { ...network, slots: Array.from({ length: OPTIMIZERS[after.optimizer].slots }, () => new Float32Array(network.parameters.length)) };
    case 'freeze':
      clearSlots(network, occasion);
      return network;
    case 'bias':
      addToBias(network, occasion, unit, operation.value);
      return network;
    case 'reinit':
      reinitialise(network, occasion, unit, activity);
      return network;
    case 'redo':
      redo(network, occasion, operation.value, activity ?? SILENT);
      return network;
    case 'continual': {
      const memory = network.memory === undefined || operation.epoch === epoch ? newMemory(before) : network.memory;
      replaceContinually(network, memory, occasion, operation.value, activity ?? SILENT);
      return { ...network, memory };
    }
    case 'shrink':
      shrinkAndPerturb(network, occasion, operation.value);
      return network;
    case 'activation':
    case 'lr':
    case 'batch':
    case 'dropout':
    case 'alpha_dropout':
    case 'l2':
    case 'thaw':
    case 'labels':
    case 'stop':
      return network;
  }
}
