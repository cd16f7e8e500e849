import { ENGINES, LAST_RESORT, type EngineId } from '../core/vocabulary/engines.ts';
import { createCpuEngine } from './cpu/cpuEngine.ts';
import { NotLoadedError } from './engineError.ts';
import type { Engine, EngineReport } from './trainer.ts';

/** How each engine is loaded and tested; rejects with an `Error` that says why it cannot be trusted on this device. */
const LOADERS: Readonly<Record<EngineId, () => Promise<Engine>>> = {
  webgl: async () => (await orNotLoaded(import('./webgl/webglEngine.ts'))).createWebglEngine(),
  tfjs: async () => (await orNotLoaded(import('./tfjs/tfjsEngine.ts'))).createTfjsEngine(),
  wasm: async () => (await orNotLoaded(import('./wasm/wasmEngine.ts'))).createWasmEngine(),
  cpu: () => Promise.resolve(createCpuEngine()),
};

async function orNotLoaded<Module>(code: Promise<Module>): Promise<Module> {
  try {
    return await code;
  } catch (error) {
    throw new NotLoadedError(error);
  }
}

/** An engine and what is to be said of it. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly report: EngineReport;
}

/** The engines of a worker. */
export interface Engines {
  /** Typed arrays, at once. */
  readonly cpu: Engine;
  /** The engine that is asked for, or the one that runs instead and why. */
  readonly choose: (id: EngineId) => Promise<ChosenEngine>;
}

/**
 * Loads each engine on first demand and tests it once. Where one cannot be trusted, its row says what runs instead. One
 * whose code did not load is asked for again at the next demand. `replaced` is for tests.
 */
export function openEngines(replaced: Partial<typeof LOADERS> = {}): Engines {
  const loaders = { ...LOADERS, ...replaced };
  const cpu = createCpuEngine();
  const loaded = new Map<EngineId, Promise<Engine>>([[LAST_RESORT, Promise.resolve(cpu)]]);

  async function choose(id: EngineId): Promise<ChosenEngine> {
    const loading = loaded.get(id) ?? loaders[id]();
    loaded.set(id, loading);
    try {
      const engine = await loading;
      return { engine, report: engine.report };
    } catch (error) {
      const { instead } = ENGINES[id];
      if (instead === null) throw error;
      const isNotLoaded = error instanceof NotLoadedError;
      if (isNotLoaded) loaded.delete(id);
      const { engine } = await choose(instead);
      return { engine, report: { ...engine.report, fallbackFrom: id, reason: error instanceof Error ? error.message : String(error), ...(isNotLoaded ? { notLoaded: true } : {}) } };
    }
  }

  return { cpu, choose };
}
