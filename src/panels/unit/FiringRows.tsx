import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { firingMatrix, type FiringMatrix, type LayerReading } from '../../core/autopsy/layerReading.ts';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { countOf, formatCount } from '../../core/words/numbers.ts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { useCanvas, type Surface } from '../chart/canvas/useCanvas.ts';
import { theLab } from '../../store/theLab.ts';
import styles from './FiringRows.module.css';

interface FiringRowsProps {
  readonly reading: LayerReading;
  /** The unit whose column is marked, from 0. */
  readonly unit: number | null;
}

/** Rows of the matrix. */
const MOST_ROWS = 256;

/** Which rows of the probe make which units of a layer fire: a column a unit, a row a row of the data, those on which most fire on top. */
export function FiringRows({ reading, unit }: FiringRowsProps): ReactNode {
  const [pointed, setPointed] = useState<number | null>(null);
  const matrix = useMemo(() => firingMatrix(reading, MOST_ROWS), [reading]);
  const { layout, request } = reading;
  const { units } = layout;
  const at = pointed ?? unit ?? 0;
  const draw = useCallback((surface: Surface) => paintMatrix(surface, matrix, units, at), [matrix, units, at]);
  const canvas = useCanvas(draw);
  const fires = canDie(layout.activation) ? 'fires' : 'has z > 0';
  const words = (column: number): string => `Unit ${column + 1} ${fires} on ${formatCount(onOf(matrix, units, column))} of ${countOf(matrix.rows.length, 'row')}`;
  const empty = Array.from({ length: units }, (_, column) => column).filter((column) => onOf(matrix, units, column) === 0).length;
  return (
    <div>
      <div className={styles['room']}>
        <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
        <ChartCursor
          label="Units of the layer, a column each. Arrow keys move over them, Enter opens one."
          last={units - 1}
          position={at}
          text={words(at)}
          onMove={setPointed}
          onPoint={(x) => setPointed(Math.max(0, Math.min(units - 1, Math.floor((x / (canvas.current?.clientWidth ?? 1)) * units))))}
          onLeave={() => setPointed(null)}
          onSelect={() => theLab().setUnit({ layer: layout.number, unit: at })}
        />
      </div>
      <p className={styles['words']}>{`${words(at)}. ${formatCount(empty)} of ${countOf(units, 'column')} ${empty === 1 ? 'is' : 'are'} empty.`}</p>
      <p className={styles['words']}>{`A column a unit, a row one of the first ${formatCount(matrix.rows.length)} of the ${formatCount(probeRowsOf(request.experiment))} probe rows; those on which most units ${canDie(layout.activation) ? 'fire' : 'have z > 0'} stand on top.`}</p>
    </div>
  );
}

function onOf({ fires, rows }: FiringMatrix, units: number, unit: number): number {
  return rows.reduce((sum, _row, index) => sum + (fires[index * units + unit] ?? 0), 0);
}

function paintMatrix({ context, width, height, palette }: Surface, { rows, fires }: FiringMatrix, units: number, marked: number): void {
  const column = width / units;
  const row = height / rows.length;
  context.fillStyle = palette.css('surface');
  context.fillRect(0, 0, width, height);
  context.fillStyle = palette.css('rate-high');
  for (let unit = 0; unit < units; unit += 1) {
    const left = unit * column;
    const gap = column > 4 ? 1 : 0;
    rows.forEach((_row, index) => {
      if (fires[index * units + unit] === 1) context.fillRect(left, index * row, column - gap, row + 0.3);
    });
  }
  context.strokeStyle = palette.css('selected');
  context.lineWidth = 2;
  context.strokeRect(Math.max(1, marked * column), 1, Math.max(2, Math.min(column, width - 1 - marked * column)), height - 2);
}
