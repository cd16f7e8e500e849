import type { ReactNode } from 'react';
import styles from './BirthExample.module.css';
import { birthExamples } from './birthExamples.ts';
import type { LayerLife } from '../run/layerLife.ts';
import type { LayerPlace } from './networkPlaces.ts';
import { columnMark } from './LayerRaster.tsx';
import type { TimeAxis } from '../run/timeAxis.ts';

interface BirthExampleProps {
  readonly place: LayerPlace;
  readonly life: LayerLife;
  readonly order: readonly number[];
  readonly time: TimeAxis;
}

/** Least width of a raster that has room for it, in pixels. */
const ROOM = 300;

/** Before the run: what the one column there is shows, by units of its own, and that time goes on to the right. */
export function BirthExample({ place, life, order, time }: BirthExampleProps): ReactNode {
  const { left, width } = columnMark(0, time, place.width);
  const from = place.left + left + width;
  if (place.width - left - width < ROOM) return null;
  return (
    <ul className={styles['examples']} aria-label="How to read the units">
      {birthExamples(life, order, place.height).map(({ y, text }) => (
        <li key={text} className={styles['example']} style={{ left: from, top: place.top + y }}>
          {text}
        </li>
      ))}
    </ul>
  );
}
