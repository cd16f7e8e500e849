import type { CSSProperties, ReactNode } from 'react';
import { EARLY_EPOCHS } from '../../core/experiment/earlyMarks.ts';
import type { OperationMark } from '../../core/operations/marks.ts';
import { formatEpochTick } from '../../core/words/names.ts';
import type { RunId } from '../../store/run.ts';
import { isPageOf, type UnitAt } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';
import { OperationMarks } from '../chart/axis/OperationMarks.tsx';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { epochTicks, selectEpoch } from '../chart/axis/epochAxis.ts';
import type { LayerLife } from '../run/layerLife.ts';
import styles from './LayerRaster.module.css';
import type { LayerPlace } from './networkPlaces.ts';
import { bandAt, bandOf, type Cell, moveCursor } from './rasterGeometry.ts';
import { RasterCanvas } from './RasterCanvas.tsx';
import { columnAt, columnBand, columnOf, momentOf, timeTicks, widthOf, type TimeAxis } from '../run/timeAxis.ts';

interface LayerRasterProps {
  readonly run: RunId;
  readonly place: LayerPlace;
  /** Accessible name. */
  readonly label: string;
  readonly life: LayerLife;
  /** Columns of `life` to show. */
  readonly recorded: number;
  readonly order: readonly number[];
  readonly time: TimeAxis;
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  /** Says what there is to know of a cell. */
  readonly describe: (cell: Cell) => string;
  /** The unit pointed at or chosen, in whatever layer. */
  readonly lit: UnitAt | null;
  /** The moment pointed at; an epoch where that is in another panel. */
  readonly pointed: number | null;
  readonly onPoint: (cell: Cell | null) => void;
  /** Whether the unit that is lit is under the pointer or the keyboard's cursor here. */
  readonly isPointed: boolean;
  /** Where operations were made. */
  readonly marks: readonly OperationMark[];
}

/** Width of the mark of a moment, however narrow its column: two borders. */
const LEAST_MARK = 4;
/** Of a digit of the axis, in pixels; rather more than less. */
const DIGIT_WIDTH = 8;
/** Between the middles of two labels of the axis. */
const TICK_ROOM = 38;
/** Below the first epochs, the longest that there is room for. */
const MAGNIFIED = [`${EARLY_EPOCHS} epochs magnified, then one by one \u2192`, `${EARLY_EPOCHS} epochs magnified`, 'magnified'];
/** Of a letter of these, in pixels; rather more than less. */
const LETTER_WIDTH = 6.5;
/** Least width of the cells whose lines are drawn in the time to come. */
const GHOST_COLUMN = 6;

