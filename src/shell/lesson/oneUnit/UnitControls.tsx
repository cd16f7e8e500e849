import { Segmented } from '../../../ui/controls/Segmented.tsx';
import { formatNumber } from '../../../core/words/numbers.ts';
import { ActionButton } from '../../../ui/controls/ActionButton.tsx';
import { RangeSlider } from '../../../ui/controls/RangeSlider.tsx';
import { linearStops, type Stops } from '../../../ui/controls/stops.ts';
import styles from './OneUnitPage.module.css';
import { BOXES, UNIT_LIMIT } from './unit.ts';
import type { UnitUnderHand } from './useUnit.ts';

const STOPS = linearStops(-UNIT_LIMIT, UNIT_LIMIT, 0.05);
const RATES: Stops = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const ACTIVATIONS_SHOWN = [
  { id: 'relu', label: 'ReLU' },
  { id: 'leaky', label: 'Leaky ReLU, 0.3' },
] as const;

/** Sliders for kernel, bias and step size, what the unit is and sees, and a step. */
export function UnitControls({ hand }: { readonly hand: UnitUnderHand }) {
  const { unit, box, isLeaky, learningRate, said, move, choose, step, startOver } = hand;
  return (
    <div className={styles['controls']}>
      <SliderRow label="Kernel w" value={unit.kernel} stops={STOPS} onChange={(kernel) => move({ kernel })} />
      <SliderRow label="Bias b" value={unit.bias} stops={STOPS} onChange={(bias) => move({ bias })} />
      <SliderRow label="Step size" value={learningRate} stops={RATES} onChange={(rate) => choose({ learningRate: rate })} />
      <div className={styles['choice']}>
        <span>Inputs</span>
        <Segmented label="Inputs" options={BOXES} value={box} onChange={(chosen) => choose({ box: chosen })} />
      </div>
      <div className={styles['choice']}>
        <span>Unit</span>
        <Segmented label="Unit" options={ACTIVATIONS_SHOWN} value={isLeaky ? 'leaky' : 'relu'} onChange={(chosen) => choose({ isLeaky: chosen === 'leaky' })} />
      </div>
      <div className={styles['buttons']}>
        <ActionButton look="primary" onPress={step}>
          Take one gradient step
        </ActionButton>
        <ActionButton onPress={startOver}>Start over</ActionButton>
      </div>
      <output className={styles['said']}>{said}</output>
    </div>
  );
}

interface SliderRowProps {
  readonly label: string;
  readonly value: number;
  readonly stops: Stops;
  readonly onChange: (value: number) => void;
}

function SliderRow({ label, value, stops, onChange }: SliderRowProps) {
  return (
    <div className={styles['slider']}>
      <span>{label}</span>
      <RangeSlider
        label={label}
        stops={stops}
        value={value}
        format={formatNumber}
        onChange={(chosen, phase) => {
          if (phase === 'dragging') onChange(chosen);
        }}
      />
      <span className={styles['value']}>{formatNumber(value)}</span>
    </div>
  );
}
