import { memo } from 'react';
import { FIELDS } from '../../core/experiment/settings/fields.ts';
import { Lockable } from './LockedRow.tsx';
import { NumberRow } from './NumberRow.tsx';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { powerStops } from '../../ui/controls/stops.ts';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { useComparedNote } from '../model/shown/compared.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';

type NumberProperty = 'inputs' | 'rows' | 'split' | 'learningRate' | 'batchSize' | 'epochs';
type ChoiceProperty = 'data' | 'labels' | 'targets' | 'output' | 'loss' | 'optimizer' | 'engine';

const BATCH_STOPS = powerStops(FIELDS.batchSize.min, FIELDS.batchSize.max);

/** A number of the experiment, as its row of the field table says. */
export const NumberFieldRow = memo(function NumberFieldRow({ property, value }: { readonly property: NumberProperty; readonly value: number }) {
  const field = FIELDS[property];
  const note = useComparedNote(field.key);
  return (
    <Lockable name={field.key} label={field.label} value={field.format(value)}>
      <NumberRow
        label={field.label}
        note={note}
        help={field.help}
        value={value}
        range={rangeOf(field)}
        stops={property === 'batchSize' ? BATCH_STOPS : stopsOf(field)}
        by={property === 'inputs' ? 'stepper' : 'slider'}
        onChange={(changed, phase) => editExperiment({ [property]: changed }, phase)}
      />
    </Lockable>
  );
});

/** A choice of the experiment, as its row of the field table says. */
export const ChoiceFieldRow = memo(function ChoiceFieldRow({ property, value }: { readonly property: ChoiceProperty; readonly value: string }) {
  const field = FIELDS[property];
  const note = useComparedNote(field.key);
  return (
    <Lockable name={field.key} label={field.label} value={field.options.find(({ id }) => id === value)?.label ?? value}>
      <SelectEntry<string>
        label={field.label}
        note={note}
        help={field.help}
        options={field.options}
        value={value}
        onChange={(changed) => editExperiment({ [property]: changed })}
      />
    </Lockable>
  );
});
