import { changeExperiment, changeLayer, changeLayers, type LayerPatch } from './settings/changeExperiment.ts';
import type { Experiment } from './experiment.ts';
import { stepsPerEpochOf } from './layout.ts';
import type { ActKind, Operated, Operation } from './operation.ts';

/** The same experiment with other operations, or none. */
export function withOperations(experiment: Experiment, operations: readonly Operation[]): Experiment {
  const { operations: before = [], ...bare } = experiment;
  if (before.length === 0 && operations.length === 0) return experiment;
  return operations.length === 0 ? bare : { ...bare, operations };
}

const SETTINGS: ReadonlySet<ActKind> = new Set<ActKind>(['activation', 'lr', 'optimizer', 'batch', 'dropout', 'alpha_dropout', 'l2', 'freeze', 'thaw', 'labels', 'stop']);

/** An operation at one of the times that it is made. */
export interface Made {
  /** Epochs done then. */
  readonly epoch: number;
  readonly operation: Operation;
  /** What was in training before it. */
  readonly before: Experiment;
  /** What is in training with it. */
  readonly after: Experiment;
}

/**
 * What trains in an epoch, from 1, and what its frame is of: the experiment with all operations made before that epoch,
 * always valid, its own operations left out. At 0, birth, and as long as none is made, the experiment itself.
 */
export function experimentAt(experiment: Experiment, epoch: number): Experiment {
  const settings = (experiment.operations ?? []).filter(({ kind }) => SETTINGS.has(kind));
  return foldOperations({ ...experiment, operations: settings }, epoch - 1).at(-1)?.after ?? experiment;
}

/** All times that operations are made up to when so many epochs are done, in order. */
export function madeUntil(experiment: Experiment, epochs: number): readonly Pick<Made, 'epoch' | 'operation'>[] {
  return foldOperations(experiment, Math.min(epochs, experiment.epochs - 1));
}

/** The operations made just before an epoch, from 1, in their order. */
export function madeBefore(experiment: Experiment, epoch: number): readonly Made[] {
  return foldOperations(experiment, epoch - 1).filter((made) => made.epoch === epoch - 1);
}

/** Whether two experiments, with their operations, give the same numbers. */
export function isSameExperiment(one: Experiment, other: Experiment): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Whether an operation is made just before an epoch, from 1. */
export function isOperatedBefore({ operations = [] }: Experiment, epoch: number): boolean {
  return operations.some((operation) => isMadeAt(operation, epoch - 1, operations));
}

/** Updates done when so many epochs are, which need not be whole, whatever the sizes of their batches. */
export function updatesUntil(experiment: Experiment, epochs: number): number {
  let updates = 0;
  let now = experiment;
  let from = 0;
  for (const { epoch, after } of batchChanges(experiment, epochs)) {
    updates += stepsPerEpochOf(now) * (epoch - from);
    now = after;
    from = epoch;
  }
  return updates + stepsPerEpochOf(now) * (epochs - from);
}

/** Where training stands. */
export interface TrainingPlace {
  /** Epochs wholly done. */
  readonly epoch: number;
  /** Updates of the next one that are done. */
  readonly into: number;
  /** Updates that it has. */
  readonly of: number;
}

/** Where training stands after so many updates. */
export function placeOf(experiment: Experiment, updates: number): TrainingPlace {
  let left = updates;
  let now = experiment;
  let from = 0;
  for (const { epoch, after } of batchChanges(experiment, Infinity)) {
    const length = stepsPerEpochOf(now) * (epoch - from);
    if (left < length) break;
    left -= length;
    now = after;
    from = epoch;
  }
  const of = stepsPerEpochOf(now);
  return { epoch: from + Math.floor(left / of), into: left % of, of };
}

function batchChanges(experiment: Experiment, epochs: number): readonly Made[] {
  const batches = experiment.operations?.filter(({ kind }) => kind === 'batch') ?? [];
  return batches.length === 0 ? [] : foldOperations({ ...experiment, operations: batches }, Math.ceil(Math.min(epochs, experiment.epochs)) - 1);
}

