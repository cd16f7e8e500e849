import { memo, type ReactNode } from 'react';
import styles from './UnitLegend.module.css';

interface UnitLegendProps {
  /** Whether all units shown, some, or none can die. */
  readonly canDie: 'all' | 'some' | 'none';
  /** Whether a NaN is to be seen. */
  readonly withNaN: boolean;
  /** Said where none can die. */
  readonly remark: string;
  /** Laid out in a line, whatever the width. */
  readonly wide?: boolean;
}

/** What the shades and patterns of the raster mean. */
export const UnitLegend = memo(function UnitLegend({ canDie, withNaN, remark, wide = false }: UnitLegendProps): ReactNode {
  return (
    <div className={styles['legend']} data-wide={wide || undefined}>
      <p className={styles['heading']}>{canDie === 'all' ? 'fires on' : 'z > 0 on'}</p>
      <ul className={styles['entries']}>
        <Entry swatch="all">all rows</Entry>
        <Entry swatch="half">half</Entry>
        <Entry swatch="few">few</Entry>
        <Entry swatch="faint">under 1{'\u202f'}%</Entry>
        {canDie !== 'none' && <Entry swatch="dead">none: dead</Entry>}
        {withNaN && <Entry swatch="nan">NaN</Entry>}
      </ul>
      {canDie === 'none' && <p className={styles['remark']}>{remark}</p>}
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
