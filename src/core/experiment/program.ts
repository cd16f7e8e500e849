import { changeExperiment, changeLayer, changeLayers } from './changeExperiment.ts';
import type { Experiment, Layer } from './experiment.ts';

/**
 * Settings that may change while a network trains: none that its data, its parameters and their slots, the order of its
 * rows or the number of its steps depend on.
 */
export interface OperableSettings extends Partial<Pick<Experiment, 'learningRate'>> {
  /** Of the layers that the operation is made in. */
  readonly layers?: Partial<Pick<Layer, 'activation' | 'dropout' | 'alphaDropout'>>;
}

/** A change made to a network while it trains. */
export interface Operation {
  /** Epochs done when it is made, 0 for birth: the next one trains with it. */
  readonly epoch: number;
  /** Hidden layer that it is made in, from 1; all when it names none. */
  readonly layer?: number;
  readonly settings: OperableSettings;
}

/** What a run does: an experiment, and what is changed on the way. Of two equal programs all numbers are equal. */
export interface Program {
  /** As the network is born. */
  readonly experiment: Experiment;
  /** In the order in which they are made. */
  readonly operations: readonly Operation[];
}

/** The program of an experiment that is left alone. */
export function programOf(experiment: Experiment): Program {
  return { experiment, operations: [] };
}

/**
 * What trains in an epoch, from 1, and what its frame is of: the experiment with all operations made before that epoch,
 * always valid. At 0, birth, the experiment itself.
 */
export function experimentAt({ experiment, operations }: Program, epoch: number): Experiment {
  return operations.filter((operation) => operation.epoch < epoch).reduce(operated, experiment);
}

function operated(experiment: Experiment, { layer, settings: { layers = {}, ...own } }: Operation): Experiment {
  const changed = changeExperiment(experiment, own).experiment;
  return (layer === undefined ? changeLayers(changed, layers) : changeLayer(changed, layer, layers)).experiment;
}

/** Whether two programs give the same numbers. */
export function isSameProgram(one: Program, other: Program): boolean {
  return (one.experiment === other.experiment && one.operations === other.operations) || JSON.stringify([one.experiment, one.operations]) === JSON.stringify([other.experiment, other.operations]);
}

/** Whether an operation is made just before an epoch, from 1. */
export function isOperatedBefore({ operations }: Program, epoch: number): boolean {
  return operations.some((operation) => operation.epoch === epoch - 1);
}
