import type { Experiment } from '../../../core/experiment/experiment.ts';
import { FIELDS, fieldOf, type Property } from '../../../core/experiment/settings/fields.ts';
import { columnText } from '../../../core/experiment/settings/layerColumn.ts';
import { MAX_LAYERS } from '../../../core/experiment/settings/layerFields.ts';
import { textOf } from '../../../core/experiment/settings/propertyText.ts';
import { settingChange } from '../../../core/link/linkChange.ts';
import type { SweepAxisId } from '../../../core/study/sweepAxes.ts';

/** Values of settings that are read best against one another, before the experiment's own is added. */
const USUAL: Readonly<Partial<Record<Property, readonly string[]>>> = {
  activation: ['leaky_relu'],
  initializer: ['he_normal', 'he_uniform', 'lecun_uniform', 'random_uniform'],
  outputInitializer: ['he_normal'],
  labels: ['sum'],
  bias: ['-1', '0.1'],
  dropout: ['0', '0.5'],
  alphaDropout: ['0', '0.1'],
  epochs: ['25', '100'],
  rows: ['20000', '200000'],
  learningRate: ['0.0001', '0.001', '0.01'],
  optimizer: ['sgd'],
};

/** Two or more values of a setting to begin a comparison with, as the link writes them: the experiment's own first. */
export function suggestedValues(property: Property, experiment: Experiment): readonly string[] {
  const own = textOf(experiment, property);
  return [...new Set([...(own === '' ? [] : [own]), ...(USUAL[property] ?? otherValues(property, experiment))])].slice(0, 5);
}

function otherValues(property: Property, experiment: Experiment): readonly string[] {
  if (property === 'units') return [columnText([...experiment.layers, ...experiment.layers, ...experiment.layers].slice(0, MAX_LAYERS), 'units')];
  const options = optionsOf(property);
  if (options.length > 0) return options.slice(0, 2);
  const own = Number(textOf(experiment, property));
  const candidates = [own * 2, own / 2, own + 1, 1, 2].map(String);
  return candidates.filter((text) => settingChange(experiment, fieldOf(property).key, text).notices.length === 0).slice(0, 1);
}

/** Ids that a setting can be chosen from; empty for numbers and lists of numbers. */
export function optionsOf(property: Property): readonly string[] {
  const field = FIELDS[property];
  return 'options' in field ? field.options.map(({ id }) => id) : [];
}

/** Values to begin a sweep with, as the link writes them. */
export const SUGGESTED_SWEEPS: Readonly<Record<SweepAxisId, string>> = {
  depth: '1..20',
  width: '1..16',
  lr: '0.0001|0.001|0.01|0.1',
  bias: '-1|-0.5|-0.1|0|0.1|0.5|1',
  batch: '32|128|512|2048',
  inputs: '1..8',
  rows: '2000|20000|200000',
  dropout: '0|0.2|0.5',
  alpha_dropout: '0|0.05|0.1|0.25',
};
