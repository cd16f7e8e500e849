import { memo, type ReactNode } from 'react';
import styles from './UnitLegend.module.css';

interface UnitLegendProps {
  readonly canDie: boolean;
  /** Whether a NaN is to be seen. */
  readonly withNaN: boolean;
  /** The activation in words, for the line that says that it has no dead state. */
  readonly activation: string;
  /** Laid out in a line, whatever the width. */
  readonly wide?: boolean;
}

/** What the shades and patterns of the raster mean. */
export const UnitLegend = memo(function UnitLegend({ canDie, withNaN, activation, wide = false }: UnitLegendProps): ReactNode {
  return (
    <div className={styles['legend']} data-wide={wide || undefined}>
      <p className={styles['heading']}>fires on</p>
      <ul className={styles['entries']}>
        <Entry swatch="all">all rows</Entry>
        <Entry swatch="half">half</Entry>
        <Entry swatch="few">few</Entry>
        <Entry swatch="faint">under 1{'\u202f'}%</Entry>
        {canDie && <Entry swatch="dead">none: dead</Entry>}
        {withNaN && <Entry swatch="nan">NaN</Entry>}
      </ul>
      {!canDie && <p className={styles['remark']}>{activation} has no dead state.</p>}
    </div>
  );
});

function Entry({ swatch, children }: { readonly swatch: string; readonly children: ReactNode }): ReactNode {
  return (
    <li className={styles['entry']}>
      <span className={styles['swatch']} data-swatch={swatch} aria-hidden="true" />
      {children}
    </li>
  );
}
