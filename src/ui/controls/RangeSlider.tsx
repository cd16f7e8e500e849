import { useRef, type CSSProperties } from 'react';
import { nearestStop, type Stops } from './stops.ts';
import styles from './RangeSlider.module.css';
import type { EditPhase } from './editPhase.ts';

interface RangeSliderProps {
  readonly label: string;
  readonly stops: Stops;
  readonly value: number;
  readonly format: (value: number) => string;
  readonly onChange: (value: number, phase: EditPhase) => void;
}

/** A slider over stops. While it is dragged its changes are provisional; letting go commits the last one. */
export function RangeSlider({ label, stops, value, format, onChange }: RangeSliderProps) {
  const moved = useRef(false);
  const last = stops.length - 1;
  const index = nearestStop(stops, value);
  const filled: CSSProperties & { readonly '--filled': string } = { '--filled': last === 0 ? '0%' : `${(100 * index) / last}%` };
  function release(): void {
    if (!moved.current) return;
    moved.current = false;
    onChange(value, 'committed');
  }
  return (
    <input
      type="range"
      className={styles['range']}
      aria-label={label}
      aria-valuetext={format(value)}
      min={0}
      max={last}
      step={1}
      value={index}
      style={filled}
      onChange={(event) => {
        moved.current = true;
        onChange(stops[Number(event.target.value)] ?? value, 'dragging');
      }}
      onPointerUp={release}
      onKeyUp={release}
      onBlur={release}
    />
  );
}
