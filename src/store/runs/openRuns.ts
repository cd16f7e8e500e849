import { comparedExperiments } from '../../core/comparison/comparison.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { decide, type Permit } from '../../core/experiment/work/gate.ts';
import { isSameExperiment, updatesUntil } from '../../core/experiment/schedule.ts';
import { BIRTH, NOTHING } from '../../core/experiment/work/workload.ts';
import { shownOfComparison, type ShownComparison, type ShownRun } from '../../core/shown/shown.ts';
import { leaveForBirth, workOf } from './birth.ts';
import type { RunOfFile } from './fromFile.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { History, KeptPlace } from './history.ts';
import type { RunReceiver } from './receive.ts';
import { UNCHECKED, type Run, type RunId } from '../run.ts';
import { changeRun, comparedValueOf, MAX_SHOWN, openedRunsOf, type LabState, type LabStore, type View } from '../state.ts';

/** The run that the controls act on. */
export const MAIN_RUN: RunId = 'main';

/** The runs that are open, and those that are pinned beside them. */
export interface OpenRuns {
  /** Shows a run's or a comparison's networks at birth in place of what was shown. What the open runs recorded is dropped; pinned runs stay. */
  readonly showRuns: (shown: ShownRun | ShownComparison, experiments?: readonly Experiment[]) => void;
  /** Back to birth: same seeds, same kernels. */
  readonly resetRuns: () => void;
  /** Puts a run back to where it stood, as another experiment with the same past; what it recorded since is dropped. */
  readonly goBack: (id: RunId, experiment: Experiment, place: KeptPlace) => void;
  /** Drops one of several open runs; the others keep what they recorded. The last one stays. */
  readonly dropRun: (id: RunId) => void;
  /** Keeps a copy of the main run beside whatever is opened next. Returns its id, null when there is nothing to keep or no room. */
  readonly pinRun: () => RunId | null;
  /** Keeps a run that was read from a file beside what is open, as a pinned one. Whether there was room. */
  readonly keepRun: (opened: RunOfFile) => boolean;
  /** Drops a pinned run; another one that waited for room takes its place. */
  readonly unpinRun: (id: RunId) => void;
}

interface Parts {
  readonly store: LabStore;
  readonly history: History;
  readonly engine: GatedEngine;
  readonly receiver: RunReceiver;
  readonly carryOut: (permit: Permit) => void;
  /** Ends what else was shown: an open question, a study. */
  readonly leaveShown: () => void;
}

