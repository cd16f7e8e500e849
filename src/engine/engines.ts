import { AUTO, AUTO_ORDER, ENGINES, LAST_RESORT, type AskedEngine, type EngineId } from '../core/vocabulary/engines.ts';
import { createCpuEngine } from './cpu/cpuEngine.ts';
import { NotLoadedError } from './engineError.ts';
import { whyNoGraphicsProcessor } from './gl/renderer.ts';
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
  /** The engine that is asked for, or that suits the device, or the one that runs instead and why. */
  readonly choose: (asked: AskedEngine) => Promise<ChosenEngine>;
}

/** An engine that was tried and why it does not run. */
interface Failed {
  readonly id: EngineId;
  readonly reason: string;
  readonly isNotLoaded: boolean;
}

/**
 * Loads each engine on first demand and tests it once. Where one cannot be trusted, its row says what runs instead. One
 * whose code did not load is asked for again at the next demand. Where no engine is named, WebGL is neither loaded nor
 * tested unless a graphics processor draws it. `replaced` and `whyNoGpu` are for tests.
 */
export function openEngines(replaced: Partial<typeof LOADERS> = {}, whyNoGpu: () => string | null = whyNoGraphicsProcessor): Engines {
  const loaders = { ...LOADERS, ...replaced };
  const cpu = createCpuEngine();
  const loaded = new Map<EngineId, Promise<Engine>>([[LAST_RESORT, Promise.resolve(cpu)]]);

  async function load(id: EngineId): Promise<Engine | Failed> {
    const loading = loaded.get(id) ?? loaders[id]();
    loaded.set(id, loading);
    try {
      return await loading;
    } catch (error) {
      const isNotLoaded = error instanceof NotLoadedError;
      if (isNotLoaded) loaded.delete(id);
      return { id, reason: error instanceof Error ? error.message : String(error), isNotLoaded };
    }
  }

  /** The first of several engines that runs, the last one of which runs everywhere. */
  async function firstOf([id, ...others]: readonly EngineId[], asked: AskedEngine, before: Omit<Failed, 'id'> & { readonly id?: EngineId } | null): Promise<ChosenEngine> {
    const engine = await load(id ?? LAST_RESORT);
    if ('reason' in engine) return firstOf(others, asked, engine);
    return {
      engine,
      report: {
        ...engine.report,
        asked,
        ...(before?.id === undefined ? {} : { fallbackFrom: before.id }),
        ...(before === null ? {} : { reason: before.reason }),
        ...(before?.isNotLoaded === true ? { notLoaded: true } : {}),
      },
    };
  }

  async function choose(asked: AskedEngine): Promise<ChosenEngine> {
    if (asked !== AUTO) return firstOf(orderOf(asked), asked, null);
    const reason = whyNoGpu();
    const [first, ...others] = AUTO_ORDER;
    return reason === null ? firstOf([first, ...others], asked, null) : firstOf(others, asked, { reason, isNotLoaded: false });
  }

  return { cpu, choose };
}

/** An engine and those that run in its place. */
function orderOf(id: EngineId): readonly EngineId[] {
  const { instead } = ENGINES[id];
  return instead === null ? [id] : [id, ...orderOf(instead)];
}
