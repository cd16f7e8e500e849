import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { main as compile } from 'assemblyscript/asc';
import type { Plugin } from 'vite';
import { structuresSource, vocabularySource } from './kernelSources.ts';

const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', '1', '--noExportMemory'];

const compiled = new Map<string, Promise<string>>();

/** Compiles AssemblyScript where the engine imports it, `*.as`, together with what it is generated with from the vocabulary. */
export function assemblyKernels(): Plugin {
  return {
    name: 'assembly-kernels',
    async load(id) {
      if (!id.endsWith('.as')) return null;
      const base64 = compiled.get(id) ?? compileKernels(id);
      compiled.set(id, base64);
      return { code: `export const base64 = ${JSON.stringify(await base64)};`, moduleType: 'js' };
    },
  };
}

/** The WebAssembly module of a file and those that it imports, in base64. Rejects with what the compiler says. */
async function compileKernels(path: string): Promise<string> {
  const generated = new Map([['structures.ts', structuresSource()], ['vocabulary.ts', vocabularySource()]]);
  const said: string[] = [];
  let base64 = '';
  const { error } = await compile([basename(path).replace(/\.as$/, '.ts'), '--outFile', 'kernels.wasm', ...OPTIONS], {
    readFile: (name) => generated.get(name) ?? sourceIn(dirname(path), name),
    writeFile: (name, contents) => {
      if (name === 'kernels.wasm' && typeof contents !== 'string') base64 = Buffer.from(contents).toString('base64');
    },
    listFiles: () => [],
    stderr: { write: (text) => void said.push(String(text)) },
  });
  if (error !== null || base64 === '') throw new Error(`${path} cannot be compiled: ${said.join('')}`, { cause: error });
  return base64;
}

/** A file as the compiler asks for it, by an ending that ours do not have: they are none of TypeScript's. */
function sourceIn(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name.replace(/\.ts$/, '.as')), 'utf8');
  } catch {
    return null;
  }
}
