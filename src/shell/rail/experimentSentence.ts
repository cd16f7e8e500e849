import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { agreed, commonOf } from '../../core/experiment/settings/layerColumn.ts';
import { operationMarks } from '../../core/operations/marks.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { formatCount } from '../../core/words/numbers.ts';

const OUTPUT_WORDS = { sigmoid: 'a sigmoid output', linear: 'a linear output', relu: 'a ReLU output' } as const;

/** The experiment in one sentence: data into network, trained so; and one for each time that it is operated on. Names output, loss and targets where they are not the article's. */
export function experimentSentence(experiment: Experiment): string {
  const { data, inputs, labels, rows, optimizer, epochs } = experiment;
  const source = `${formatCount(rows)} rows of ${inputs} ${inputs === 1 ? 'column' : 'columns'}, ${DATA_SETS[data].label}, labels: ${LABELS[labels].label.toLowerCase()}`;
  return `${source}; into ${networkWords(experiment)}${outputWords(experiment)}; trained for ${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'} with ${OPTIMIZERS[optimizer].label}${lossWords(experiment)}.${operationSentences(experiment)}`;
}

function operationSentences(experiment: Experiment): string {
  return operationMarks([experiment], experiment.epochs).map(({ text }) => (text === '' ? '' : ` ${text}`)).join('');
}

function networkWords({ layers }: Experiment): string {
  const id = agreed(layers.map(({ activation }) => activation.id));
  const kind = id === null ? '' : `${ACTIVATIONS[id].label} `;
  const units = commonOf(layers, 'units');
  if (units === null) return `${layers.length} ${kind}layers`;
  const width = `${units} ${kind}${units === 1 ? 'unit' : 'units'}`;
  return layers.length === 1 ? width : `${layers.length} layers of ${width}`;
}

function outputWords({ output }: Experiment): string {
  return output === DEFAULT_EXPERIMENT.output ? '' : ` and ${OUTPUT_WORDS[output]}`;
}

function lossWords({ loss, targets }: Experiment): string {
  const words = [
    ...(loss === DEFAULT_EXPERIMENT.loss ? [] : [LOSSES[loss].label.toLowerCase()]),
    ...(targets === DEFAULT_EXPERIMENT.targets ? [] : [`targets ${targets.replace(':', ' and ').replace('-', '\u2212')}`]),
  ];
  return words.length === 0 ? '' : ` on ${words.join(', ')}`;
}
