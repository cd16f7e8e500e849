import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';
import styles from './Thumbnail.module.css';

const WIDTH = 40;
const HEIGHT = 20;
/** Pre-activations that the picture spans. */
const REACH = 3;
const SAMPLES = 48;
/** Outputs that the picture spans; curves that reach further are cut off. */
const LOWEST = -1.4;
const HIGHEST = 3;

/** The curve of an activation, and dashed its derivative. The label beside it says the name. */
export function ActivationCurve({ choice }: { readonly choice: ActivationChoice }) {
  const row = ACTIVATIONS[choice.id];
  const parameter = choice.parameters[0] ?? 0;
  return (
    <svg className={styles['thumbnail']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles['axis']} d={`M0 ${top(0)}H${WIDTH}`} />
      <path className={styles['derivative']} d={pathOf((z) => row.derivative(z, parameter))} />
      <path className={styles['curve']} d={pathOf((z) => row.value(z, parameter))} />
    </svg>
  );
}

function top(value: number): number {
  return (HEIGHT * (HIGHEST - value)) / (HIGHEST - LOWEST);
}

function pathOf(curve: (z: number) => number): string {
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const z = -REACH + (2 * REACH * index) / SAMPLES;
    return `${((WIDTH * index) / SAMPLES).toFixed(2)} ${top(curve(z)).toFixed(2)}`;
  });
  return `M${points.join('L')}`;
}
