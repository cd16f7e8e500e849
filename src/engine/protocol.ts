import type { Experiment } from '../core/experiment/experiment.ts';
import type { ReplicaSummary } from '../core/study/replicaSummary.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import type { Checkpoint, EngineReport } from './trainer.ts';

/** Every message names the run and its generation; an older generation's messages are dropped. */
export interface RunAddress {
  readonly run: string;
  readonly generation: number;
}

/** Why a run stopped by itself. */
export type FailureCode = 'context-lost' | 'worker-crashed' | 'worker-hung' | 'out-of-memory' | 'engine-error';

/** Page to worker. Imperative. */
export type Command = RunAddress &
  (
    | {
        /** Draws the networks at birth (or where the checkpoints left them) and reports the frames of epoch 0. */
        readonly kind: 'prepareRun';
        /** One per replica. */
        readonly experiments: readonly Experiment[];
        readonly from?: readonly Checkpoint[];
        /** Time spent training before those checkpoints. */
        readonly seconds?: number;
        /** Whether to record a summary of each network instead of whole frames of the first. */
        readonly summariesOnly?: boolean;
        /** Whether only the units at birth are wanted. */
        readonly birthOnly?: boolean;
        /** Whether it belongs to the work of the run's last generation, and so runs on the engine that that one ended on. */
        readonly continues?: boolean;
      }
    | { /** Trains until `untilEpoch` epochs are done. */ readonly kind: 'startRun'; readonly untilEpoch: number }
    | { readonly kind: 'pauseRun' }
    | { readonly kind: 'releaseRun' }
  );

/** Worker to page. Past tense. */
export type Event = RunAddress &
  (
    | { readonly kind: 'engineChosen'; readonly engine: EngineReport }
    | { readonly kind: 'factsDrawn'; readonly facts: readonly DataFacts[] }
    | {
        /** A frame is new, or (epoch 0, or the last one with `deadOnTraining`) completes an earlier one of its epoch. */
        readonly kind: 'frameRecorded';
        readonly frame: Frame;
        /** Time spent training so far, telemetry included, without start-up. */
        readonly seconds: number;
      }
    | {
        /** Of many networks: one summary each. Epoch 0 comes twice, the second time with losses. */
        readonly kind: 'summariesRecorded';
        readonly epoch: number;
        readonly summaries: readonly ReplicaSummary[];
        readonly seconds: number;
      }
    | { readonly kind: 'progressed'; readonly step: number; readonly seconds: number; readonly stepsPerSecond: number }
    | { /** Long work is going on. */ readonly kind: 'breathed' }
    | {
        readonly kind: 'checkpointed';
        readonly checkpoints: readonly Checkpoint[];
        /** Time spent training up to there. */
        readonly seconds: number;
      }
    | { /** The losses at birth are known; training can start. */ readonly kind: 'runPrepared' }
    | { readonly kind: 'runPaused'; readonly step: number }
    | { /** `untilEpoch` is reached; `finished` when it was the experiment's last epoch. */ readonly kind: 'runStopped'; readonly finished: boolean }
    | {
        /** The engine was replaced, and the run was prepared anew from its last checkpoint. */
        readonly kind: 'runRecovered';
        /** What the engine was lost to; null when the run had failed and a person asked for another engine. */
        readonly code: FailureCode | null;
        /** Number of the loss: runs that were lost together share it. */
        readonly fault: number;
        /** Updates done up to the checkpoint. */
        readonly step: number;
        /** Time spent training up to there. */
        readonly seconds: number;
        /** Epoch that it trains to; null when it does not train. */
        readonly untilEpoch: number | null;
        /** Whether it goes on on the CPU in place of the engine that its experiment names. */
        readonly onCpu: boolean;
      }
    | { readonly kind: 'runFailed'; readonly code: FailureCode; readonly message: string }
  );
