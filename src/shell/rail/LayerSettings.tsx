import { changeExperiment, type ExperimentPatch } from '../../core/experiment/changeExperiment.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS, type InitializerChoice } from '../../core/vocabulary/initializers.ts';
import { NumberRow } from './NumberRow.tsx';
import { SelectEntry } from '../../ui/SelectEntry.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import type { EditPhase } from '../../ui/editPhase.ts';
import { defaultChoice } from './defaultChoice.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';
import { activationOf, initializerOf, type WrittenLayer } from './layerChoice.ts';
import { ParameterRows } from './ParameterRows.tsx';
import { RATES } from './rates.ts';

/** What one hidden layer has of its own: activation, initializer, bias and dropout. */
export function LayerSettings({ layer }: { readonly layer: WrittenLayer }) {
  const index = layer.number - 1;
  const context = `Layer ${layer.number}`;
  const activation = activationOf(layer);
  const initializer = initializerOf(layer);
  const editActivation = (choice: ActivationChoice, phase?: EditPhase): void =>
    edit((experiment) => ({ activation: experiment.activation.with(index, choice) }), phase);
  const editInitializer = (choice: InitializerChoice, phase?: EditPhase): void =>
    edit((experiment) => ({ initializer: experiment.initializer.with(index, choice) }), phase);
  return (
    <>
      <SelectEntry
        context={context}
        label="activation"
        options={FIELDS.activation.item.options}
        value={activation.id}
        onChange={(id) => editActivation(defaultChoice(ACTIVATIONS, id))}
      />
      <ParameterRows context={context} choice={activation} parameters={ACTIVATIONS[activation.id].parameters} onChange={editActivation} />
      <SelectEntry
        context={context}
        label="initializer"
        options={FIELDS.initializer.item.options}
        value={initializer.id}
        onChange={(id) => editInitializer(defaultChoice(INITIALIZERS, id))}
      />
      <ParameterRows
        context={context}
        choice={initializer}
        parameters={INITIALIZERS[initializer.id].parameters}
        valid={INITIALIZERS[initializer.id].valid}
        onChange={editInitializer}
      />
      {RATES.map(({ property, layerLabel }) => (
        <NumberRow
          key={property}
          context={context}
          label={layerLabel}
          value={layer[property]}
          range={rangeOf(FIELDS[property].item)}
          stops={stopsOf(FIELDS[property].item)}
          onChange={(value, phase) => edit((experiment) => ({ [property]: experiment[property].with(index, value) }), phase)}
        />
      ))}
    </>
  );
}

function edit(patchOf: (experiment: Experiment) => ExperimentPatch, phase?: EditPhase): void {
  editWith((experiment) => changeExperiment(experiment, patchOf(experiment)), phase);
}
