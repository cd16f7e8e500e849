import { changeLayer, type LayerPatch } from '../../core/experiment/settings/changeExperiment.ts';
import type { Layer } from '../../core/experiment/experiment.ts';
import { LAYER_FIELDS } from '../../core/experiment/settings/layerFields.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { NumberRow } from './NumberRow.tsx';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import type { EditPhase } from '../../ui/controls/editPhase.ts';
import { defaultChoice } from '../../core/vocabulary/choice.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';
import { Lockable } from './LockedRow.tsx';
import { ParameterRows } from './ParameterRows.tsx';
import { RATES } from './RateRow.tsx';

/** What one hidden layer, from 1, has of its own: activation, initializer, bias and dropout. */
export function LayerSettings({ number, layer }: { readonly number: number; readonly layer: Layer }) {
  const context = `Layer ${number}`;
  const { activation, initializer } = layer;
  const edit = (patch: LayerPatch, phase?: EditPhase): void => editWith((experiment) => changeLayer(experiment, number, patch), phase);
  return (
    <>
      <Lockable name={LAYER_FIELDS.activation.key} label={`${context} ${LAYER_FIELDS.activation.ofOne}`} value={LAYER_FIELDS.activation.format(activation)}>
        <SelectEntry
          context={context}
          label={LAYER_FIELDS.activation.ofOne}
          options={LAYER_FIELDS.activation.options}
          value={activation.id}
          onChange={(id) => edit({ activation: defaultChoice(ACTIVATIONS, id) })}
        />
        <ParameterRows context={context} choice={activation} parameters={ACTIVATIONS[activation.id].parameters} onChange={(choice, phase) => edit({ activation: choice }, phase)} />
      </Lockable>
      <Lockable name={LAYER_FIELDS.initializer.key} label={`${context} ${LAYER_FIELDS.initializer.ofOne}`} value={LAYER_FIELDS.initializer.format(initializer)}>
        <SelectEntry
          context={context}
          label={LAYER_FIELDS.initializer.ofOne}
          options={LAYER_FIELDS.initializer.options}
          value={initializer.id}
          onChange={(id) => edit({ initializer: defaultChoice(INITIALIZERS, id) })}
        />
        <ParameterRows
          context={context}
          choice={initializer}
          parameters={INITIALIZERS[initializer.id].parameters}
          valid={INITIALIZERS[initializer.id].valid}
          onChange={(choice, phase) => edit({ initializer: choice }, phase)}
        />
      </Lockable>
      {RATES.map((property) => (
        <Lockable key={property} name={LAYER_FIELDS[property].key} label={`${context} ${LAYER_FIELDS[property].ofOne}`} value={LAYER_FIELDS[property].format(layer[property])}>
          <NumberRow
            context={context}
            label={LAYER_FIELDS[property].ofOne}
            value={layer[property]}
            range={rangeOf(LAYER_FIELDS[property])}
            stops={stopsOf(LAYER_FIELDS[property])}
            onChange={(value, phase) => edit({ [property]: value }, phase)}
          />
        </Lockable>
      ))}
    </>
  );
}
