import { memo, useMemo, useState, type ReactNode } from 'react';
import { layoutOf, probeRowsOf } from '../../core/experiment/layout.ts';
import { operationMarks } from '../../core/operations/marks.ts';
import { earlyPartsOf } from '../../core/experiment/earlyMarks.ts';
import { epochName, nameOfLayer, sentenceStart } from '../../core/words/names.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { useSize } from '../../ui/useSize.ts';
import { hoverEpoch, useHoverEpoch } from '../chart/axis/epochAxis.ts';
import { type ChartedRun, useShownEpochOf } from '../run/runRecords.ts';
import { BirthExample } from './BirthExample.tsx';
import { LayerButtons } from './LayerButtons.tsx';
import { LayerRaster } from './LayerRaster.tsx';
import styles from './NetworkOf.module.css';
import { placeNetwork } from './networkPlaces.ts';
import { unitWires, wireWords } from './networkWords.ts';
import { NodeNames } from './NodeNames.tsx';
import type { Cell } from './rasterGeometry.ts';
import { RasterCanvas } from './RasterCanvas.tsx';
import { useSteadyRows } from './rowOrder.ts';
import type { SortBy } from './unitOrder.ts';
import { hiddenOf, type UnitRecord, unitRecordOf } from '../run/unitRecord.ts';
import { countWords, unitWords } from '../run/unitWords.ts';
import { momentOf, timeAxis, widthOf } from '../run/timeAxis.ts';
import { WireCanvas } from './WireCanvas.tsx';

interface NetworkOfProps {
  readonly run: ChartedRun;
  readonly sortBy: SortBy;
  /** Whether several are shown, so that each is named. */
  readonly several: boolean;
  /** Last epoch of the axis, which all runs share. */
  readonly lastEpoch: number;
}

/** The network of one run, drawn around the lives of its units. What comes of other runs leaves it alone. */
export const NetworkOf = memo(function NetworkOf({ run, sortBy, several, lastEpoch }: NetworkOfProps): ReactNode {
  const { name } = run;
  const record = unitRecordOf(run);
  return (
    <div className={styles['run']} aria-busy={record === null}>
      {name !== '' && <h3 className={styles['label']}>{name}</h3>}
      {record === null ? <Undrawn /> : <Picture run={run} record={record} sortBy={sortBy} several={several} lastEpoch={lastEpoch} />}
    </div>
  );
});

/** The room that the picture and what is read of it will take. */
function Undrawn(): ReactNode {
  return (
    <>
      <div className={styles['picture']} />
      <p className={styles['reading']} />
    </>
  );
}

interface PictureProps extends NetworkOfProps {
  readonly record: UnitRecord;
}

