import { decodeLink } from '../../src/core/link/decode.ts';
import { createWasmEngine } from '../../src/engine/wasm/wasmEngine.ts';
import { unhurried, webgl } from './engines.ts';
import { readEpoch, type EpochReading } from './readEpoch.ts';

/** Seconds for the article's first experiment on an engine. */
export interface ArticleTimes extends EpochReading {
  /** Training alone. */
  readonly engineSeconds: number;
  /** With an evaluation, a probe and a frame after each epoch, and the last check on all rows. */
  readonly engineWithTelemetrySeconds: number;
}

/** Milliseconds of training asked for at once, as in the page. */
const SLICE = 24;

/** Trains so many epochs of the article with the settings of a link, 4,375 steps each, with all that the page reads after each. */
export async function measureArticleOn(id: 'webgl' | 'wasm', link: string, epochs: number): Promise<ArticleTimes> {
  const gpu = id === 'webgl' ? await webgl() : null;
  const engine = gpu?.engine ?? (await createWasmEngine());
  const { experiment } = decodeLink(link);
  const trainer = await engine.createTrainer([experiment], unhurried);
  await trainer.facts();
  const seconds = { training: 0, telemetry: 0 };
  let read: EpochReading = { validationLoss: NaN, deadFraction: NaN };
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const started = performance.now();
    while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(SLICE);
    await gpu?.context.markQueue()();
    const trained = performance.now();
    read = await readEpoch(trainer, epoch, epoch === epochs);
    seconds.training += (trained - started) / 1000;
    seconds.telemetry += (performance.now() - trained) / 1000;
  }
  trainer.dispose();
  return { engineSeconds: seconds.training, engineWithTelemetrySeconds: seconds.training + seconds.telemetry, ...read };
}
