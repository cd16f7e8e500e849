import { decodeLink } from '../../src/core/link/decode.ts';
import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { createCpuEngine } from '../../src/engine/cpu/cpuEngine.ts';
import type { Trainer } from '../../src/engine/trainer.ts';
import { createTfjsTrainer } from '../../src/engine/tfjs/tfjsTrainer.ts';
import { createWasmEngine } from '../../src/engine/wasm/wasmEngine.ts';
import type { Computer, StepRequest } from './api.ts';
import { unhurried, webgl } from './engines.ts';
import type { Stepper } from './stepper.ts';

type OurComputer = Exclude<Computer, 'modelFit' | 'kernels'>;

/** Steps of our own trainers, of all networks together. */
export async function trainerStepper(computer: OurComputer, { link, replicas }: StepRequest): Promise<Stepper> {
  const { experiment } = decodeLink(link);
  const experiments = Array.from({ length: replicas }, (_, index) => ({ ...experiment, seed: experiment.seed + index }));
  const trainer = await trainerOf(computer, experiments);
  await trainer.facts();
  return {
    async step(milliseconds) {
      const before = trainer.step;
      const started = performance.now();
      let left = milliseconds;
      do {
        await trainer.advance(left);
        left = started + milliseconds - performance.now();
      } while (left > 0);
      await queueDone(computer);
      return (performance.now() - started) / (trainer.step - before);
    },
    dispose: () => trainer.dispose(),
  };
}

async function trainerOf(computer: OurComputer, experiments: readonly Experiment[]): Promise<Trainer> {
  if (computer === 'cpu') return createCpuEngine().createTrainer(experiments, unhurried);
  if (computer === 'wasm') return (await createWasmEngine()).createTrainer(experiments, unhurried);
  const { context, engine } = await webgl();
  return computer === 'tfjs' ? createTfjsTrainer(context, experiments, unhurried) : engine.createTrainer(experiments, unhurried);
}

async function queueDone(computer: OurComputer): Promise<void> {
  if (computer === 'webgl' || computer === 'tfjs') await (await webgl()).context.markQueue()();
}
