import { addLayer } from '../../core/experiment/settings/changeExperiment.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { agreed, commonOf } from '../../core/experiment/settings/layerColumn.ts';
import { LAYER_FIELDS, MAX_LAYERS } from '../../core/experiment/settings/layerFields.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import { ActivationToggles } from './ActivationToggles.tsx';
import { InitializerToggles } from './InitializerToggles.tsx';
import { LayerCard } from './LayerCard.tsx';
import styles from './NetworkSection.module.css';
import { RailSection } from './RailSection.tsx';
import { useIsLocked } from '../model/shellState.ts';

/** Hidden layers, and what all of them are made of. */
export function NetworkSection({ experiment }: { readonly experiment: Experiment }) {
  const isLocked = useIsLocked(LAYER_FIELDS.units.key);
  const { layers } = experiment;
  const numbered = layers.map((layer, index) => ({ number: index + 1, layer }));
  return (
    <RailSection title="into a network">
      <ol className={styles['layers']} aria-label="Hidden layers" tabIndex={-1}>
        {numbered.map(({ number, layer }) => (
          <LayerCard key={number} number={number} layer={layer} canBeRemoved={layers.length > 1} />
        ))}
      </ol>
      {!isLocked && (
        <ActionButton
          look="quiet"
          className={styles['add']}
          isDisabled={layers.length >= MAX_LAYERS}
          onPress={() => editWith((current) => addLayer(current, current.layers.length))}
        >
          + Add a layer
        </ActionButton>
      )}
      <ActivationToggles choice={commonOf(layers, 'activation')} id={agreed(layers.map(({ activation }) => activation.id))} />
      <InitializerToggles
        choice={commonOf(layers, 'initializer')}
        id={agreed(layers.map(({ initializer }) => initializer.id))}
        fanIn={experiment.inputs}
        fanOut={layers[0]?.units ?? 1}
      />
    </RailSection>
  );
}
