import { drawRows } from '../../src/core/experiment/birth/drawRows.ts';
import { DEFAULT_EXPERIMENT } from '../../src/core/experiment/settings/fields.ts';
import { initialParameters } from '../../src/core/experiment/birth/initialParameters.ts';
import { trainRowsOf } from '../../src/core/experiment/layout.ts';
import { createCpuEngine } from '../../src/engine/cpu/cpuEngine.ts';
import { BareLoop } from '../bareLoop.ts';
import type { ArticleTimes } from './articleTimes.ts';
import { readEpoch, type EpochReading } from './readEpoch.ts';

/** Seconds for the whole of the article's first experiment, on the `cpu` engine and without any. */
export interface ArticleOnCpu extends ArticleTimes {
  /** Updates done. */
  readonly steps: number;
  /** A bare typed-array loop, training alone. */
  readonly bareSeconds: number;
}

/** Runs both, epoch by epoch in turn, so that a slow spell of the machine falls on both. */
export async function measureArticleOnCpu(epochs = DEFAULT_EXPERIMENT.epochs): Promise<ArticleOnCpu> {
  const experiment = DEFAULT_EXPERIMENT;
  const trainer = await createCpuEngine().createTrainer([experiment], { breathe: () => Promise.resolve() });
  await trainer.facts();
  const bare = new BareLoop(drawRows(experiment, 0, trainRowsOf(experiment)), initialParameters(experiment));
  const seconds = { bare: 0, training: 0, telemetry: 0 };
  let read: EpochReading = { validationLoss: NaN, deadFraction: NaN };
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const started = performance.now();
    bare.trainEpoch();
    const bareEnded = performance.now();
    while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(24);
    const trained = performance.now();
    read = await readEpoch(trainer, epoch, epoch === epochs);
    const ended = performance.now();
    seconds.bare += (bareEnded - started) / 1000;
    seconds.training += (trained - bareEnded) / 1000;
    seconds.telemetry += (ended - trained) / 1000;
  }
  return {
    steps: trainer.step,
    bareSeconds: seconds.bare,
    engineSeconds: seconds.training,
    engineWithTelemetrySeconds: seconds.training + seconds.telemetry,
    ...read,
  };
}
