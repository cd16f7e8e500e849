import type { Experiment } from '../core/experiment/experiment.ts';
import { experimentAt } from '../core/experiment/schedule.ts';
import type { Evaluation } from '../core/telemetry/probeReading.ts';
import { summarizeReplica } from '../core/study/replicaSummary.ts';
import { ofReplica } from './trainer.ts';
import type { Summarised } from './protocol.ts';
import type { Recorder, SessionEvent } from './recorder.ts';

/** Records a summary of each of many networks; only the units' largest z leaves the engine. */
export function createSummaryRecorder(experiments: readonly Experiment[], summarised: Summarised, emit: (event: SessionEvent) => void): Recorder {
  let born: readonly Float32Array[] = [];

  function tell(largest: readonly Float32Array[], epoch: number, train: readonly Evaluation[] | null, validation: readonly Evaluation[] | null, seconds: number): void {
    const summaries = experiments.map((experiment, replica) =>
      summarizeReplica(experimentAt(experiment, epoch), ofReplica(largest, replica), {
        replica,
        epoch,
        train: train === null ? null : ofReplica(train, replica),
        validation: validation === null ? null : ofReplica(validation, replica),
      }),
    );
    emit({ kind: 'summariesRecorded', epoch, summaries, seconds });
  }

  return {
    hasBirth: summarised === 'every-epoch',
    nextMark: () => undefined,
    mark: () => Promise.resolve(),
    async birth(trainer) {
      born = await trainer.maxPreActivations('probe');
    },
    tellBirth(losses, seconds) {
      tell(born, 0, losses?.train ?? null, losses?.validation ?? null, seconds);
    },
    async epoch(trainer, epoch, seconds) {
      const train = await trainer.epochLoss();
      if (summarised === 'last-epoch' && epoch < ofReplica(experiments, 0).epochs) return;
      const validation = await trainer.evaluate('validation');
      tell(await trainer.maxPreActivations('probe'), epoch, train, validation, seconds());
    },
    end: () => Promise.resolve(),
  };
}
