import type { StepRecording, WatchedUnit } from '../core/autopsy/stepRecording.ts';
import type { StepStages } from '../core/autopsy/stepStages.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { Operation } from '../core/experiment/operation.ts';
import type { ReplicaSummary } from '../core/study/replicaSummary.ts';
import type { EarlyReading } from '../core/telemetry/unitActivity.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import type { EngineId } from '../core/vocabulary/engines.ts';
import type { SecondOpinion } from './secondOpinion.ts';
import type { Checkpoint, EngineReport } from './trainer.ts';

/** Every message names the run and its generation; an older generation's messages are dropped. */
export interface RunAddress {
  readonly run: string;
  readonly generation: number;
}

/** Epochs whose summaries are recorded: all, birth included, or only the last one of a network that is trained to its end. */
export type Summarised = 'every-epoch' | 'last-epoch';

/** Why a run stopped by itself. */
export type FailureCode = 'context-lost' | 'worker-crashed' | 'worker-hung' | 'out-of-memory' | 'engine-error';

/** Page to worker, what costs work: the store sends it with a permit of the gate only. Imperative. */
export type WorkCommand = RunAddress &
  (
    | {
        /** Draws the networks at birth (or where the checkpoints left them) and reports the frames of epoch 0. */
        readonly kind: 'prepareRun';
        /** One per replica. */
        readonly experiments: readonly Experiment[];
        readonly from?: readonly Checkpoint[];
        /** Time spent training before those checkpoints. */
        readonly seconds?: number;
        /** Epochs of which a summary of each network is recorded, instead of whole frames of the first. */
        readonly summaries?: Summarised;
        /** `units`: only the units at birth are read, and the losses wait for `evaluateBirth` or `startRun`. */
        readonly until: 'units' | 'losses';
        /** Whether it belongs to the work of the run's last generation, and so runs on the engine that that one ended on. */
        readonly continues?: boolean;
      }
    | { /** Goes on to the losses at birth. */ readonly kind: 'evaluateBirth' }
    | ({
        /** Trains the first epochs of a run that does not train once more, up to one that is recorded step by step. */
        readonly kind: 'recordSteps';
        readonly experiment: Experiment;
        /** The engine that ran. */
        readonly engine: EngineId;
      } & WatchedUnit)
    | {
        /** Trains a run that does not train once more up to the start of an epoch, from 1, and takes its first update apart. */
        readonly kind: 'recordStages';
        readonly experiment: Experiment;
        /** The engine that ran. */
        readonly engine: EngineId;
        readonly epoch: number;
      }
    | { /** Trains until `untilEpoch` epochs are done, once the losses at birth are known. */ readonly kind: 'startRun'; readonly untilEpoch: number }
  );

/** Page to worker. Imperative: what ends or holds work, or is bounded by itself. */
export type RestCommand = RunAddress &
  (
    | { /** Holds the evaluation at birth where it is. */ readonly kind: 'holdBirth' }
    | { readonly kind: 'pauseRun' }
    | { /** Makes an operation when the epochs that it names are done, or if more have begun, when those are. Answered by `runOperated`. */ readonly kind: 'operateRun'; readonly operation: Operation }
    | { /** Takes the last operation back, if it has not been made yet. Answered by `runOperated`. */ readonly kind: 'takeOperationBack' }
    | {
        /** Trains the first steps of a run that does not train again, on its engine and on a second one, and compares; `CHECK_LIMITS` bound it. */
        readonly kind: 'checkRun';
        readonly experiment: Experiment;
        /** The engine that ran. */
        readonly engine: EngineId;
        readonly against: EngineId;
      }
    | { readonly kind: 'stopCheck' }
    | { readonly kind: 'stopRecording' }
    | { readonly kind: 'releaseRun' }
  );

/** Page to worker. */
export type Command = WorkCommand | RestCommand;

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
    | { /** Within one of the first epochs; those after a checkpoint come again when the run goes on from there. */ readonly kind: 'earlyRecorded'; readonly reading: EarlyReading }
    | {
        /** Of many networks: one summary each. Epoch 0 comes twice, the second time with losses. */
        readonly kind: 'summariesRecorded';
        readonly epoch: number;
        readonly summaries: readonly ReplicaSummary[];
        readonly seconds: number;
      }
    | { readonly kind: 'progressed'; readonly step: number; readonly seconds: number; readonly stepsPerSecond: number }
    | { /** Long work is going on. */ readonly kind: 'breathed' }
    | { /** The evaluation at birth has gone through this share of the rows, 0 to 1. */ readonly kind: 'birthEvaluated'; readonly share: number }
    | { /** The units at birth are read, and the losses wait to be wanted. */ readonly kind: 'birthHeld' }
    | {
        readonly kind: 'checkpointed';
        readonly checkpoints: readonly Checkpoint[];
        /** Time spent training up to there. */
        readonly seconds: number;
      }
    | { /** An operation was added: these are all that the run has. */ readonly kind: 'runOperated'; readonly operations: readonly Operation[] }
    | {
        /** So many epochs are done, and an operation is about to be made for the first time: where an undo goes back to. */
        readonly kind: 'operationReached';
        readonly epoch: number;
        readonly checkpoints: readonly Checkpoint[];
        readonly seconds: number;
      }
    | { /** The losses at birth are known; training can start. */ readonly kind: 'runPrepared' }
    | { readonly kind: 'runPaused'; readonly step: number }
    | { /** `untilEpoch` is reached; `finished` when it was the experiment's last epoch. */ readonly kind: 'runStopped'; readonly finished: boolean; /** `parametersDigest` at the end of a run whose engine gives the same bits everywhere. */ readonly parameters?: string }
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
    | { /** How far the recording of an epoch's steps, or of the stages of one, has come, 0 to 1. */ readonly kind: 'recordingProgressed'; readonly share: number }
    | { readonly kind: 'stagesRecorded'; readonly stages: StepStages }
    | { readonly kind: 'stepsRecorded'; readonly recording: StepRecording }
    | { /** The run itself is as it was. */ readonly kind: 'recordingFailed'; readonly code: FailureCode; readonly message: string }
    | { readonly kind: 'runChecked'; readonly opinion: SecondOpinion }
    | { /** The run itself is as it was. */ readonly kind: 'checkFailed'; readonly code: FailureCode; readonly message: string }
    | { readonly kind: 'runFailed'; readonly code: FailureCode; readonly message: string }
  );
