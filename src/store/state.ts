import type { StoreApi } from 'zustand/vanilla';
import type { StepStages } from '../core/autopsy/stepStages.ts';
import type { StepRecording, WatchedUnit } from '../core/autopsy/stepRecording.ts';
import { MAX_COMPARED } from '../core/comparison/comparison.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Shown, ShownComparison, ShownRun, ShownStudy } from '../core/shown/shown.ts';
import type { StudyPoint } from '../core/study/study.ts';
import type { TrialVerdict } from '../core/trial/judgeTrial.ts';
import type { Trial } from '../core/trial/trial.ts';
import type { TrialRow } from '../core/trial/trialRows.ts';
import type { EngineReport } from '../engine/trainer.ts';
import type { OpenedFrom, Recovery, Run, RunId } from './run.ts';
import type { LayerEdges } from '../core/telemetry/edges.ts';

/** Most runs shown side by side: as many as there are colours that can be told apart. */
export const MAX_SHOWN = MAX_COMPARED;

/** A hidden unit, the same in every run beside another: its layer, from 1, and its place in the layer, from 0. */
export interface UnitAt {
  readonly layer: number;
  readonly unit: number;
}

/** What all panels share. */
export interface View {
  /** Epoch that the panels show; null follows the newest. */
  readonly epoch: number | null;
  /** Epoch under the pointer or the keyboard focus, in any panel. */
  readonly hoverEpoch: number | null;
  /** Unit under the pointer or the keyboard focus, in any panel. */
  readonly hoverUnit: UnitAt | null;
  /** Unit that was clicked: it stays lit. */
  readonly unit: UnitAt | null;
  /** Of which of the runs shown a page of a unit or layer is; null, or a run that is not shown, is the first. */
  readonly unitRun: RunId | null;
  /** Layer, from 1, whose page is open in place of a unit's. */
  readonly layerPage: number | null;
  /** Layer in focus, from 1. */
  readonly layer: number;
  /** Whether a person put it there; else it is the one that the headline names. */
  readonly isLayerChosen: boolean;
  /** Panel enlarged to fill the centre. */
  readonly enlarged: string | null;
}

/** How fast epochs are shown: `max` as they are trained. */
export type Speed = '1x' | '4x' | 'max';

/** Recorded epochs that are played, one after the other. */
export interface Playback {
  /** The epoch played: panels know of none after it. */
  readonly epoch: number;
  /** Whether it stays there. */
  readonly isHeld: boolean;
}

/** Where a study that was trained elsewhere came from. */
export interface StudyFile extends OpenedFrom {
  /** What made its numbers, a sentence. */
  readonly made: string;
}

/** A study that is shown, and how far it has come; its summaries are kept beside the state. */
export interface StudyRun extends ShownStudy {
  readonly points: readonly StudyPoint[];
  /** The file that it was opened from; null where its numbers are of this page. */
  readonly file: StudyFile | null;
  /** `born`: only the networks at birth are known; `waiting`: not even all of those, as they would take long. */
  readonly status: 'preparing' | 'born' | 'waiting' | 'running' | 'paused' | 'finished' | 'failed';
  readonly engine: EngineReport | null;
  /** Networks whose training is over, of all. */
  readonly networksDone: number;
  /** Epoch that the networks in training have reached. */
  readonly epoch: number;
  readonly seconds: number;
  readonly failure: string | null;
  /** The last recovery of the networks in training, or being drawn; null if nothing was lost. */
  readonly recovery: Recovery | null;
  readonly revision: number;
}

/** How far the networks of one arm of a trial have come. */
export interface ArmProgress {
  /** 0 to 1. */
  readonly share: number;
  readonly hasBegun: boolean;
  /** Why networks of it could not be trained; null where nothing failed. */
  readonly failure: string | null;
}

