import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS, type InitializerChoice } from '../../core/vocabulary/initializers.ts';
import { NumberRow } from '../controls/NumberRow.tsx';
import { SelectEntry } from '../controls/SelectEntry.tsx';
import { editExperiment } from '../link/editExperiment.ts';
import { defaultChoice } from './defaultChoice.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';
import { ParameterRows } from './ParameterRows.tsx';
import { RATES } from './rates.ts';

interface LayerSettingsProps {
  readonly experiment: Experiment;
  /** From 0. */
  readonly index: number;
  readonly activation: ActivationChoice;
  readonly initializer: InitializerChoice;
}

/** What one hidden layer has of its own: activation, initializer, bias and dropout. */
export function LayerSettings({ experiment, index, activation, initializer }: LayerSettingsProps) {
  const context = `Layer ${index + 1}`;
  return (
    <>
      <SelectEntry
        context={context}
        label="activation"
        options={FIELDS.activation.item.options}
        value={activation.id}
        onChange={(id) => editExperiment({ activation: experiment.activation.with(index, defaultChoice(ACTIVATIONS, id)) })}
      />
      <ParameterRows
        context={context}
        choice={activation}
        parameters={ACTIVATIONS[activation.id].parameters}
        onChange={(choice, phase) => editExperiment({ activation: experiment.activation.with(index, choice) }, phase)}
      />
      <SelectEntry
        context={context}
        label="initializer"
        options={FIELDS.initializer.item.options}
        value={initializer.id}
        onChange={(id) => editExperiment({ initializer: experiment.initializer.with(index, defaultChoice(INITIALIZERS, id)) })}
      />
      <ParameterRows
        context={context}
        choice={initializer}
        parameters={INITIALIZERS[initializer.id].parameters}
        valid={INITIALIZERS[initializer.id].valid}
        onChange={(choice, phase) => editExperiment({ initializer: experiment.initializer.with(index, choice) }, phase)}
      />
      {RATES.map(({ property, layerLabel }) => (
        <NumberRow
          key={property}
          context={context}
          label={layerLabel}
          value={experiment[property][index] ?? 0}
          range={rangeOf(FIELDS[property].item)}
          stops={stopsOf(FIELDS[property].item)}
          onChange={(value, phase) => editExperiment({ [property]: experiment[property].with(index, value) }, phase)}
        />
      ))}
    </>
  );
}
