import { drawRows } from '../src/core/experiment/birth/drawRows.ts';
import { DEFAULT_EXPERIMENT } from '../src/core/experiment/settings/fields.ts';
import { initialParameters } from '../src/core/experiment/birth/initialParameters.ts';
import { trainRowsOf } from '../src/core/experiment/layout.ts';
import { frameOf } from '../src/core/telemetry/frameOf.ts';
import { createCpuEngine } from '../src/engine/cpu/cpuEngine.ts';
import { BareLoop } from './bareLoop.ts';

/** Seconds for the whole of the article's first experiment. */
export interface ArticleOnCpu {
  /** Updates done. */
  readonly steps: number;
  /** A bare typed-array loop, training alone. */
  readonly bareSeconds: number;
  /** The `cpu` engine, training alone. */
  readonly engineSeconds: number;
  /** The `cpu` engine with an evaluation, a probe and a frame after each epoch, and the last check on all rows. */
  readonly engineWithTelemetrySeconds: number;
  /** Validation loss at the end, and the share of dead units on the probe. */
  readonly validationLoss: number;
  readonly deadFraction: number;
}

/** Runs both, epoch by epoch in turn, so that a slow spell of the machine falls on both. */
export async function measureArticleOnCpu(epochs = DEFAULT_EXPERIMENT.epochs): Promise<ArticleOnCpu> {
  const experiment = DEFAULT_EXPERIMENT;
  const trainer = await createCpuEngine().createTrainer([experiment], { breathe: () => Promise.resolve() });
  await trainer.facts();
  const bare = new BareLoop(drawRows(experiment, 0, trainRowsOf(experiment)), initialParameters(experiment));
  const seconds = { bare: 0, training: 0, telemetry: 0 };
  let validationLoss = NaN;
  let deadFraction = NaN;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const started = performance.now();
    bare.trainEpoch();
    const bareEnded = performance.now();
    while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(24);
    const trained = performance.now();
    const [train = null] = await trainer.epochLoss();
    const [validation = null] = await trainer.evaluate('validation');
    for (const reading of await trainer.probe()) {
      const frame = frameOf(experiment, reading, { replica: 0, epoch, step: trainer.step, train, validation, bornDead: null });
      validationLoss = frame.validationLoss ?? NaN;
      deadFraction = frame.layers[0]?.deadFraction ?? NaN;
    }
    if (epoch === epochs) await trainer.maxPreActivations('train');
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
    validationLoss,
    deadFraction,
  };
}
