import type { ReactNode } from 'react';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { formatEpochTick } from '../../core/words/names.ts';
import { hoverEpoch, selectEpoch, useHoverEpoch, epochTicks } from '../chart/axis/epochAxis.ts';
import { countOf } from '../../core/words/numbers.ts';
import { useSize } from '../../ui/useSize.ts';
import { moveCursor, type Cell, bandAt, bandOf, fitRaster, HIGHEST_ROW } from './rasterGeometry.ts';
import type { LayerLife } from './layerLife.ts';
import { RasterCanvas } from './RasterCanvas.tsx';
import styles from './UnitRaster.module.css';

interface UnitRasterProps {
  /** Accessible name. */
  readonly label: string;
  readonly life: LayerLife;
  readonly epochs: number;
  readonly order: readonly number[];
  readonly lastEpoch: number;
  readonly shownEpoch: number;
  /** Says what there is to know of a cell. */
  readonly describe: (cell: Cell) => string;
  /** The cell under the pointer or the keyboard's cursor. */
  readonly cell: Cell | null;
  readonly onPoint: (cell: Cell | null) => void;
}

/** Below the raster, in CSS pixels. */
export const AXIS_HEIGHT = 22;
const ROW_FOR_NUMBERS = 12;
/** Width of the mark of an epoch, however narrow its column: two borders. */
const LEAST_MARK = 4;
/** Of a digit of the axis, in pixels; rather more than less. */
const DIGIT_WIDTH = 8;

/** The raster of one layer: a row a unit, a column an epoch, with an axis and a cursor. */
export function UnitRaster({ label, life, epochs, order, lastEpoch, shownEpoch, describe, cell, onPoint }: UnitRasterProps): ReactNode {
  const { ref: room, width: roomWidth, height: roomHeight } = useSize<HTMLDivElement>();
  const hovered = useHoverEpoch();
  const newest = epochs - 1;
  const geometry = fitRaster({ width: roomWidth, height: roomHeight - AXIS_HEIGHT }, life.units, lastEpoch);
  const { width, height, rows, columns } = geometry;
  const rowHeight = height / rows;
  const ticks = epochTicks(lastEpoch, width);

  const pointAt = (next: Cell | null): void => {
    onPoint(next);
    hoverEpoch(next === null ? null : next.epoch);
  };

  const at = cell ?? { unit: order[0] ?? 0, epoch: shownEpoch };
  const cellUnder = (x: number, y: number): Cell | null => {
    const epoch = bandAt(x, columns, width);
    const unit = order[bandAt(y, rows, height)];
    return unit === undefined || epoch > newest ? null : { unit, epoch };
  };
  const onKey = (key: string): boolean => {
    const lettingGo = key === 'Escape' && cell !== null;
    const next = moveCursor(at, key, order, newest);
    if (lettingGo || next !== null) pointAt(next);
    return lettingGo || next !== null;
  };

  const column = (epoch: number): { left: number; width: number } => {
    const { start, end } = bandOf(epoch, columns, width);
    const wide = Math.max(LEAST_MARK, end - start);
    return { left: Math.max(0, Math.min(width - wide, (start + end - wide) / 2)), width: wide };
  };
  const cursorRow = cell === null ? null : bandOf(order.indexOf(cell.unit), rows, height);
  const marked = cell?.epoch ?? hovered;

  return (
    <div className={styles['chart']} style={{ maxHeight: life.units * HIGHEST_ROW + AXIS_HEIGHT }}>
      <div className={styles['side']} aria-hidden="true">
        {rowHeight >= ROW_FOR_NUMBERS ? (
          <ol className={styles['numbers']} style={{ height }}>
            {order.map((unit, row) => (
              <li key={unit} style={{ top: bandOf(row, rows, height).start, height: rowHeight }}>
                {unit + 1}
              </li>
            ))}
          </ol>
        ) : (
          <p className={styles['rows']} style={{ height }}>
            {countOf(life.units, 'unit')}
          </p>
        )}
      </div>
      <div className={styles['room']} ref={room}>
        <div className={styles['plot']} style={{ width, height }}>
          <RasterCanvas className={styles['canvas']} life={life} epochs={epochs} order={order} columns={columns} />
          {marked !== null && marked <= newest && <div className={styles['marked']} style={column(marked)} />}
          {shownEpoch >= 0 && <div className={styles['shown']} style={column(shownEpoch)} />}
          {cell !== null && cursorRow !== null && (
            <div className={styles['cursor']} style={{ ...column(cell.epoch), top: cursorRow.start, height: cursorRow.end - cursorRow.start }} />
          )}
          <ChartCursor
            label={label}
            last={newest}
            position={at.epoch}
            text={describe(at)}
            onMove={(epoch) => pointAt({ unit: at.unit, epoch })}
            onKey={onKey}
            onPoint={(x, y) => pointAt(cellUnder(x, y))}
            onLeave={() => pointAt(null)}
            onSelect={() => selectEpoch(at.epoch, newest)}
          />
        </div>
        <ol className={styles['axis']} style={{ top: height, width }} aria-hidden="true">
          {ticks.map((epoch) => {
            const { start, end } = bandOf(epoch, columns, width);
            return (
              <li key={epoch} style={{ left: Math.min((start + end) / 2, width - (formatEpochTick(epoch).length * DIGIT_WIDTH) / 2) }}>
                {formatEpochTick(epoch)}
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
