import { memo, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { changeExperiment } from '../../core/experiment/changeExperiment.ts';
import { removeLayer } from '../../core/experiment/changeLayers.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { Chevron, Icon } from '../../ui/icons.tsx';
import { NumberRow } from './NumberRow.tsx';
import { logStops } from '../../ui/stops.ts';
import { editWith } from '../model/shown/editExperiment.ts';
import { passFocus } from '../../ui/passFocus.ts';
import { ActivationCurve } from './ActivationCurve.tsx';
import { rangeOf } from './fieldRange.ts';
import styles from './LayerCard.module.css';
import { activationOf, initializerOf, type WrittenLayer } from './layerChoice.ts';
import { LayerSettings } from './LayerSettings.tsx';

const UNITS = FIELDS.hidden.item;
const UNIT_STOPS = logStops(UNITS.min, UNITS.max, true);

interface LayerCardProps extends WrittenLayer {
  readonly canBeRemoved: boolean;
}

/** One hidden layer: its width, what it is made of, and on demand its own settings. */
export const LayerCard = memo(function LayerCard({ canBeRemoved, ...layer }: LayerCardProps) {
  const [open, setOpen] = useState(false);
  const settings = useId();
  const { number, units } = layer;
  const activation = activationOf(layer);
  const madeOf = `${ACTIVATIONS[activation.id].label}, ${INITIALIZERS[initializerOf(layer).id].label}`;
  return (
    <li className={styles['card']}>
      <NumberRow
        label={`Layer ${number} units`}
        value={units}
        range={rangeOf(UNITS)}
        stops={UNIT_STOPS}
        onChange={(value, phase) => editWith((experiment) => changeExperiment(experiment, { hidden: experiment.hidden.with(number - 1, value) }), phase)}
      />
      <div className={styles['line']}>
        <Button
          className={styles['summary'] ?? ''}
          aria-label={`Layer ${number} settings: ${madeOf}`}
          aria-expanded={open}
          {...(open ? { 'aria-controls': settings } : {})}
          onPress={() => setOpen(!open)}
        >
          <span className={styles['curve']}>
            <ActivationCurve choice={activation} />
          </span>
          <span className={styles['made']}>{madeOf}</span>
          <span className={styles['turn']} data-open={open || undefined}>
            <Chevron />
          </span>
        </Button>
        {canBeRemoved && (
          <Button
            className={styles['remove'] ?? ''}
            aria-label={`Remove layer ${number}`}
            onPress={({ target }) => {
              passFocus(target, 'ol');
              editWith((experiment) => removeLayer(experiment, number));
            }}
          >
            <Icon name="cross" />
          </Button>
        )}
      </div>
      {open && (
        <div id={settings} className={styles['settings']}>
          <LayerSettings layer={layer} />
        </div>
      )}
    </li>
  );
});
