import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { MAX_COMPARED, type Comparison } from '../core/comparison/comparison.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Place } from '../core/experiment/workload.ts';
import type { Study, StudyPoint } from '../core/study/study.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import type { EngineReport } from '../engine/trainer.ts';
import type { SecondOpinion } from '../engine/secondOpinion.ts';
import type { FailureCode } from '../engine/protocol.ts';

export type RunId = string;
export type RunStatus = 'birth' | 'running' | 'paused' | 'finished' | 'failed';

/** A change made to a network while it trains. None exists yet; a run is an experiment plus a list of these. */
export type Operation = never;

/** Most runs shown side by side: as many as there are colours that can be told apart. */
export const MAX_SHOWN = MAX_COMPARED;

/** How a run was put back to work after its engine was lost. */
export interface Recovery {
  /** What the engine was lost to; null when the run had failed and a person asked for another engine. */
  readonly code: FailureCode | null;
  /** Number of the loss: runs that were lost together share it. */
  readonly fault: number;
  /** Epochs done up to the checkpoint. */
  readonly epoch: number;
  /** Whether the checkpoint is of the middle of the next one. */
  readonly isMidEpoch: boolean;
  /** Whether training went on from there. */
  readonly isTraining: boolean;
  /** Whether it went on on the CPU in place of the engine that the experiment names. */
  readonly onCpu: boolean;
  /** First and last of the epochs that had been recorded after the checkpoint: dropped, to be trained again. Null if none. */
  readonly again: readonly [number, number] | null;
}

/** A comparison of a run's first steps with another engine's: none yet, under way, made, or failed and why. */
export type Check =
  | { readonly status: 'none' | 'checking' }
  | { readonly status: 'checked'; readonly opinion: SecondOpinion }
  | { readonly status: 'failed'; readonly message: string };

export const UNCHECKED: Check = { status: 'none' };

/** What the page knows of a run besides its frames, which live in its `history`. */
export interface Run {
  readonly id: RunId;
  /** A pinned run is kept for comparison: no control acts on it. */
  readonly pinned: boolean;
  readonly experiment: Experiment;
  readonly operations: readonly Operation[];
  /** Rises when the experiment changes or is reset; messages of older generations are dropped. */
  readonly generation: number;
  readonly status: RunStatus;
  /** Epoch that it trains to, or that it was training to when it failed; null while it does not train. */
  readonly untilEpoch: number | null;
  /** How far it may go without another question: a permit of the gate said so. */
  readonly allowed: Place;
  /** What is known of the network at birth: `waiting` nothing and nobody works on it, `reading` somebody does, `held` the units but not the losses, `known` all. */
  readonly birth: 'waiting' | 'reading' | 'held' | 'known';
  /** How far the evaluation of the losses at birth has come, 0 to 1. */
  readonly birthShare: number;
  readonly engine: EngineReport | null;
  readonly facts: DataFacts | null;
  readonly step: number;
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly failure: { readonly code: FailureCode; readonly message: string } | null;
  /** The last recovery; null if nothing was lost. */
  readonly recovery: Recovery | null;
  /** What a second engine said of its first steps. */
  readonly check: Check;
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
  /** The last recovery of the networks in training, or being drawn; null if nothing was lost. */
  readonly recovery: Recovery | null;
  readonly revision: number;
}

/** One setting with several values: what the open runs are, beside any pinned ones. */
export interface OpenComparison {
  /** What they have in common; its own value of the compared setting does not matter. */
  readonly base: Experiment;
  readonly comparison: Comparison;
}

/** Work above the budget that a person wants, waiting for a yes. */
export interface Question {
  readonly wants: 'run' | 'epoch';
  readonly networks: number;
  /** Estimates of all of it together. */
  readonly seconds: number;
  readonly bytes: number;
}

export interface Lab {
  readonly question: Question | null;
  /** null while one run is open, or runs that differ in more than one setting. */
  readonly comparison: OpenComparison | null;
  readonly study: StudyRun | null;
  readonly runs: Readonly<Record<RunId, Run>>;
  /** The open runs, then pinned ones; at most `MAX_SHOWN`. A pinned run without room is kept in `runs` until there is. */
  readonly shown: readonly RunId[];
  readonly view: View;
}

export const lab = createStore<Lab>()(() => ({
  question: null,
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
