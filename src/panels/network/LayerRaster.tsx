import type { CSSProperties, ReactNode } from 'react';
import { formatEpochTick } from '../../core/words/names.ts';
import type { UnitAt } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { epochTicks, hoverEpoch, selectEpoch } from '../chart/axis/epochAxis.ts';
import type { LayerLife } from './layerLife.ts';
import styles from './LayerRaster.module.css';
import type { LayerPlace } from './networkPlaces.ts';
import { bandAt, bandOf, type Cell, moveCursor } from './rasterGeometry.ts';
import { RasterCanvas } from './RasterCanvas.tsx';

interface LayerRasterProps {
  readonly place: LayerPlace;
  /** Accessible name. */
  readonly label: string;
  readonly life: LayerLife;
  readonly epochs: number;
  readonly order: readonly number[];
  readonly lastEpoch: number;
  readonly shownEpoch: number;
  /** Says what there is to know of a cell. */
  readonly describe: (cell: Cell) => string;
  /** The unit pointed at or chosen, in whatever layer. */
  readonly lit: UnitAt | null;
  /** The epoch pointed at in any panel. */
  readonly hovered: number | null;
  /** Whether the unit that is lit is under the pointer or the keyboard's cursor here. */
  readonly isPointed: boolean;
}

/** Width of the mark of an epoch, however narrow its column: two borders. */
const LEAST_MARK = 4;
/** Of a digit of the axis, in pixels; rather more than less. */
const DIGIT_WIDTH = 8;
/** Least width of the cells whose lines are drawn in the time to come. */
const GHOST_COLUMN = 6;

/** The raster of an open layer: a row a unit, a column an epoch, with an axis and a cursor. */
export function LayerRaster({ place, label, life, epochs, order, lastEpoch, shownEpoch, describe, lit, hovered, isPointed }: LayerRasterProps): ReactNode {
  const { width, height, left, top, number } = place;
  const newest = epochs - 1;
  const columns = lastEpoch + 1;
  const rows = life.units;
  const own = lit?.layer === number && lit.unit < rows ? lit.unit : null;
  const ticks = epochTicks(lastEpoch, width, 38);

  const pointAt = (next: Cell | null): void => {
    theLab().setHoverUnit(next === null ? null : { layer: number, unit: next.unit });
    hoverEpoch(next === null ? null : next.epoch);
  };

  const at: Cell = { unit: own ?? order[0] ?? 0, epoch: Math.min(newest, (own === null ? null : hovered) ?? shownEpoch) };
  const cellUnder = (x: number, y: number): Cell | null => {
    const epoch = bandAt(x, columns, width);
    const unit = order[bandAt(y, rows, height)];
    return unit === undefined ? null : { unit, epoch: Math.min(newest, epoch) };
  };
  const onKey = (key: string): boolean => {
    const lettingGo = key === 'Escape' && own !== null;
    if (lettingGo) theLab().setUnit(null);
    const next = moveCursor(at, key, order, newest);
    if (lettingGo || next !== null) pointAt(next);
    return lettingGo || next !== null;
  };
  const select = (): void => {
    const { view } = theLab().getState();
    const pointed = view.hoverUnit ?? { layer: number, unit: at.unit };
    const epoch = Math.min(newest, view.hoverEpoch ?? at.epoch);
    const isAgain = view.unit?.layer === pointed.layer && view.unit.unit === pointed.unit && epoch === shownEpoch;
    theLab().setLayer(number);
    theLab().setUnit(isAgain ? null : pointed);
    selectEpoch(epoch, newest);
  };

  const marked = hovered !== null && hovered <= newest ? hovered : null;
  const row = own === null ? null : bandOf(order.indexOf(own), rows, height);
  const ghost: CSSProperties & Readonly<Record<`--${string}`, string>> = { left, top, width, height, '--column': `${width / columns}px`, '--ghost': width / columns >= GHOST_COLUMN ? 'var(--grid)' : 'transparent' };

  return (
    <>
      <div className={styles['plot']} style={ghost}>
        <RasterCanvas className={styles['canvas']} life={life} epochs={epochs} order={order} columns={columns} />
        {marked !== null && <div className={styles['marked']} style={columnMark(marked, columns, width)} />}
        {shownEpoch >= 0 && <div className={styles['shown']} style={columnMark(shownEpoch, columns, width)} />}
        {row !== null && <div className={styles['row']} style={{ top: row.start, height: row.end - row.start }} />}
        {row !== null && isPointed && <div className={styles['cursor']} style={{ ...columnMark(at.epoch, columns, width), top: row.start, height: row.end - row.start }} />}
        <ChartCursor
          label={label}
          last={newest}
          position={at.epoch}
          text={describe(at)}
          onMove={(epoch) => pointAt({ unit: at.unit, epoch })}
          onKey={onKey}
          onPoint={(x, y) => pointAt(cellUnder(x, y))}
          onLeave={() => pointAt(null)}
          onSelect={select}
        />
      </div>
      <ol className={styles['axis']} style={{ left, top: top + height, width }} aria-hidden="true">
        {ticks.map((epoch) => {
          const { start, end } = bandOf(epoch, columns, width);
          return (
            <li key={epoch} style={{ left: Math.min((start + end) / 2, width - (formatEpochTick(epoch).length * DIGIT_WIDTH) / 2) }}>
              {formatEpochTick(epoch)}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Where the mark of an epoch stands, from the left of a raster. */
export function columnMark(epoch: number, columns: number, width: number): { readonly left: number; readonly width: number } {
  const { start, end } = bandOf(epoch, columns, width);
  const wide = Math.max(LEAST_MARK, end - start);
  return { left: Math.max(0, Math.min(width - wide, (start + end - wide) / 2)), width: wide };
}
