import type { EditPhase } from '../../ui/controls/editPhase.ts';
import { NumberEntry, type NumberRange } from '../../ui/controls/NumberEntry.tsx';
import { RangeSlider } from '../../ui/controls/RangeSlider.tsx';
import { Stepper } from '../../ui/controls/Stepper.tsx';
import { nextStop, type Stops } from '../../ui/controls/stops.ts';

export interface NumberRowProps {
  /** Said before the label, and not shown: what the label is about. */
  readonly context?: string | undefined;
  readonly label: string;
  /** Stands below the label. */
  readonly note?: string | undefined;
  /** null when the layers differ. */
  readonly value: number | null;
  readonly range: NumberRange;
  readonly stops: Stops;
  /** A slider, or two buttons. */
  readonly by?: 'slider' | 'stepper';
  readonly help?: string | undefined;
  readonly onChange: (value: number, phase: EditPhase) => void;
}

/** One number of the experiment: label, slider or stepper, and a field. */
export function NumberRow({ context, label, note, value, range, stops, by = 'slider', help, onChange }: NumberRowProps) {
  const from = value ?? stops[0] ?? 0;
  const name = context === undefined ? label : `${context} ${label}`;
  const step = (direction: 1 | -1): void => onChange(nextStop(stops, from, direction), 'committed');
  return (
    <NumberEntry
      context={context}
      label={label}
      note={note}
      text={value === null ? '' : range.format(value)}
      placeholder={value === null ? 'differs' : ''}
      range={range}
      help={help}
      onCommit={(entered) => onChange(entered, 'committed')}
      onStep={step}
    >
      {by === 'slider' ? (
        <RangeSlider label={name} stops={stops} value={from} format={range.format} onChange={onChange} />
      ) : (
        <Stepper label={name} onStep={step} />
      )}
    </NumberEntry>
  );
}
