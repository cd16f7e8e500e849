import type { Engine } from '../trainer.ts';
import { compileKernels } from './kernels.ts';
import { createWasmTrainer } from './wasmTrainer.ts';

/** The engine of SIMD WebAssembly: one processor core, the same bits on every machine. Rejects where there is no SIMD. */
export async function createWasmEngine(): Promise<Engine> {
  const module = await compileKernels();
  return {
    report: { id: 'wasm', renderer: 'SIMD kernels', software: false, float: 32 },
    createTrainer: (experiments, context) => createWasmTrainer(module, experiments, context),
  };
}
