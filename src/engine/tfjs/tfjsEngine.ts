import { createCpuEngine } from '../cpu/cpuEngine.ts';
import { sharedContext } from '../gl/context.ts';
import type { Engine } from '../trainer.ts';
import { selfTest } from '../gl/selfTest.ts';
import { createTfjsTrainer } from './tfjsTrainer.ts';

/**
 * The engine that computes every update with TensorFlow.js, op by op, on its WebGL backend. Slow, and written apart from
 * the fused kernels: the second opinion. Tests the device first and rejects with an `Error` that says why it cannot be trusted.
 */
export async function createTfjsEngine(): Promise<Engine> {
  const context = await sharedContext();
  const { renderer, software } = context;
  const engine: Engine = {
    report: { id: 'tfjs', renderer, software, float: 32 },
    createTrainer: async (experiments, trainerContext) => createTfjsTrainer(context, experiments, trainerContext),
  };
  await selfTest(context, createCpuEngine(), engine.createTrainer);
  return engine;
}
