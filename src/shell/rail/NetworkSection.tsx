import { addLayer } from '../../core/experiment/changeLayers.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { NumberRow } from '../controls/NumberRow.tsx';
import { SelectEntry } from '../controls/SelectEntry.tsx';
import { editExperiment, editWith } from '../link/editExperiment.ts';
import { ActivationToggles } from './ActivationToggles.tsx';
import { agreed } from './agreed.ts';
import { defaultChoice } from './defaultChoice.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';
import { ChoiceFieldRow } from './FieldRow.tsx';
import { InitializerToggles } from './InitializerToggles.tsx';
import { LayerCard } from './LayerCard.tsx';
import { ParameterRows } from './ParameterRows.tsx';
import { RailSection } from './RailSection.tsx';
import { RATES } from './rates.ts';
import styles from './networkSection.module.css';

/** Hidden layers, what they are made of, and the output unit. */
export function NetworkSection({ experiment }: { readonly experiment: Experiment }) {
  const { hidden, outputInitializer } = experiment;
  return (
    <RailSection title="into a network">
      <ActivationToggles experiment={experiment} />
      <InitializerToggles experiment={experiment} />
      {RATES.map(({ property }) => (
        <NumberRow
          key={property}
          label={FIELDS[property].label}
          help={FIELDS[property].help}
          value={agreed(experiment[property])}
          range={rangeOf(FIELDS[property].item)}
          stops={stopsOf(FIELDS[property].item)}
          onChange={(value, phase) => editExperiment({ [property]: [value] }, phase)}
        />
      ))}
      <ol className={styles['layers']} aria-label="Hidden layers">
        {layoutOf(experiment)
          .layers.slice(0, -1)
          .map(({ number }) => (
            <LayerCard key={number} experiment={experiment} index={number - 1} />
          ))}
      </ol>
      <ActionButton
        look="quiet"
        className={styles['add']}
        isDisabled={hidden.length >= FIELDS.hidden.maxLayers}
        onPress={() => editWith((current) => addLayer(current, current.hidden.length))}
      >
        + Add a layer
      </ActionButton>
      <ChoiceFieldRow property="output" experiment={experiment} />
      <SelectEntry
        label={FIELDS.outputInitializer.label}
        help={FIELDS.outputInitializer.help}
        options={FIELDS.outputInitializer.options}
        value={outputInitializer.id}
        onChange={(id) => editExperiment({ outputInitializer: defaultChoice(INITIALIZERS, id) })}
      />
      <ParameterRows
        context="Output"
        choice={outputInitializer}
        parameters={INITIALIZERS[outputInitializer.id].parameters}
        valid={INITIALIZERS[outputInitializer.id].valid}
        onChange={(choice, phase) => editExperiment({ outputInitializer: choice }, phase)}
      />
    </RailSection>
  );
}
