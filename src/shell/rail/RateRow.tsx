import { memo } from 'react';
import { FIELDS } from '../../core/experiment/fields.ts';
import { NumberRow } from './NumberRow.tsx';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { rangeOf, stopsOf } from './fieldRange.ts';

interface RateRowProps {
  readonly property: 'bias' | 'dropout' | 'alphaDropout';
  /** null when the layers differ. */
  readonly value: number | null;
}

/** Sets bias, dropout or AlphaDropout of all hidden layers. */
export const RateRow = memo(function RateRow({ property, value }: RateRowProps) {
  const { label, help, item } = FIELDS[property];
  return (
    <NumberRow
      label={label}
      help={help}
      value={value}
      range={rangeOf(item)}
      stops={stopsOf(item)}
      onChange={(changed, phase) => editExperiment({ [property]: [changed] }, phase)}
    />
  );
});
