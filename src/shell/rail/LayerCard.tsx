import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { removeLayer } from '../../core/experiment/changeLayers.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { Chevron } from '../controls/Chevron.tsx';
import { Cross } from '../controls/Cross.tsx';
import { NumberRow } from '../controls/NumberRow.tsx';
import { logStops } from '../controls/stops.ts';
import { editExperiment, editWith } from '../link/editExperiment.ts';
import { ActivationCurve } from './ActivationCurve.tsx';
import { rangeOf } from './fieldRange.ts';
import { LayerSettings } from './LayerSettings.tsx';
import styles from './layerCard.module.css';

const UNITS = FIELDS.hidden.item;
const UNIT_STOPS = logStops(UNITS.min, UNITS.max, true);

/** One hidden layer, `index` from 0: its width, what it is made of, and on demand its own settings. */
export function LayerCard({ experiment, index }: { readonly experiment: Experiment; readonly index: number }) {
  const [open, setOpen] = useState(false);
  const settings = useId();
  const number = index + 1;
  const { hidden } = experiment;
  const activation = experiment.activation[index];
  const initializer = experiment.initializer[index];
  const units = hidden[index];
  if (activation === undefined || initializer === undefined || units === undefined) return null;
  return (
    <li className={styles['card']}>
      <NumberRow
        label={`Layer ${number} units`}
        value={units}
        range={rangeOf(UNITS)}
        stops={UNIT_STOPS}
        onChange={(value, phase) => editExperiment({ hidden: hidden.with(index, value) }, phase)}
      />
      <div className={styles['line']}>
        <Button
          className={styles['summary'] ?? ''}
          aria-label={`Layer ${number} settings: ${ACTIVATIONS[activation.id].label}, ${INITIALIZERS[initializer.id].label}`}
          aria-expanded={open}
          {...(open ? { 'aria-controls': settings } : {})}
          onPress={() => setOpen(!open)}
        >
          <span className={styles['curve']}>
            <ActivationCurve choice={activation} />
          </span>
          <span className={styles['made']}>
            {ACTIVATIONS[activation.id].label}, {INITIALIZERS[initializer.id].label}
          </span>
          <span className={styles['turn']} data-open={open || undefined}>
            <Chevron />
          </span>
        </Button>
        {hidden.length > 1 && (
          <Button className={styles['remove'] ?? ''} aria-label={`Remove layer ${number}`} onPress={() => editWith((current) => removeLayer(current, number))}>
            <Cross />
          </Button>
        )}
      </div>
      {open && (
        <div id={settings} className={styles['settings']}>
          <LayerSettings experiment={experiment} index={index} activation={activation} initializer={initializer} />
        </div>
      )}
    </li>
  );
}
