import { addLayer } from '../../core/experiment/changeLayers.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import { ActivationToggles } from './ActivationToggles.tsx';
import { agreed } from './agreed.ts';
import { ChoiceFieldRow } from './FieldRow.tsx';
import { InitializerToggles } from './InitializerToggles.tsx';
import { LayerCard } from './LayerCard.tsx';
import styles from './NetworkSection.module.css';
import { OutputRows } from './OutputRows.tsx';
import { RailSection } from './RailSection.tsx';
import { RateRow } from './RateRow.tsx';
import { RATES } from './rates.ts';
import { writtenLayers } from './writtenLayers.ts';

/** Hidden layers, what they are made of, and the output unit. */
export function NetworkSection({ experiment }: { readonly experiment: Experiment }) {
  const layers = writtenLayers(experiment);
  return (
    <RailSection title="into a network">
      <ActivationToggles written={FIELDS.activation.format(experiment.activation)} layers={layers.length} />
      <InitializerToggles
        written={FIELDS.initializer.format(experiment.initializer)}
        layers={layers.length}
        fanIn={experiment.inputs}
        fanOut={layers[0]?.units ?? 1}
      />
      {RATES.map(({ property }) => (
        <RateRow key={property} property={property} value={agreed(experiment[property])} />
      ))}
      <ol className={styles['layers']} aria-label="Hidden layers" tabIndex={-1}>
        {layers.map((layer) => (
          <LayerCard key={layer.number} {...layer} canBeRemoved={layers.length > 1} />
        ))}
      </ol>
      <ActionButton
        look="quiet"
        className={styles['add']}
        isDisabled={layers.length >= FIELDS.hidden.maxLayers}
        onPress={() => editWith((current) => addLayer(current, current.hidden.length))}
      >
        + Add a layer
      </ActionButton>
      <ChoiceFieldRow property="output" value={experiment.output} />
      <OutputRows initializer={FIELDS.outputInitializer.format(experiment.outputInitializer)} />
    </RailSection>
  );
}
