import { createCpuEngine } from '../cpu/cpuEngine.ts';
import type { Engine } from '../trainer.ts';
import { sharedContext, type WebglContext } from '../gl/context.ts';
import { createFusedContext } from './passes/fusedContext.ts';
import { createFusedTrainer } from './fusedTrainer.ts';
import { selfTest } from '../gl/selfTest.ts';

/**
 * The engine on TensorFlow.js's WebGL backend, in a context of our own. Tests the device first and rejects
 * with an `Error` that says why it cannot be trusted.
 */
export async function createWebglEngine(): Promise<Engine> {
  return openWebglEngine(await sharedContext());
}

/** The engine in a given context, tested there. */
export async function openWebglEngine(context: WebglContext): Promise<Engine> {
  const { renderer, software } = context;
  const fused = createFusedContext(context);
  const engine: Engine = {
    report: { id: 'webgl', renderer, software, float: 32 },
    createTrainer: async (experiments, trainerContext) => createFusedTrainer(fused, experiments, trainerContext),
  };
  await selfTest(context, createCpuEngine(), engine.createTrainer);
  return engine;
}
