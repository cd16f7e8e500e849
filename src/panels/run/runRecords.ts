import { useDeferredValue, useMemo } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { EarlyReading } from '../../core/telemetry/unitActivity.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import { formatEpochTick } from '../../core/words/names.ts';
import type { RunId } from '../../store/run.ts';
import type { LabState } from '../../store/state.ts';
import type { Lab } from '../../store/createLab.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { nameOf } from '../../store/naming.ts';
import { useUnhurried } from '../frame/useUnhurried.ts';

/** A run as panels see it. A new object whenever anything in it is new, `frames` included: memoise by it. */
export interface ChartedRun {
  readonly id: RunId;
  /** What sets it apart from the runs shown beside it; empty when it is alone. */
  readonly name: string;
  readonly experiment: Experiment;
  readonly facts: DataFacts | null;
  /** From birth on. The same array while it grows. */
  readonly frames: readonly Frame[];
  /** What was read within the first epochs. The same array while it grows. */
  readonly early: readonly EarlyReading[];
  /** -1 when there is no frame. */
  readonly newestEpoch: number;
}

/** Records of the runs that exist; the same array until one of them has something new to draw. */
export function useRunRecords(runs: readonly RunId[]): readonly ChartedRun[] {
  return useLab(useMemo(() => recordSelector(runs, theLab()), [runs]));
}

/** How long a chart of lines waits between two drawings of a run that goes on, in milliseconds. */
const LINE_INTERVAL = 280;

/** The same for drawings that can wait until what was clicked has answered: in a rendering of their own, which React may interrupt. */
export function useDeferredRecords(runs: readonly RunId[]): readonly ChartedRun[] {
  return useDeferredValue(useRunRecords(runs));
}

/** The same for drawings that take long: a run that goes on is seen a few times a second, another run at once. */
export function useUnhurriedRecords(runs: readonly RunId[]): readonly ChartedRun[] {
  return useDeferredValue(useUnhurried(useRunRecords(runs), waitForLines));
}

/** Runs that go on are seen every so often, from birth on at the next turn, and others at once. */
export function waitForLines(shown: readonly ChartedRun[], latest: readonly ChartedRun[]): number | null {
  if (!areContinued(shown, latest)) return null;
  return shown.every(({ newestEpoch }) => newestEpoch > 0) ? LINE_INTERVAL : 0;
}

/** Whether the latest records are the same runs, as far or further. */
function areContinued(shown: readonly ChartedRun[], latest: readonly ChartedRun[]): boolean {
  return (
    shown.length === latest.length &&
    shown.every((record, index) => {
      const next = latest[index];
      return next === record || (next?.id === record.id && next.frames === record.frames && next.experiment === record.experiment && next.newestEpoch >= record.newestEpoch);
    })
  );
}

/** The newest epoch of several runs; -1 where none has a frame. */
export function newestEpochOf(records: readonly ChartedRun[]): number {
  return Math.max(-1, ...records.map(({ newestEpoch }) => newestEpoch));
}

/** Rows of a table with one an epoch of every run: the epoch, with the run's name where there are several, and its cells. */
export function epochRows(records: readonly ChartedRun[], cellsOf: (frame: Frame) => readonly string[]): readonly (readonly string[])[] {
  return records.flatMap(({ name, frames }) =>
    frames.map((frame) => [records.length > 1 ? `${name}, ${formatEpochTick(frame.epoch)}` : formatEpochTick(frame.epoch), ...cellsOf(frame)]),
  );
}

/** The epoch that panels show of a record: the chosen one, else the newest; never past the newest. */
export function useShownEpochOf(newestEpoch: number): number {
  const chosen = useLab((state) => state.view.epoch);
  return chosen === null ? newestEpoch : Math.min(chosen, newestEpoch);
}

interface Sighting {
  readonly record: ChartedRun;
  readonly generation: number;
  readonly newest: Frame | undefined;
  readonly newestEarly: EarlyReading | undefined;
}

/** A selector with a memory: counters that rise between two frames give the same records. */
export function recordSelector(runs: readonly RunId[], { shownFramesOf, shownEarlyOf }: Pick<Lab, 'shownFramesOf' | 'shownEarlyOf'>): (state: LabState) => readonly ChartedRun[] {
  let sightings: ReadonlyMap<RunId, Sighting> = new Map();
  let records: readonly ChartedRun[] = [];
  return (state) => {
    const { runs: known } = state;
    const next = new Map<RunId, Sighting>();
    for (const id of runs) {
      const run = known[id];
      if (run === undefined) continue;
      const frames = shownFramesOf(id);
      const early = shownEarlyOf(id);
      const name = nameOf(state, id);
      const newest = frames.at(-1);
      const newestEarly = early.at(-1);
      const last = sightings.get(id);
      const isSame = last?.generation === run.generation && last.newest === newest && last.newestEarly === newestEarly && last.record.facts === run.facts && last.record.name === name && last.record.experiment === run.experiment && last.record.frames === frames;
      const { experiment, facts } = run;
      next.set(id, isSame ? last : { generation: run.generation, newest, newestEarly, record: { id, name, experiment, facts, frames, early, newestEpoch: frames.length - 1 } });
    }
    const changed = next.size !== sightings.size || [...next].some(([id, sighting]) => sightings.get(id) !== sighting);
    sightings = next;
    if (changed) records = [...next.values()].map(({ record }) => record);
    return records;
  };
}
