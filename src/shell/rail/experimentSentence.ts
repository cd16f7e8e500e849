import type { Experiment } from '../../core/experiment/experiment.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { formatCount } from '../../core/words/numbers.ts';
import { agreed } from './agreed.ts';

/** The experiment in one sentence: data into network, trained so. */
export function experimentSentence(experiment: Experiment): string {
  const { data, inputs, labels, rows, optimizer, epochs } = experiment;
  const source = `${formatCount(rows)} rows of ${inputs} ${inputs === 1 ? 'column' : 'columns'}, ${DATA_SETS[data].label}, labels: ${LABELS[labels].label.toLowerCase()}`;
  return `${source}; into ${networkWords(experiment)}; trained for ${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'} with ${OPTIMIZERS[optimizer].label}.`;
}

function networkWords({ hidden, activation }: Experiment): string {
  const id = agreed(activation.map((choice) => choice.id));
  const kind = id === null ? '' : `${ACTIVATIONS[id].label} `;
  const units = agreed(hidden);
  const layers = hidden.length;
  if (units === null) return `${layers} ${kind}layers`;
  const width = `${units} ${kind}${units === 1 ? 'unit' : 'units'}`;
  return layers === 1 ? width : `${layers} layers of ${width}`;
}