export function createOpenRuns({ store, history, engine, receiver, carryOut, leaveShown }: Parts): OpenRuns {
  let lastGeneration = 0;
  let lastPin = 0;

  function showRuns(shown: ShownRun | ShownComparison, experiments = experimentsOfRuns(shown)): void {
    leaveShown();
    const { sideBySide } = store.getState();
    const pinned = pinnedOf(store.getState());
    const ids = idsOf(experiments);
    const before = store.getState().runs[ids[0] ?? MAIN_RUN]?.experiment.layers.length;
    const unitRun = unitRunWithin(store.getState(), shown, ids);
    for (const id of sideBySide) if (!ids.includes(id) && !pinned.includes(id)) closeRun(id);
    experiments.forEach((experiment, index) => openRun(ids[index] ?? MAIN_RUN, experiment));
    const layers = Math.min(...experiments.map(({ layers }) => layers.length));
    const next = withPinned(store.getState(), ids);
    const isSame = next.length === sideBySide.length && next.every((id, index) => id === sideBySide[index]);
    store.setState(({ view }) => {
      const isLayerChosen = view.isLayerChosen && before === layers;
      const layer = isLayerChosen ? Math.min(view.layer, layers) : 1;
      return { shown, sideBySide: isSame ? sideBySide : next, playback: null, view: { ...view, epoch: null, hoverEpoch: null, hoverUnit: null, ...pageWithin(view, experiments), unitRun, layer, isLayerChosen } };
    });
    const leave = leaveForBirth(openedRunsOf(store.getState()).map((run) => workOf(run, BIRTH, false)));
    if (leave !== null) carryOut(leave);
  }

  function openRun(id: RunId, experiment: Experiment): void {
    lastGeneration += 1;
    history.forgetFrames(id);
    receiver.dropPending(id);
    const previous = store.getState().runs[id];
    const run: Run = {
      ...unbornRun(id, experiment),
      generation: lastGeneration,
      engine: previous?.experiment.engine === experiment.engine ? previous.engine : null,
      revision: (previous?.revision ?? 0) + 1,
    };
    store.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }));
  }

  /** Drops a pinned run; those that open runs and the others leave room for are shown. */
  function closePinned(id: RunId): void {
    store.setState(({ runs, sideBySide }) => {
      const left = Object.fromEntries(Object.entries(runs).filter(([other]) => other !== id));
      return { sideBySide: withPinned({ runs: left }, openedRunsOf({ runs: left, sideBySide }).map((run) => run.id)) };
    });
    closeRun(id);
  }

  function closeRun(id: RunId): void {
    const run = store.getState().runs[id];
    if (run !== undefined && !run.pinned && run.birth !== 'waiting') engine.sendRest({ kind: 'releaseRun', run: id, generation: run.generation });
    history.forgetFrames(id);
    receiver.dropPending(id);
    store.setState(({ runs }) => ({ runs: Object.fromEntries(Object.entries(runs).filter(([other]) => other !== id)) }));
  }

  /** Keeps a run under an id of its own beside what is open. */
  function keepBeside(run: Run, frames: RunOfFile['frames'], early: RunOfFile['early']): RunId {
    lastPin += 1;
    const id = `pin-${lastPin}`;
    for (const frame of frames) history.recordFrame(id, frame);
    for (const reading of early) history.recordEarly(id, reading);
    store.setState(({ runs }) => ({ runs: { ...runs, [id]: { ...run, id } } }));
    store.setState((state) => ({ sideBySide: withPinned(state, openedRunsOf(state).map((open) => open.id)) }));
    return id;
  }

  return {
    showRuns,
    resetRuns() {
      const opened = openedRunsOf(store.getState()).map(({ experiment }) => experiment);
      const [first] = opened;
      const { shown } = store.getState();
      if (first !== undefined) showRuns(shown?.kind === 'comparison' ? shown : { kind: 'run', experiment: first }, opened);
    },
    goBack(id, experiment, { epoch, checkpoints, seconds }) {
      const run = store.getState().runs[id];
      if (run === undefined) return;
      lastGeneration += 1;
      history.forgetFrames(id, epoch);
      receiver.dropPending(id);
      const step = updatesUntil(experiment, epoch);
      changeRun(store, id, { experiment, generation: lastGeneration, status: step === 0 ? 'birth' : 'paused', untilEpoch: null, birth: 'known', step, seconds, stepsPerSecond: 0, failure: null, recovery: null, check: UNCHECKED, fingerprint: null, revision: run.revision + 1 });
      store.setState(({ shown, view }) => ({ playback: null, view: { ...view, epoch: null }, ...(shown?.kind === 'run' && shown.experiment === run.experiment ? { shown: { kind: 'run', experiment } } : {}) }));
      const decision = decide([{ ...workOf(run, BIRTH, true), experiment, from: BIRTH }], 'pressed');
      const permit = decision.answer === 'ask' ? decision.yes() : decision.permit;
      engine.sendWork(permit, { kind: 'prepareRun', run: id, generation: lastGeneration, experiments: [experiment], from: checkpoints, seconds, until: 'losses' });
    },
    dropRun(id) {
      const opened = openedRunsOf(store.getState());
      const index = opened.findIndex((run) => run.id === id);
      if (index < 0 || opened.length < 2) return;
      const left = opened.toSpliced(index, 1);
      const { shown } = store.getState();
      const sideBySide = withPinned(store.getState(), left.map((run) => run.id));
      store.setState(shown?.kind === 'study' ? { sideBySide } : { sideBySide, shown: withoutRun(shown, index, left) });
      closeRun(id);
    },
    pinRun() {
      const [run] = openedRunsOf(store.getState());
      if (run === undefined || !hasRoomToPin(store.getState())) return null;
      const before = pinnedTwinOf(store.getState(), run);
      if (before !== null) closePinned(before.id);
      const pinned: Run = { ...run, pinned: true, status: run.status === 'running' ? 'paused' : run.status, untilEpoch: null, recovery: null, check: run.check.status === 'checking' ? UNCHECKED : run.check };
      return keepBeside(pinned, history.framesOf(run.id), history.earlyOf(run.id));
    },
    keepRun({ run, frames, early }) {
      if (!hasRoomToPin(store.getState())) return false;
      keepBeside({ ...unbornRun(MAIN_RUN, run.experiment), ...run }, frames, early);
      return true;
    },
    unpinRun(id) {
      if (store.getState().runs[id]?.pinned !== true) return;
      closePinned(id);
    },
  };
}

