import { memo } from 'react';
import { changeLayers } from '../../core/experiment/settings/changeExperiment.ts';
import { LAYER_FIELDS } from '../../core/experiment/settings/layerFields.ts';
import { Lockable } from './LockedRow.tsx';
import { NumberRow } from './NumberRow.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import { useComparedNote } from '../model/shown/compared.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';

/** Numbers that every hidden layer has besides its width. */
export const RATES = ['bias', 'dropout', 'alphaDropout'] as const;

interface RateRowProps {
  readonly property: (typeof RATES)[number];
  /** null when the layers differ. */
  readonly value: number | null;
}

/** Sets bias, dropout or AlphaDropout of all hidden layers. */
export const RateRow = memo(function RateRow({ property, value }: RateRowProps) {
  const field = LAYER_FIELDS[property];
  const note = useComparedNote(field.key);
  return (
    <Lockable name={field.key} label={field.label} value={value === null ? 'differs' : field.format(value)}>
      <NumberRow
        label={field.label}
        note={note}
        help={field.help}
        value={value}
        range={rangeOf(field)}
        stops={stopsOf(field)}
        onChange={(changed, phase) => editWith((experiment) => changeLayers(experiment, { [property]: changed }), phase)}
      />
    </Lockable>
  );
});
