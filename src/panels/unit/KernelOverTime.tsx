import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { layoutOf } from '../../core/experiment/layout.ts';
import type { UnitPlace } from '../../core/autopsy/unitFall.ts';
import { keptAt, unitParametersOf, type UnitParameters } from '../../core/telemetry/keptParameters.ts';
import { epochName, sentenceStart, weightName } from '../../core/words/names.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { selectEpoch, thinEpochs } from '../chart/axis/epochAxis.ts';
import { colourAt } from '../chart/canvas/colour.ts';
import { useCanvas, type Surface } from '../chart/canvas/useCanvas.ts';
import type { ChartedRun } from '../run/runRecords.ts';
import styles from './KernelOverTime.module.css';

interface KernelOverTimeProps {
  readonly run: ChartedRun;
  readonly place: UnitPlace;
  readonly shownEpoch: number;
}

/** Most weights that have a name beside their row and are read out one by one. */
const MOST_NAMED = 8;
/** Most columns. */
const MOST_COLUMNS = 400;
/** Between the kernel and the bias, in pixels. */
const GAP = 3;

interface Column {
  readonly epoch: number;
  readonly parameters: UnitParameters;
}

/** Kernel and bias of a unit over the epochs in the colours of signs: a column an epoch, a row a weight, and the bias below. */
export function KernelOverTime({ run: { experiment, frames, newestEpoch }, place: { layer, unit }, shownEpoch }: KernelOverTimeProps): ReactNode {
  const [pointed, setPointed] = useState<number | null>(null);
  const columns = useMemo(() => {
    const layout = layoutOf(experiment).layers[layer - 1];
    const kept = thinEpochs(newestEpoch, MOST_COLUMNS).flatMap((epoch) => keptAt(frames, epoch) ?? []);
    const frameless = kept.filter((frame, index) => frame !== kept[index - 1]);
    return layout === undefined ? [] : frameless.map((frame): Column => ({ epoch: frame.epoch, parameters: unitParametersOf(frame.parameters, layout, unit) }));
  }, [experiment, frames, newestEpoch, layer, unit]);
  const largest = useMemo(() => columns.reduce((most, { parameters: { kernel, bias } }) => Math.max(most, Math.abs(bias) || 0, ...kernel.map((weight) => Math.abs(weight) || 0)), 0), [columns]);
  const last = columns.length - 1;
  const resting = Math.max(0, columns.findLastIndex(({ epoch }) => epoch <= shownEpoch));
  const position = Math.min(pointed ?? resting, last);
  const draw = useCallback((surface: Surface) => paintKernel(surface, columns, largest, resting), [columns, largest, resting]);
  const canvas = useCanvas(draw);
  const read = columns[position];
  if (read === undefined) return null;
  const count = read.parameters.kernel.length;
  return (
    <div className={styles['chart']}>
      <div className={styles['rows']} aria-hidden="true">
        <span className={styles['kernel']} style={{ flexGrow: count }}>
          {count <= MOST_NAMED ? Array.from({ length: count }, (_, input) => <span key={input}>{weightName(layer, input)}</span>) : <span>{`${count} weights`}</span>}
        </span>
        <span>bias</span>
      </div>
      <div className={styles['room']} data-many={count > MOST_NAMED || undefined}>
        <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
        <ChartCursor
          label="Kernel and bias over the epochs. Arrow keys move over them, Enter shows an epoch."
          last={last}
          position={position}
          text={parameterWords(read, layer)}
          onMove={setPointed}
          onPoint={(x) => setPointed(columnUnder(x, canvas.current?.clientWidth ?? 1, columns.length))}
          onLeave={() => setPointed(null)}
          onSelect={() => selectEpoch(read.epoch, newestEpoch)}
        />
      </div>
      <p className={styles['scale']} aria-hidden="true">
        <span>{formatNumber(-largest)}</span>
        <span className={styles['ramp']} />
        <span>{formatNumber(largest)}</span>
      </p>
      <p className={styles['reading']}>{parameterWords(read, layer)}</p>
    </div>
  );
}

function columnUnder(x: number, width: number, columns: number): number {
  return Math.max(0, Math.min(columns - 1, Math.floor((x / width) * columns)));
}

/** `Epoch 6: bias −0.03, x1 0.12, x2 −0.5`; of many weights how many are above 0, and the ends. */
function parameterWords({ epoch, parameters: { kernel, bias } }: Column, layer: number): string {
  const head = `${sentenceStart(epochName(epoch))}: bias ${formatNumber(bias)}`;
  if (kernel.length <= MOST_NAMED) return [head, ...Array.from(kernel, (weight, input) => `${weightName(layer, input)} ${formatNumber(weight)}`)].join(', ');
  return `${head}, weights from ${formatNumber(Math.min(...kernel))} to ${formatNumber(Math.max(...kernel))}, ${kernel.filter((weight) => weight > 0).length} of ${kernel.length} above 0`;
}

function paintKernel({ context, width, height, palette }: Surface, columns: readonly Column[], largest: number, marked: number): void {
  const colours = [palette.rgb('negative'), palette.rgb('surface'), palette.rgb('positive')];
  const nan = palette.css('nan');
  const count = columns[0]?.parameters.kernel.length ?? 0;
  const row = (height - GAP) / (count + 1);
  const column = width / columns.length;
  const fill = (value: number, at: number, top: number, bottom: number): void => {
    context.fillStyle = Number.isNaN(value) ? nan : `rgb(${colourAt(largest === 0 ? 0 : value / largest, [-1, 0, 1], colours).join(', ')})`;
    const left = Math.floor(at * column);
    context.fillRect(left, top, Math.ceil((at + 1) * column) - left, Math.ceil(bottom - top));
  };
  columns.forEach(({ parameters: { kernel, bias } }, at) => {
    kernel.forEach((weight, input) => fill(weight, at, Math.floor(input * row), Math.floor((input + 1) * row)));
    fill(bias, at, height - row, height);
  });
  context.strokeStyle = palette.css('selected');
  context.lineWidth = 2;
  context.strokeRect(Math.min(width - 4, Math.max(1, marked * column)), 1, Math.max(2, column - 1), height - 2);
}
