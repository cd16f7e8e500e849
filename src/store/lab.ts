import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Comparison } from '../core/comparison/comparison.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Study, StudyPoint } from '../core/study/study.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import type { EngineReport } from '../engine/trainer.ts';
import type { FailureCode } from '../engine/protocol.ts';

export type RunId = string;
export type RunStatus = 'birth' | 'running' | 'paused' | 'finished' | 'failed';

/** A change made to a network while it trains. None exists yet; a run is an experiment plus a list of these. */
export type Operation = never;

/** What the page knows of a run besides its frames, which live in its `history`. */
export interface Run {
  readonly id: RunId;
  /** What sets it apart from the runs beside it, for example `he_normal`; null when it is alone. */
  readonly label: string | null;
  /** A pinned run is kept for comparison: no control acts on it. */
  readonly pinned: boolean;
  readonly experiment: Experiment;
  readonly operations: readonly Operation[];
  /** Rises when the experiment changes or is reset; messages of older generations are dropped. */
  readonly generation: number;
  readonly status: RunStatus;
  readonly engine: EngineReport | null;
  readonly facts: DataFacts | null;
  readonly step: number;
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly failure: { readonly code: FailureCode; readonly message: string } | null;
  /** What was last recovered from, for example a lost context; null if nothing. */
  readonly recovery: { readonly code: FailureCode; readonly epoch: number; readonly onCpu: boolean } | null;
  /** Rises when the run's history gains or revises a frame. At most one rise an animation frame. */
  readonly revision: number;
}

/** What all panels share. */
export interface View {
  /** Epoch that the panels show; null follows the newest. */
  readonly epoch: number | null;
  /** Epoch under the pointer or the keyboard focus, in any panel. */
  readonly hoverEpoch: number | null;
  /** Layer in focus, from 1. */
  readonly layer: number;
  /** Panel enlarged to fill the centre. */
  readonly enlarged: string | null;
}

/** The same experiment over many seeds; its summaries live in `studyHistory.ts`. */
export interface StudyRun {
  readonly base: Experiment;
  readonly study: Study;
  readonly points: readonly StudyPoint[];
  /** `born`: only the networks at birth are known; `waiting`: not even those, as they would take long. */
  readonly status: 'preparing' | 'born' | 'waiting' | 'running' | 'paused' | 'finished' | 'failed';
  readonly engine: EngineReport | null;
  /** Networks whose training is over, of all. */
  readonly networksDone: number;
  /** Epoch that the networks in training have reached. */
  readonly epoch: number;
  readonly seconds: number;
  readonly failure: string | null;
  readonly revision: number;
}

/** One setting with several values: what the open runs are, beside any pinned ones. */
export interface OpenComparison {
  /** What they have in common; its own value of the compared setting does not matter. */
  readonly base: Experiment;
  readonly comparison: Comparison;
}

export interface Lab {
  /** null while one run is open, or runs that differ in more than one setting. */
  readonly comparison: OpenComparison | null;
  readonly study: StudyRun | null;
  readonly runs: Readonly<Record<RunId, Run>>;
  readonly shown: readonly RunId[];
  readonly view: View;
}

export const lab = createStore<Lab>()(() => ({
  comparison: null,
  study: null,
  runs: {},
  shown: [],
  view: { epoch: null, hoverEpoch: null, layer: 1, enlarged: null },
}));

/** Subscribes a component to a slice of the lab. */
export function useLab<T>(select: (state: Lab) => T): T {
  return useStore(lab, select);
}