function Picture({ run, record, sortBy, several, lastEpoch }: PictureProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const shownEpoch = useShownEpochOf(run.newestEpoch);
  const hovered = useHoverEpoch();
  const hoverUnit = useLab((state) => state.view.hoverUnit);
  const chosen = useLab((state) => state.view.unit);
  const number = useLab((state) => state.view.layer);
  const { experiment } = record;
  const layers = hiddenOf(record);
  const layouts = useMemo(() => layoutOf(experiment).layers, [experiment]);
  const focus = Math.min(number, layers.length);
  const time = useMemo(() => timeAxis(lastEpoch, earlyPartsOf(experiment)), [lastEpoch, experiment]);
  const [lastPointed, setLastPointed] = useState<number | null>(null);
  const places = useMemo(
    () => placeNetwork({ width, height }, { inputs: experiment.inputs, units: experiment.layers.map(({ units }) => units), focus, columns: widthOf(time) }),
    [width, height, experiment, focus, time],
  );
  const { orders, rows } = useSteadyRows(run.id, record, sortBy, shownEpoch);
  const marks = useMemo(() => operationMarks([experiment], lastEpoch), [experiment, lastEpoch]);
  const frame = run.frames[shownEpoch];
  const stage = useLab(({ drawnStage }) => (drawnStage?.run === run.id && drawnStage.epoch === shownEpoch ? drawnStage : null));
  const drawn = useMemo(() => (stage === null || frame === undefined ? frame : { ...frame, layers: frame.layers.map((layer, index) => ({ ...layer, edges: stage.edges[index] ?? layer.edges })) }), [stage, frame]);
  const lit = hoverUnit ?? chosen;

  const epochOf = (moment: number): number => Math.min(run.newestEpoch, Math.ceil(moment));
  const pointAt = (layer: number, cell: Cell | null): void => {
    theLab().setHoverUnit(cell === null ? null : { layer, unit: cell.unit });
    hoverEpoch(cell === null ? null : epochOf(cell.moment));
    setLastPointed(cell === null ? null : cell.moment);
  };
  // Within an epoch only where its raster is pointed at; other panels know whole ones.
  const pointed = lastPointed !== null && hovered === epochOf(lastPointed) ? lastPointed : hovered;

  const describe = (layer: number, { unit, moment }: Cell): string => {
    const now = (Number.isInteger(moment) ? run.frames[moment] : run.early.find(({ epoch }) => epoch === moment))?.layers[layer - 1];
    const life = layers[layer - 1]?.life;
    if (now === undefined || life === undefined) return '';
    return `${layers.length > 1 ? `Layer ${layer}, ` : ''}${unitWords(life, unit, moment, now.onRate[unit] ?? Number.NaN, now.maxPreActivation[unit] ?? Number.NaN, probeRowsOf(experiment))}${moment === frame?.epoch ? ` \u00b7 ${unitWires(layouts, frame, { layer, unit })}` : ''}`;
  };
  const inFocus = layers[focus - 1];
  if (inFocus === undefined || frame === undefined || drawn === undefined) return null;
  const opened = places.tiers.at(-1)?.layers.find(({ number: each }) => each === focus);
  const newestMoment = momentOf(time.parts, inFocus.life.columns - 1);
  const read = pointed !== null && pointed <= newestMoment ? pointed : shownEpoch;
  const litHere = lit !== null && (layers[lit.layer - 1]?.life.units ?? 0) > lit.unit ? lit : null;
  const reading = litHere === null ? idleWords(inFocus, read, several || read === pointed) : describe(litHere.layer, { unit: litHere.unit, moment: read });

  return (
    <>
      <div className={styles['picture']} ref={ref}>
        {places.tiers.map((tier, index) => (
          <div key={tier.layers.length} className={styles['tier']} role="presentation">
            {tier.layers.map((place) => {
              const { layout, life } = layers[place.number - 1] ?? inFocus;
              const order = orders[place.number - 1] ?? [];
              const { left, top } = place;
              if (!place.isOpen) {
                return (
                  <div key={place.number} className={styles['narrow']} style={{ left, top, width: place.width, height: place.height }}>
                    <RasterCanvas className={styles['cells']} life={life} recorded={life.columns} order={order} time={time} />
                  </div>
                );
              }
              const name = sentenceStart(nameOfLayer(layout));
              return (
                <LayerRaster
                  key={`${run.id} ${place.number}`}
                  run={run.id}
                  place={place}
                  label={`${run.name === '' ? name : `${run.name}, ${name}`}: ${countWords(life, shownEpoch)} at ${epochName(shownEpoch)}. Arrow keys move over units and time, Enter shows an epoch.`}
                  life={life}
                  recorded={life.columns}
                  order={order}
                  time={time}
                  newestEpoch={run.newestEpoch}
                  shownEpoch={shownEpoch}
                  describe={(cell) => describe(place.number, cell)}
                  lit={litHere}
                  pointed={pointed}
                  onPoint={(cell) => pointAt(place.number, cell)}
                  marks={marks}
                  isPointed={hoverUnit !== null}
                />
              );
            })}
            <LayerButtons tier={tier} layers={layers} focus={focus} shownEpoch={shownEpoch} label={index === 0 ? 'Layer' : 'Layer in focus and its neighbours'} />
          </div>
        ))}
        <WireCanvas className={styles['wires']} label={stage?.words ?? wireWords(layouts, frame)} places={places} layers={layouts} frame={drawn} marked={stage?.marked ?? null} rows={rows} lit={litHere} time={time} painted={inFocus.life.columns} />
        <NodeNames places={places} frame={frame} />
        {inFocus.life.columns === 1 && opened !== undefined && <BirthExample place={opened} life={inFocus.life} order={orders[focus - 1] ?? []} time={time} />}
      </div>
      <p className={styles['reading']}>{reading ?? <span className={styles['hint']} data-unpictured>Point at a bar, or use the arrow keys, to read a unit and see its edges.</span>}</p>
    </>
  );
}

function idleWords({ layout, life }: UnitRecord['layers'][number], epoch: number, isRead: boolean): string | null {
  return isRead ? `${sentenceStart(nameOfLayer(layout))}, ${epochName(epoch)}: ${countWords(life, epoch)}` : null;
}