/** Treatments that are tried beside a run, and how far they have come. It goes when the run is changed or reset. */
export interface TrialRun {
  readonly run: RunId;
  /** Of the run when the trial began. */
  readonly generation: number;
  readonly trial: Trial;
  /** `failed`: it is over, and networks are missing. */
  readonly status: 'running' | 'finished' | 'failed' | 'cancelled';
  /** The untreated network and the treatments, as `trialRows` orders them. */
  readonly rows: readonly TrialRow[];
  /** What was found; while it is repeated over more seeds, what one seed found. Null before it is known. */
  readonly verdict: TrialVerdict | null;
  /** By arm, in the order of the trial. */
  readonly arms: readonly ArmProgress[];
  /** How far all of it has come, 0 to 1. */
  readonly share: number;
  /** null while that cannot be told. */
  readonly secondsLeft: number | null;
  /** Names of the treatments that would have been tried first, but change a locked setting. */
  readonly locked: readonly string[];
  /** Whether it may be repeated with other seeds, and whether a treatment may be shown beside the run. */
  readonly canRepeat: boolean;
  readonly canCompare: boolean;
}

/** The next step of a run's network at an epoch, taken apart. */
export interface SlowMotion {
  readonly run: RunId;
  readonly generation: number;
  /** What trains. */
  readonly experiment: Experiment;
  /** Epoch at whose end, or birth, the network stands before the step. */
  readonly epoch: number;
  /** `asked`: a question about the work is open. */
  readonly status: 'asked' | 'recording' | 'recorded' | 'failed';
  /** How far it is, 0 to 1. */
  readonly share: number;
  /** Null before it is recorded. */
  readonly stages: StepStages | null;
  /** Why it failed. */
  readonly message: string | null;
}

/** What a stage of a step sends through a network, drawn in place of its kernels. */
export interface DrawnStage {
  readonly run: RunId;
  /** Epoch whose network it is. */
  readonly epoch: number;
  /** The edges into each layer, the output's the last. */
  readonly edges: readonly LayerEdges[];
  /** Layer that is marked, from 1, the output's the last; 0 for the inputs, null for none. */
  readonly marked: number | null;
  /** The same for those who do not see it. */
  readonly words: string;
}

/** Work above the budget that a person wants, waiting for a yes. */
export interface Question {
  readonly wants: 'run' | 'epoch' | 'trial' | 'autopsy' | 'slowMotion';
  readonly networks: number;
  /** Estimates of all of it together. */
  readonly seconds: number;
  readonly bytes: number;
  /** The same on as many workers as there are here. */
  readonly secondsHere: number;
}

/** An epoch of a run that is, or was, trained again with every step recorded, to see a unit die. */
export interface Autopsy extends WatchedUnit {
  readonly run: RunId;
  readonly generation: number;
  /** What trained. */
  readonly experiment: Experiment;
  /** `asked`: a question about the work is open. `stopped`: given up, by a person or because the run went on. */
  readonly status: 'asked' | 'recording' | 'recorded' | 'failed' | 'stopped';
  /** How far it is, 0 to 1. */
  readonly share: number;
  readonly recording: StepRecording | null;
  /** Whether the epoch ended as its frame says: every unit's largest z the same but for float32 rounding, and the same units dead. Null before it is recorded. */
  readonly agrees: boolean | null;
  /** Why it failed. */
  readonly message: string | null;
}

