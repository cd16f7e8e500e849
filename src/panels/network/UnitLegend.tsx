import { memo, type ReactNode } from 'react';
import { EARLY_EPOCHS } from '../../core/experiment/earlyMarks.ts';
import styles from './UnitLegend.module.css';

interface UnitLegendProps {
  /** Whether all units shown, some, or none can die. */
  readonly canDie: 'all' | 'some' | 'none';
  /** Whether a NaN is to be seen. */
  readonly withNaN: boolean;
  /** Said where none can die. */
  readonly remark: string;
  /** Columns of each of the first epochs. */
  readonly parts: number;
}

/** What bars, shades, patterns and wires of the picture mean, in a line. */
export const UnitLegend = memo(function UnitLegend({ canDie, withNaN, remark, parts }: UnitLegendProps): ReactNode {
  return (
    <div className={styles['legend']}>
      <div className={styles['group']}>
        <p className={styles['heading']}>bar = unit, time →{parts > 1 && ` (the first ${EARLY_EPOCHS} epochs magnified)`}, {canDie === 'all' ? 'fires on' : 'z > 0 on'}</p>
        <ul className={styles['entries']}>
          <Entry swatch="all">all rows</Entry>
          <Entry swatch="half">half</Entry>
          <Entry swatch="few">few</Entry>
          <Entry swatch="faint">under 1{'\u202f'}%</Entry>
          {canDie !== 'none' && <Entry swatch="dead">none: dead</Entry>}
          {withNaN && <Entry swatch="nan">NaN</Entry>}
        </ul>
      </div>
      <div className={styles['group']}>
        <p className={styles['heading']}>edges</p>
        <ul className={styles['entries']}>
          <Entry swatch="positive">weight {'>'} 0</Entry>
          <Entry swatch="negative">weight {'<'} 0</Entry>
        </ul>
      </div>
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
