import { createCpuEngine } from '../cpu/cpuEngine.ts';
import type { Engine } from '../trainer.ts';
import { createWebglContext, type WebglContext } from '../gl/context.ts';
import { createFusedContext } from './passes/fusedContext.ts';
import { createFusedTrainer } from './fusedTrainer.ts';
import { selfTest } from './selfTest.ts';

/**
 * The engine on TensorFlow.js's WebGL backend, in a context of our own. Tests the device first and rejects
 * with an `Error` that says why it cannot be trusted. One per worker: TensorFlow.js has one WebGL backend.
 */
export async function createWebglEngine(): Promise<Engine> {
  return openWebglEngine(await createWebglContext());
}

/** The engine in a given context, which it gives back when it is disposed or fails its self-test. */
export async function openWebglEngine(context: WebglContext): Promise<Engine> {
  const { renderer, software } = context;
  const fused = createFusedContext(context);
  const engine: Engine = {
    report: { id: 'webgl', renderer, software, float: 32 },
    createTrainer: async (experiments, trainerContext) => createFusedTrainer(fused, experiments, trainerContext),
    dispose: () => context.dispose(),
  };
  try {
    await selfTest(context, createCpuEngine(), engine.createTrainer);
  } catch (error) {
    context.dispose();
    throw error;
  }
  return engine;
}
