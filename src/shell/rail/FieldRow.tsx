import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { NumberRow } from '../controls/NumberRow.tsx';
import { SelectEntry } from '../controls/SelectEntry.tsx';
import { powerStops } from '../controls/stops.ts';
import { editExperiment } from '../link/editExperiment.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';

type NumberProperty = 'inputs' | 'rows' | 'split' | 'learningRate' | 'batchSize' | 'epochs';
type ChoiceProperty = 'data' | 'labels' | 'targets' | 'output' | 'loss' | 'optimizer' | 'engine';

const BATCH_STOPS = powerStops(FIELDS.batchSize.min, FIELDS.batchSize.max);

/** A number of the experiment, as its row of the field table says. */
export function NumberFieldRow({ property, experiment }: { readonly property: NumberProperty; readonly experiment: Experiment }) {
  const field = FIELDS[property];
  return (
    <NumberRow
      label={field.label}
      help={field.help}
      value={experiment[property]}
      range={rangeOf(field)}
      stops={property === 'batchSize' ? BATCH_STOPS : stopsOf(field)}
      by={property === 'inputs' ? 'stepper' : 'slider'}
      onChange={(value, phase) => editExperiment({ [property]: value }, phase)}
    />
  );
}

/** A choice of the experiment, as its row of the field table says. */
export function ChoiceFieldRow<P extends ChoiceProperty>({ property, experiment }: { readonly property: P; readonly experiment: Experiment }) {
  const field = FIELDS[property];
  return (
    <SelectEntry<string>
      label={field.label}
      help={field.help}
      options={field.options}
      value={experiment[property]}
      onChange={(value) => editExperiment({ [property]: value })}
    />
  );
}