export interface LabState {
  readonly question: Question | null;
  /**
   * What the page shows; null before anything is opened. One run is the first of the open ones: a remedy of several
   * settings opens a second beside it. Under a study the network that its networks have in common is open.
   */
  readonly shown: ShownRun | ShownComparison | StudyRun | null;
  readonly runs: Readonly<Record<RunId, Run>>;
  /** The open runs, then pinned ones; at most `MAX_SHOWN`. A pinned run without room is kept in `runs` until there is. */
  readonly sideBySide: readonly RunId[];
  /** Of the main run, when treatments of it are tried. */
  readonly trial: TrialRun | null;
  /** Whether treatments may be tried at all. */
  readonly offersTrials: boolean;
  /** Why the last trial that was asked for could not begin; null where it could. */
  readonly trialRefusal: string | null;
  /** The epoch that is, or was last, trained again to see a unit die; null where none was. */
  readonly autopsy: Autopsy | null;
  /** What a lock refused last; the keys that it names, none where there is no one key. A new object each time. */
  readonly lockRefusal: { readonly held: readonly string[] } | null;
  /** The step that is taken in slow motion; null where none is. */
  readonly slowMotion: SlowMotion | null;
  /** The stage of it that the network is drawn at; null where kernels are drawn. */
  readonly drawnStage: DrawnStage | null;
  readonly view: View;
  /** How fast epochs are shown, while runs train and when they are played again. */
  readonly speed: Speed;
  /** null where all that is recorded is shown. */
  readonly playback: Playback | null;
}

export type LabStore = StoreApi<LabState>;

/** Before anything is opened. */
export const NOTHING_OPEN: LabState = {
  question: null,
  shown: null,
  runs: {},
  sideBySide: [],
  trial: null,
  offersTrials: true,
  trialRefusal: null,
  autopsy: null,
  lockRefusal: null,
  slowMotion: null,
  drawnStage: null,
  speed: 'max',
  playback: null,
  view: { epoch: null, hoverEpoch: null, hoverUnit: null, unit: null, unitRun: null, layerPage: null, layer: 1, isLayerChosen: false, enlarged: null },
};

/** The study that is shown; null where none is. */
export function studyOf({ shown }: Pick<LabState, 'shown'>): StudyRun | null {
  return shown?.kind === 'study' ? shown : null;
}

/** The open runs that controls act on, in the order shown. */
export function openedRunsOf({ runs, sideBySide }: Pick<LabState, 'runs' | 'sideBySide'>): readonly Run[] {
  return sideBySide.flatMap((id) => runs[id] ?? []).filter(({ pinned }) => !pinned);
}

/** The run that a page of a unit or layer is of: the one chosen, if it is shown, else the first; null where none is shown. */
export function unitRunOf({ sideBySide, view: { unitRun } }: Pick<LabState, 'sideBySide' | 'view'>): RunId | null {
  return sideBySide.find((id) => id === unitRun) ?? sideBySide[0] ?? null;
}

/** What sets a run apart in a comparison that shows the runs side by side, or the first of them, as the link writes it; null for a pinned run, and where nothing is compared. */
export function comparedValueOf({ shown, sideBySide }: { readonly shown: Shown | null; readonly sideBySide: readonly RunId[] }, run: RunId | null): string | null {
  return shown?.kind === 'comparison' ? (shown.comparison.values[sideBySide.findIndex((id) => id === run)] ?? null) : null;
}

/** Whether the page that is open is that of a unit of a run. */
export function isPageOf(state: Pick<LabState, 'sideBySide' | 'view'>, { layer, unit }: UnitAt, run: RunId): boolean {
  const { unit: open } = state.view;
  return open?.layer === layer && open.unit === unit && unitRunOf(state) === run;
}

/** Whether treatments of a run can be tried: one run is open, it rests, and it has been trained. */
export function canTryTreatments(state: Pick<LabState, 'shown' | 'runs' | 'sideBySide' | 'offersTrials'>, id: RunId): boolean {
  const [run, ...others] = openedRunsOf(state);
  return state.offersTrials && state.shown?.kind === 'run' && others.length === 0 && run?.id === id && (run.status === 'finished' || (run.status === 'paused' && run.step > 0));
}

/** Changes a run at once. Unknown runs are left alone. */
export function changeRun(store: LabStore, id: RunId, change: Partial<Run>): void {
  store.setState(({ runs }) => {
    const run = runs[id];
    return run === undefined ? {} : { runs: { ...runs, [id]: { ...run, ...change } } };
  });
}
