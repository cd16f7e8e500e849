import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main as compile } from 'assemblyscript/asc';
import type { Plugin } from 'vite';
import { structuresSource, vocabularySource } from './kernelSources.ts';

const FOLDER = fileURLToPath(new URL('../src/engine/wasm/assembly/', import.meta.url));
/** What the engine imports; there is no such file. */
const NAME = 'virtual:assembly-kernels';
const ID = `\0${NAME}`;

let compiled: Promise<Uint8Array> | null = null;

/** Compiles the kernels of `src/engine/wasm/assembly` when `virtual:assembly-kernels` is imported: a module that exports them as `base64`. */
export function assemblyKernels(): Plugin {
  return {
    name: 'assembly-kernels',
    resolveId: (id) => (id === NAME ? ID : null),
    async load(id) {
      if (id !== ID) return null;
      compiled ??= compileKernels();
      return `export const base64 = ${JSON.stringify(Buffer.from(await compiled).toString('base64'))};`;
    },
  };
}

/** The WebAssembly module. Rejects with what the compiler says. */
async function compileKernels(): Promise<Uint8Array> {
  const sources = new Map([['structures.ts', structuresSource()], ['vocabulary.ts', vocabularySource()]]);
  let binary: Uint8Array | null = null;
  const { error, stderr } = await compile(
    ['network.ts', '--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', '1', '--noExportMemory'],
    {
      readFile: (name) => sources.get(name) ?? sourceOf(name),
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === null) throw new Error(`The kernels cannot be compiled: ${stderr.toString()}`, { cause: error });
  return binary;
}

/** A file of the folder. Its ending keeps it from what checks TypeScript, of which it is not. */
function sourceOf(name: string): string | null {
  try {
    return readFileSync(`${FOLDER}${name.replace(/\.ts$/, '.as')}`, 'utf8');
  } catch {
    return null;
  }
}
