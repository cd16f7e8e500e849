import { memo, useState, type CSSProperties, type ReactNode } from 'react';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { useLab } from '../../store/theLab.ts';
import { useHoverEpoch } from '../chart/axis/epochAxis.ts';
import { type ChartedRun, useShownEpochOf } from '../run/runRecords.ts';
import { focusedLayer, type UnitRecord, unitRecordOf } from './unitRecord.ts';
import { countAt, NOT_A_NUMBER } from './layerLife.ts';
import { LayerStrips } from './LayerStrips.tsx';
import { type Cell, HIGHEST_ROW } from './rasterGeometry.ts';
import { UnitLegend } from './UnitLegend.tsx';
import { type SortBy, useUnitOrder } from './unitOrder.ts';
import { AXIS_HEIGHT, UnitRaster } from './UnitRaster.tsx';
import styles from './UnitsOf.module.css';
import { countWords, unitWords } from './unitWords.ts';
import { epochName, nameOfLayer, sentenceStart } from '../../core/words/names.ts';

interface UnitsOfProps {
  readonly run: ChartedRun;
  readonly sortBy: SortBy;
  /** Whether several are shown, so that each is named. */
  readonly several: boolean;
  /** Last epoch of the axis, which all runs share. */
  readonly lastEpoch: number;
}

/** The lives of the units of one run: the layer in focus large, all layers in small beside it. What comes of other runs leaves it alone. */
export const UnitsOf = memo(function UnitsOf({ run, sortBy, several, lastEpoch }: UnitsOfProps): ReactNode {
  const { name } = run;
  const record = unitRecordOf(run);
  return (
    <div className={styles['run']} aria-busy={record === null}>
      {name !== '' && <h3 className={styles['label']}>{name}</h3>}
      {record !== null && <Layers run={run} record={record} sortBy={sortBy} withLegend={!several} lastEpoch={lastEpoch} />}
    </div>
  );
});

interface LayersProps {
  readonly run: ChartedRun;
  readonly record: UnitRecord;
  readonly sortBy: SortBy;
  readonly withLegend: boolean;
  readonly lastEpoch: number;
}

function Layers({ run, record, sortBy, withLegend, lastEpoch }: LayersProps): ReactNode {
  const number = useLab((state) => state.view.layer);
  const shownEpoch = useShownEpochOf(run.newestEpoch);
  const hovered = useHoverEpoch();
  const [cell, setCell] = useState<Cell | null>(null);
  const { layout, life } = focusedLayer(record, number);
  const order = useUnitOrder(life, sortBy, shownEpoch);
  const { experiment } = record;
  const probeRows = probeRowsOf(experiment);
  const columns = lastEpoch + 1;
  const name = sentenceStart(nameOfLayer(layout));
  const activation = ACTIVATIONS[layout.activation.id].label;
  const severalLayers = record.layers.length > 1;
  const room: CSSProperties & { '--highest'?: string } = severalLayers ? {} : { '--highest': `max(9rem, ${life.units * HIGHEST_ROW + AXIS_HEIGHT}px)` };

  const describe = ({ unit, epoch }: Cell): string => {
    const layer = run.frames[epoch]?.layers[layout.number - 1];
    return layer === undefined ? '' : unitWords(life, unit, epoch, layer.onRate[unit] ?? Number.NaN, layer.maxPreActivation[unit] ?? Number.NaN, probeRows);
  };
  const readEpoch = hovered !== null && hovered < life.epochs ? hovered : shownEpoch;
  const idle = readEpoch === hovered || !withLegend ? `${name}, ${epochName(readEpoch)}: ${countWords(life, readEpoch)}` : 'Point at a cell, or use the arrow keys, to read a unit.';

  return (
    <>
      <div className={styles['layers']} style={room}>
        {severalLayers && <LayerStrips layers={record.layers} focus={layout.number} columns={columns} shownEpoch={shownEpoch} sortBy={sortBy} />}
        <UnitRaster
          key={`${run.id} ${layout.number}`}
          label={`${run.name === '' ? name : `${run.name}, ${name}`}: ${countWords(life, shownEpoch)} at ${epochName(shownEpoch)}. Arrow keys move over units and epochs, Enter shows an epoch.`}
          life={life}
          epochs={life.epochs}
          order={order}
          lastEpoch={lastEpoch}
          shownEpoch={shownEpoch}
          describe={describe}
          cell={cell}
          onPoint={setCell}
        />
        {withLegend && <UnitLegend canDie={life.canDie ? 'all' : 'none'} withNaN={countAt(life, NOT_A_NUMBER, life.epochs - 1) > 0} remark={`${activation} has no dead state.`} />}
      </div>
      <p className={styles['reading']}>{cell === null ? idle : describe(cell)}</p>
    </>
  );
}
