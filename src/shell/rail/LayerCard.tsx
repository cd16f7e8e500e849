import { memo, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { changeLayer, removeLayer } from '../../core/experiment/settings/changeExperiment.ts';
import type { Layer } from '../../core/experiment/experiment.ts';
import { LAYER_FIELDS } from '../../core/experiment/settings/layerFields.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Chevron, Icon } from '../../ui/icons.tsx';
import { NumberRow } from './NumberRow.tsx';
import { logStops } from '../../ui/controls/stops.ts';
import { editWith } from '../model/shown/editExperiment.ts';
import { useComparedNote } from '../model/shown/compared.ts';
import { passFocus } from '../../ui/passFocus.ts';
import { ActivationCurve } from './ActivationCurve.tsx';
import { rangeOf } from './fieldRange.ts';
import styles from './LayerCard.module.css';
import { LayerSettings } from './LayerSettings.tsx';
import { Lockable } from './LockedRow.tsx';
import { useIsLocked } from '../model/shellState.ts';

const UNITS = LAYER_FIELDS.units;
const UNIT_STOPS = logStops(UNITS.min, UNITS.max, true);

interface LayerCardProps {
  /** From 1. */
  readonly number: number;
  readonly layer: Layer;
  readonly canBeRemoved: boolean;
}

/** One hidden layer: its width, what it is made of, and on demand its own settings. */
export const LayerCard = memo(function LayerCard({ number, layer, canBeRemoved }: LayerCardProps) {
  const [open, setOpen] = useState(false);
  const settings = useId();
  const note = useComparedNote(UNITS.key);
  const isLocked = useIsLocked(UNITS.key);
  const { units, activation, initializer } = layer;
  const madeOf = `${ACTIVATIONS[activation.id].label}, ${INITIALIZERS[initializer.id].label}`;
  return (
    <li className={styles['card']}>
      <Lockable name={UNITS.key} label={`Layer ${number} ${UNITS.ofOne}`} value={UNITS.format(units)}>
        <NumberRow
          label={`Layer ${number} ${UNITS.ofOne}`}
          note={number === 1 ? note : undefined}
          value={units}
          range={rangeOf(UNITS)}
          stops={UNIT_STOPS}
          onChange={(value, phase) => editWith((experiment) => changeLayer(experiment, number, { units: value }), phase)}
        />
      </Lockable>
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
        {canBeRemoved && !isLocked && (
          <ActionButton
            look="quiet"
            square
            className={styles['remove']}
            aria-label={`Remove layer ${number}`}
            onPress={({ target }) => {
              passFocus(target, 'ol');
              editWith((experiment) => removeLayer(experiment, number));
            }}
          >
            <Icon name="cross" />
          </ActionButton>
        )}
      </div>
      {open && (
        <div id={settings} className={styles['settings']}>
          <LayerSettings number={number} layer={layer} />
        </div>
      )}
    </li>
  );
});