/** All times that operations are made, up to when so many epochs are done, in order. */
function foldOperations({ operations = [], ...bare }: Experiment, until: number): readonly Made[] {
  const made: Made[] = [];
  let before: Experiment = bare;
  for (const epoch of timesOf(operations, until)) {
    for (const operation of operations) {
      if (!isMadeAt(operation, epoch, operations)) continue;
      const after = operatedBy(before, operation, epoch);
      made.push({ epoch, operation, before, after });
      before = after;
    }
  }
  return made;
}

/** Numbers of epochs done at which something may be made, from the first on. */
function timesOf(operations: readonly Operation[], until: number): readonly number[] {
  const times = new Set<number>();
  for (const { epoch, every = Infinity } of operations) for (let time = epoch; time <= until; time += every) times.add(time);
  return [...times].toSorted((one, other) => one - other);
}

function isMadeAt(operation: Operation, epoch: number, operations: readonly Operation[]): boolean {
  const since = epoch - operation.epoch;
  if (since < 0 || (operation.every === undefined ? since > 0 : since % operation.every !== 0)) return false;
  const later = operations.slice(operations.indexOf(operation) + 1);
  return !later.some((other) => other.epoch <= epoch && endsIt(other, operation));
}

/** Whether an operation ends a standing one: `stop` of its kind, or for continual backprop, of which a layer has one, another. */
function endsIt(other: Operation, { kind, every, layer }: Operation): boolean {
  if (every === undefined || (other.layer !== undefined && other.layer !== layer)) return false;
  return other.kind === 'stop' ? other.value === kind : other.kind === 'continual' && kind === 'continual';
}

function unoperated({ layers }: Experiment): Operated {
  return { labelDraw: 0, optimizerStart: 0, l2: Array.from({ length: layers.length + 1 }, () => 0), frozen: layers.map(() => false) };
}

/** What operations made of an experiment so far. */
export function operatedOf(experiment: Experiment): Operated {
  return experiment.operated ?? unoperated(experiment);
}

/** An experiment with what an operation changes of its settings when so many epochs are done. */
function operatedBy(experiment: Experiment, operation: Operation, epoch: number): Experiment {
  const operated = operatedOf(experiment);
  const here = (index: number): boolean => operation.layer === undefined || operation.layer === index + 1;
  const inLayers = (patch: LayerPatch): Experiment => (operation.layer === undefined ? changeLayers(experiment, patch) : changeLayer(experiment, operation.layer, patch)).experiment;
  switch (operation.kind) {
    case 'activation':
      return inLayers({ activation: operation.value });
    case 'dropout':
      return inLayers({ dropout: operation.value });
    case 'alpha_dropout':
      return inLayers({ alphaDropout: operation.value });
    case 'lr':
      return changeExperiment(experiment, { learningRate: operation.value }).experiment;
    case 'optimizer':
      return { ...changeExperiment(experiment, { optimizer: operation.value }).experiment, operated: { ...operated, optimizerStart: epoch * stepsPerEpochOf(experiment) } };
    case 'batch': {
      const { experiment: changed } = changeExperiment(experiment, { batchSize: operation.value });
      const moved = epoch * (stepsPerEpochOf(changed) - stepsPerEpochOf(experiment));
      return { ...changed, operated: { ...operated, optimizerStart: operated.optimizerStart + moved } };
    }
    case 'l2':
      return { ...experiment, operated: { ...operated, l2: operated.l2.map((factor, index) => (here(index) ? operation.value : factor)) } };
    case 'freeze':
    case 'thaw':
      return { ...experiment, operated: { ...operated, frozen: operated.frozen.map((isFrozen, index) => (here(index) ? operation.kind === 'freeze' : isFrozen)) } };
    case 'labels': {
      const { experiment: changed } = changeExperiment(experiment, { labels: operation.value });
      return operation.value === 'coin-flip' ? { ...changed, operated: { ...operated, labelDraw: operated.labelDraw + 1 } } : changed;
    }
    case 'bias':
    case 'reinit':
    case 'redo':
    case 'continual':
    case 'shrink':
    case 'stop':
      return experiment;
  }
}
