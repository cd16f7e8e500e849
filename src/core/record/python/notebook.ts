import type { RunRecord } from '../runRecord.ts';
import { scriptIntroduction, scriptParts, type PythonSources, type ScriptLibrary } from './runScript.ts';

interface Cell {
  readonly cell_type: 'markdown' | 'code';
  readonly id: string;
  readonly metadata: object;
  readonly source: readonly string[];
  readonly execution_count?: null;
  readonly outputs?: readonly never[];
}

/** A script as a Jupyter notebook, format 4.5: the same code, a cell a part. */
export function notebook(run: RunRecord, library: ScriptLibrary, sources: PythonSources): object {
  const cells = scriptParts(run, library, sources).flatMap(({ heading, code }) => [markdown(`## ${heading}`), python(code)]);
  return {
    cells: [markdown(`# A run of the Dead ReLU Lab\n\n${scriptIntroduction(run, library)}`), ...cells].map((cell, index) => ({ ...cell, id: `cell-${index + 1}` })),
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' }, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function markdown(text: string): Omit<Cell, 'id'> {
  return { cell_type: 'markdown', metadata: {}, source: linesOf(text) };
}

function python(code: string): Omit<Cell, 'id'> {
  return { cell_type: 'code', metadata: {}, source: linesOf(code), execution_count: null, outputs: [] };
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}
