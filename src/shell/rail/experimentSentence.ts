import type { Experiment } from '../../core/experiment/experiment.ts';
import { agreed, commonOf } from '../../core/experiment/layerColumn.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { formatCount } from '../../core/words/numbers.ts';

/** The experiment in one sentence: data into network, trained so. */
export function experimentSentence(experiment: Experiment): string {
  const { data, inputs, labels, rows, optimizer, epochs } = experiment;
  const source = `${formatCount(rows)} rows of ${inputs} ${inputs === 1 ? 'column' : 'columns'}, ${DATA_SETS[data].label}, labels: ${LABELS[labels].label.toLowerCase()}`;
  return `${source}; into ${networkWords(experiment)}; trained for ${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'} with ${OPTIMIZERS[optimizer].label}.`;
}

function networkWords({ layers }: Experiment): string {
  const id = agreed(layers.map(({ activation }) => activation.id));
  const kind = id === null ? '' : `${ACTIVATIONS[id].label} `;
  const units = commonOf(layers, 'units');
  if (units === null) return `${layers.length} ${kind}layers`;
  const width = `${units} ${kind}${units === 1 ? 'unit' : 'units'}`;
  return layers.length === 1 ? width : `${layers.length} layers of ${width}`;
}
