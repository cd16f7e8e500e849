import { layoutOf, type LayerLayout } from '../../core/experiment/layout.ts';
import { experimentAt } from '../../core/experiment/schedule.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { earlyPartsOf } from '../../core/experiment/earlyMarks.ts';
import type { EarlyReading, UnitActivity } from '../../core/telemetry/unitActivity.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { emptyLife, recordMoment, type LayerLife } from './layerLife.ts';
import type { ChartedRun } from './runRecords.ts';

/** The lives of all units of a run that the raster shows. Grows as frames arrive. */
export interface UnitRecord {
  readonly experiment: Experiment;
  readonly layers: readonly { readonly layout: LayerLayout; readonly life: LayerLife }[];
  /** The frames already recorded. */
  readonly seen: Frame[];
  /** What was read within the first epochs and is recorded. */
  readonly seenEarly: EarlyReading[];
}

/** The hidden layers of an experiment, and its output where that can die, with nothing recorded. */
export function emptyRecord(experiment: Experiment): UnitRecord {
  const shown = layoutOf(experiment).layers.filter((layer) => !layer.isOutput || canDie(layer.activation));
  const parts = earlyPartsOf(experiment);
  return {
    experiment,
    layers: shown.map((layout) => ({ layout, life: emptyLife(layout.units, canDie(layout.activation), experiment.epochs, parts) })),
    seen: [],
    seenEarly: [],
  };
}

/**
 * Adds the frames not yet recorded and what was read between them, and returns the record; a new one where the experiment is
 * another or something earlier now tells another story of its units (a run taken up again from a checkpoint).
 */
export function followFrames(record: UnitRecord | null, experiment: Experiment, frames: readonly Frame[], early: readonly EarlyReading[]): UnitRecord {
  const follows =
    record !== null &&
    record.experiment === experiment &&
    record.seen.length <= frames.length &&
    record.seen.every((frame, epoch) => sameUnits(frame, frames[epoch])) &&
    record.seenEarly.every((reading, index) => reading === early[index]);
  const kept = follows ? record : emptyRecord(experiment);
  const { seen, seenEarly } = kept;
  for (;;) {
    const frame = frames[seen.length];
    const reading = early[seenEarly.length];
    if (frame !== undefined && (reading === undefined || frame.epoch < reading.epoch)) {
      recordLayers(kept, frame.epoch, frame.layers);
      seen.push(frame);
    } else if (reading !== undefined) {
      if (reading.epoch > seen.length - 1) recordLayers(kept, reading.epoch, reading.layers);
      seenEarly.push(reading);
    } else return kept;
  }
}

function recordLayers({ layers, experiment }: UnitRecord, moment: number, activities: readonly Pick<UnitActivity, 'onRate' | 'maxPreActivation'>[]): void {
  const inTraining = experimentAt(experiment, Math.ceil(moment));
  for (const { layout, life } of layers) {
    const activation = inTraining.layers[layout.number - 1]?.activation;
    const activity = activities[layout.number - 1];
    if (activity !== undefined) recordMoment(life, moment, activity, activation === undefined ? life.canDie : canDie(activation));
  }
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
export function unitRecordOf({ experiment, frames, early }: ChartedRun): UnitRecord | null {
  if (frames.length === 0) return null;
  const record = followFrames(records.get(frames) ?? null, experiment, frames, early);
  records.set(frames, record);
  return record;
}