/** A run of which nothing is known. */
function unbornRun(id: RunId, experiment: Experiment): Run {
  return {
    id,
    pinned: false,
    experiment,
    generation: 0,
    status: 'birth',
    untilEpoch: null,
    allowed: NOTHING,
    birth: 'waiting',
    birthShare: 0,
    engine: null,
    isOfOneEngine: true,
    fingerprint: null,
    facts: null,
    step: 0,
    seconds: 0,
    stepsPerSecond: 0,
    failure: null,
    recovery: null,
    check: UNCHECKED,
    revision: 0,
  };
}

function experimentsOfRuns(shown: ShownRun | ShownComparison): readonly Experiment[] {
  return shown.kind === 'run' ? [shown.experiment] : comparedExperiments(shown.experiment, shown.comparison).map(({ experiment }) => experiment);
}

/** The ids that runs get when they are opened side by side. */
export function idsOf(experiments: readonly Experiment[]): readonly RunId[] {
  return experiments.map((_, index) => (index === 0 ? MAIN_RUN : `${MAIN_RUN}-${index + 1}`));
}

/** All pinned runs, the oldest first, whether there is room to show them or not. */
function pinnedOf({ runs }: Pick<LabState, 'runs'>): readonly RunId[] {
  return Object.values(runs).flatMap(({ id, pinned }) => (pinned ? [id] : []));
}

/** Open runs, and after them as many pinned ones as there is room for. One that an open run repeats waits until something differs, unless it is from a file. */
function withPinned({ runs }: Pick<LabState, 'runs'>, open: readonly RunId[]): readonly RunId[] {
  const shown = open.flatMap((id) => runs[id] ?? []);
  const others = pinnedOf({ runs }).filter((id) => {
    const run = runs[id];
    return run !== undefined && (run.file !== undefined || !shown.some(({ experiment }) => isSameExperiment(experiment, run.experiment)));
  });
  return [...open, ...others].slice(0, MAX_SHOWN);
}

/** The run of the same experiment as an open one that was pinned here; null where there is none. */
export function pinnedTwinOf({ runs }: Pick<LabState, 'runs'>, run: Run): Run | null {
  return Object.values(runs).find((other) => other.pinned && other.file === undefined && isSameExperiment(other.experiment, run.experiment)) ?? null;
}

/** What is shown once the run at a place is dropped: a comparison of the other values, or where one is left, its run. */
function withoutRun(shown: ShownRun | ShownComparison | null, index: number, [first, ...others]: readonly Run[]): ShownRun | ShownComparison | null {
  if (first === undefined || shown === null) return shown;
  if (shown.kind === 'run' || others.length === 0) return { kind: 'run', experiment: first.experiment };
  const { key, values } = shown.comparison;
  return shownOfComparison(shown.experiment, { key, values: values.toSpliced(index, 1) });
}

/** Whether one more run can be pinned: with it the open and the pinned runs are at most `MAX_SHOWN`. */
export function hasRoomToPin({ runs }: Pick<LabState, 'runs'>): boolean {
  return Object.keys(runs).length < MAX_SHOWN;
}

/** The unit or the layer whose page is open, if any of the networks has it. */
function pageWithin({ unit, layerPage }: View, experiments: readonly Experiment[]): Pick<View, 'unit' | 'layerPage'> {
  const hasUnit = unit !== null && experiments.some(({ layers }) => unit.unit < (layers[unit.layer - 1]?.units ?? 0));
  const hasLayer = layerPage !== null && experiments.some(({ layers }) => layerPage <= layers.length);
  return { unit: hasUnit ? unit : null, layerPage: hasLayer ? layerPage : null };
}

/** The run that the page of a unit is of once others are opened under these ids: of networks compared as before the same one, wherever it stands now. */
function unitRunWithin(state: LabState, shown: ShownRun | ShownComparison, ids: readonly RunId[]): RunId | null {
  const { unitRun } = state.view;
  const value = comparedValueOf(state, unitRun);
  if (value === null) return unitRun;
  const isComparedAlike = shown.kind === 'comparison' && state.shown?.kind === 'comparison' && shown.comparison.key === state.shown.comparison.key;
  return isComparedAlike ? (ids[shown.comparison.values.indexOf(value)] ?? null) : null;
}