/** The raster of an open layer: a row a unit, a column an epoch or, of the first ones, a part of it, with an axis and a cursor. */
export function LayerRaster({ run, place, label, life, recorded, order, time, newestEpoch, shownEpoch, describe, lit, pointed, onPoint, isPointed, marks }: LayerRasterProps): ReactNode {
  const { width, height, left, top, number } = place;
  const { parts } = life;
  const newest = momentOf(parts, recorded - 1);
  const rows = life.units;
  const own = lit?.layer === number && lit.unit < rows ? lit.unit : null;
  const ticks = timeTicks(time, epochTicks(time.lastEpoch, width, TICK_ROOM), width, TICK_ROOM);

  const at: Cell = { unit: own ?? order[0] ?? 0, moment: Math.min(newest, (own === null ? null : pointed) ?? shownEpoch) };
  const cellUnder = (x: number, y: number): Cell | null => {
    const column = columnAt(time, x, width);
    const unit = order[bandAt(y, rows, height)];
    return unit === undefined ? null : { unit, moment: momentOf(parts, Math.min(recorded - 1, column)) };
  };
  const onKey = (key: string): boolean => {
    const lettingGo = key === 'Escape' && own !== null;
    if (lettingGo) theLab().setUnit(null);
    const next = moveCursor(at, key, order, { parts, columns: recorded });
    if (lettingGo || next !== null) onPoint(next);
    return lettingGo || next !== null;
  };
  const select = (): void => {
    const { view } = theLab().getState();
    const pointed = view.hoverUnit ?? { layer: number, unit: at.unit };
    const epoch = Math.min(newestEpoch, view.hoverEpoch ?? Math.ceil(at.moment));
    const isAgain = isPageOf(theLab().getState(), pointed, run) && epoch === shownEpoch;
    theLab().setLayer(number);
    theLab().setUnit(isAgain ? null : pointed, run);
    selectEpoch(epoch, newestEpoch);
  };

  const marked = pointed !== null && pointed <= newest ? pointed : null;
  const column = width / widthOf(time);
  const coarse = parts === 1 ? 0 : columnBand(time, columnOf(parts, Math.min(EARLY_EPOCHS, time.lastEpoch)), width).end;
  const row = own === null ? null : bandOf(order.indexOf(own), rows, height);
  const ghost: CSSProperties & Readonly<Record<`--${string}`, string>> = { left, top, width, height, '--column': `${column}px`, '--coarse': `${coarse}px`, '--ghost': column >= GHOST_COLUMN ? 'var(--grid)' : 'transparent' };

  return (
    <>
      <div className={styles['plot']} style={ghost}>
        <RasterCanvas className={styles['canvas']} life={life} recorded={recorded} order={order} time={time} />
        {marked !== null && <div className={styles['marked']} style={columnMark(marked, time, width)} />}
        {shownEpoch >= 0 && <div className={styles['shown']} style={columnMark(shownEpoch, time, width)} />}
        {row !== null && <div className={styles['row']} style={{ top: row.start, height: row.end - row.start }} />}
        {row !== null && isPointed && <div className={styles['cursor']} style={{ ...columnMark(at.moment, time, width), top: row.start, height: row.end - row.start }} />}
        <OperationMarks marks={marks} xAfter={(epoch) => columnBand(time, columnOf(time.parts, epoch), width).end} top={0} height={height} />
        <ChartCursor
          label={label}
          last={recorded - 1}
          position={columnOf(parts, at.moment)}
          text={describe(at)}
          onMove={(column) => onPoint({ unit: at.unit, moment: momentOf(parts, column) })}
          onKey={onKey}
          onPoint={(x, y) => onPoint(cellUnder(x, y))}
          onLeave={() => onPoint(null)}
          onSelect={select}
        />
      </div>
      {coarse > 0 && time.lastEpoch > EARLY_EPOCHS && <Magnified left={left} top={top + height} width={coarse} room={width} />}
      <ol className={styles['axis']} style={{ left, top: top + height, width }} aria-hidden="true">
        {ticks.map((moment) => {
          const { start, end } = columnBand(time, columnOf(parts, moment), width);
          return (
            <li key={moment} style={{ left: Math.min((start + end) / 2, width - (formatEpochTick(moment).length * DIGIT_WIDTH) / 2) }}>
              {formatEpochTick(moment)}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** A bracket below the first epochs, which other charts draw as narrow as all: here they are magnified. */
function Magnified({ left, top, width, room }: { readonly left: number; readonly top: number; readonly width: number; readonly room: number }): ReactNode {
  const words = MAGNIFIED.find((each, index) => each.length * LETTER_WIDTH <= (index === 0 ? room : width));
  return (
    <div className={styles['magnified']} style={{ left, top, width }} aria-hidden="true">
      {words !== undefined && <span>{words}</span>}
    </div>
  );
}

/** Where the mark of a moment stands, from the left of a raster. */
export function columnMark(moment: number, time: TimeAxis, width: number): { readonly left: number; readonly width: number } {
  const { start, end } = columnBand(time, columnOf(time.parts, moment), width);
  const wide = Math.max(LEAST_MARK, end - start);
  return { left: Math.max(0, Math.min(width - wide, (start + end - wide) / 2)), width: wide };
}
