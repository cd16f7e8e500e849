import { layoutOf, type LayerLayout } from '../../core/experiment/layout.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { emptyLife, recordEpoch, type LayerLife } from './layerLife.ts';
import type { ChartedRun } from '../run/runRecords.ts';

/** The lives of all units of a run that the raster shows. Grows as frames arrive. */
export interface UnitRecord {
  readonly experiment: Experiment;
  readonly layers: readonly { readonly layout: LayerLayout; readonly life: LayerLife }[];
  /** The frames already recorded. */
  readonly seen: Frame[];
}

/** The hidden layers of an experiment, and its output where that can die, with nothing recorded. */
export function emptyRecord(experiment: Experiment): UnitRecord {
  const shown = layoutOf(experiment).layers.filter((layer) => !layer.isOutput || canDie(layer.activation));
  return {
    experiment,
    layers: shown.map((layout) => ({ layout, life: emptyLife(layout.units, canDie(layout.activation), experiment.epochs) })),
    seen: [],
  };
}

/**
 * Adds the frames not yet recorded, and returns the record; a new one where the experiment is another or an
 * earlier frame now tells another story of its units (a run taken up again from a checkpoint).
 */
export function followFrames(record: UnitRecord | null, experiment: Experiment, frames: readonly Frame[]): UnitRecord {
  const follows = record !== null && record.experiment === experiment && record.seen.length <= frames.length && record.seen.every((frame, epoch) => sameUnits(frame, frames[epoch]));
  const kept = follows ? record : emptyRecord(experiment);
  for (let epoch = kept.seen.length; epoch < frames.length; epoch += 1) {
    const frame = frames[epoch];
    if (frame === undefined) break;
    for (const { layout, life } of kept.layers) {
      const layer = frame.layers[layout.number - 1];
      if (layer !== undefined) recordEpoch(life, layer);
    }
    kept.seen.push(frame);
  }
  return kept;
}

/** Whether two frames of an epoch agree on every unit; the second may complete the first with losses. */
function sameUnits(old: Frame, now: Frame | undefined): boolean {
  if (old === now) return true;
  if (now === undefined || old.layers.length !== now.layers.length) return false;
  return old.layers.every((layer, index) => {
    const other = now.layers[index];
    return other !== undefined && layer.maxPreActivation.every((z, unit) => Object.is(z, other.maxPreActivation[unit]) && Object.is(layer.onRate[unit], other.onRate[unit]));
  });
}

/** The layer of this number, from 1, or the nearest that the raster shows. */
export function focusedLayer(record: UnitRecord, number: number): UnitRecord['layers'][number] {
  const last = record.layers.at(-1) ?? emptyRecord(record.experiment).layers[0];
  const found = record.layers.find(({ layout }) => layout.number >= number) ?? last;
  if (found === undefined) throw new Error('A network has at least one hidden layer.');
  return found;
}

/** The hidden layers of a record: all that are drawn as rasters. */
export function hiddenOf({ layers }: UnitRecord): UnitRecord['layers'] {
  return layers.filter(({ layout }) => !layout.isOutput);
}

/** One record a history, for as long as the history lives. */
const records = new WeakMap<readonly Frame[], UnitRecord>();

/** The lives of the units of a run, up to its newest frame; null while there is no frame. The same object while the run goes on: depend on the run. */
export function unitRecordOf({ experiment, frames }: ChartedRun): UnitRecord | null {
  if (frames.length === 0) return null;
  const record = followFrames(records.get(frames) ?? null, experiment, frames);
  records.set(frames, record);
  return record;
}
