import { base64 } from './assembly/network.as';

/** What the kernels of `assembly/network.as` offer; addresses are of a network's structure. */
export interface Kernels {
  readonly train: (network: number, blocks: number, untilStep: number) => number;
  readonly inspect: (network: number) => void;
  readonly evaluate: (network: number, first: number, end: number) => void;
  readonly countUnits: (network: number, first: number, end: number) => void;
  readonly clearGradient: (network: number) => void;
  readonly probe: (network: number, first: number, count: number, rows: number) => void;
  /** Writes the order of so many rows in an epoch, from the key (seed, stream). */
  readonly shuffle: (order: number, count: number, seed: number, stream: number, epoch: number) => void;
  /** For tests: `special.as` has the functions in order, each over an array. */
  readonly tryFunction: (id: number, to: number, from: number, bytes: number) => void;
}

/** Compiles the kernels. Rejects with a sentence for people where WebAssembly or its SIMD is missing. */
export async function compileKernels(): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') throw new Error('This browser has no WebAssembly.');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw new Error(`WebAssembly with SIMD does not run here (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
}

/** The kernels on a memory of their own. */
export async function kernelsOn(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const call = (name: keyof Kernels) => {
    const kernel = exports[name];
    if (typeof kernel !== 'function') throw new Error(`The kernels have no "${name}".`);
    return (...values: readonly number[]): number => Number(kernel(...values));
  };
  return {
    train: call('train'),
    inspect: call('inspect'),
    evaluate: call('evaluate'),
    countUnits: call('countUnits'),
    clearGradient: call('clearGradient'),
    probe: call('probe'),
    shuffle: call('shuffle'),
    tryFunction: call('tryFunction'),
  };
}
