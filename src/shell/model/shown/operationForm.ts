import type { Experiment } from '../../../core/experiment/experiment.ts';
import { FIELDS } from '../../../core/experiment/settings/fields.ts';
import type { ActKind, Operation } from '../../../core/experiment/operation.ts';
import { textOf } from '../../../core/experiment/settings/propertyText.ts';
import { readOperations } from '../../../core/link/at.ts';
import { OPERATIONS, rowOf, STANDING_KINDS } from '../../../core/operations/operationTable.ts';
import { sentenceStart } from '../../../core/words/names.ts';

/** One of the fields for an operation's value. */
export interface ValueField {
  readonly label: string;
  readonly help: string;
  readonly initial: string;
  /** What there is to choose from; empty where it is typed. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** The fields for the value of a kind of operation, none where it takes none; what stands in them at first is a sensible value. */
export function valueFieldsOf(kind: ActKind, experiment: Experiment): readonly ValueField[] {
  const typed = (label: string, initial: string): ValueField => ({ label, help: `${sentenceStart(rowOf(kind).value.allowed)}.`, initial, options: [] });
  const chosen = (label: string, initial: string, options: ValueField['options']): ValueField => ({ label, help: '', initial, options });
  switch (kind) {
    case 'activation':
      return [chosen('Activation', 'leaky_relu', FIELDS.activation.options), { label: 'Parameter', help: 'The slope of leaky ReLU, α of ELU; without a number the usual one.', initial: '', options: [] }];
    case 'optimizer':
      return [chosen('Optimizer', experiment.optimizer, FIELDS.optimizer.options)];
    case 'labels':
      return [chosen('Labels', 'coin-flip', FIELDS.labels.options)];
    case 'lr':
      return [typed('Rate', textOf(experiment, 'learningRate'))];
    case 'batch':
      return [typed('Rows', textOf(experiment, 'batchSize'))];
    case 'dropout':
    case 'alpha_dropout':
      return [typed('Share', '0.2')];
    case 'l2':
      return [typed('λ', '0.001')];
    case 'bias':
      return [typed('Amount', '0.5')];
    case 'redo':
      return [typed('τ', '0.025')];
    case 'continual':
      return numberFields(kind, ['Rate', 'Decay', 'Maturity'], ['0.01', '0.9', '5']);
    case 'shrink':
      return numberFields(kind, ['Factor', 'Noise'], ['0.9', '0.01']);
    case 'stop':
      return [chosen('Operation', STANDING_KINDS[0], STANDING_KINDS.map((id) => ({ id, label: OPERATIONS[id].label })))];
    case 'freeze':
    case 'thaw':
    case 'reinit':
      return [];
  }
}

function numberFields(kind: ActKind, labels: readonly string[], initial: readonly string[]): readonly ValueField[] {
  const allowed = rowOf(kind).value.allowed.split(', ');
  return labels.map((label, index) => ({ label, help: `${sentenceStart(allowed[index] ?? '')}.`, initial: initial[index] ?? '', options: [] }));
}

/** An operation as a form has it: texts, empty where nothing is said. */
export interface OperationWish {
  readonly kind: ActKind;
  readonly values: readonly string[];
  readonly layer: string;
  readonly unit: string;
  readonly every: string;
  readonly after: string;
}

/** The operation that is wished for, or why there is none, as a sentence. It is read as a link's is. */
export function operationWished({ kind, values, layer, unit, every, after }: OperationWish, experiment: Experiment): { readonly operation: Operation } | { readonly problem: string } {
  const { verb } = rowOf(kind);
  const words = (...texts: readonly string[]): readonly string[] => texts.map((text) => text.trim());
  const [afterWord = '', everyWord = '', layerWord = '', unitWord = ''] = words(after, every, layer, unit);
  const place = layerWord === '' ? [] : unitWord === '' ? [layerWord] : [layerWord, unitWord];
  const head = [afterWord, ...(everyWord === '' ? [] : ['every', everyWord]), kind, ...place, ...(verb === undefined ? [] : [verb])].join('.');
  const filled = words(...values);
  const value = (filled.at(-1) === '' ? filled.slice(0, -1) : filled).join(':');
  const { operations, notices } = readOperations(value === '' ? head : `${head}:${value}`, experiment);
  const [operation] = operations;
  return operation === undefined ? { problem: notices[0]?.message ?? '' } : { operation };
}
