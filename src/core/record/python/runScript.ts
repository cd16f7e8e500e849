import type { FrameRecord } from '../frameRecord.ts';
import type { RunRecord } from '../runRecord.ts';
import type { WrittenNumber } from '../csv.ts';

/** Libraries that scripts train with. */
export type ScriptLibrary = 'torch' | 'keras';

/** The texts of `python/` that scripts are made of. */
export interface PythonSources {
  /** `dead_relu_lab.py`: the draws. */
  readonly draws: string;
  /** `train_torch.py` and `train_keras.py`. */
  readonly training: Readonly<Record<ScriptLibrary, string>>;
}

/** In `python/` the draws are a module of their own; in a script they stand above. */
const IMPORT_OF_DRAWS = /^from dead_relu_lab import .*\n/m;

/** A curve as scripts hold it: an entry an epoch, birth first. */
interface CurvePoint {
  readonly epoch: number;
  readonly trainLoss: WrittenNumber | null;
  readonly validationLoss: WrittenNumber | null;
}

/** A piece of a script: what it is, and its code. */
export interface ScriptPart {
  readonly heading: string;
  readonly code: string;
}

const LIBRARY_NAME: Readonly<Record<ScriptLibrary, string>> = { torch: 'PyTorch', keras: 'Keras 3' };
const LIBRARY_NEEDS: Readonly<Record<ScriptLibrary, string>> = { torch: 'numpy and torch', keras: 'numpy, keras 3 and one of its backends' };

/** What a script says of itself, in lines of Markdown. */
export function scriptIntroduction(run: RunRecord, library: ScriptLibrary): string {
  return [
    `A run of the Dead ReLU Lab, trained again with ${LIBRARY_NAME[library]}: the same rows, kernels, shuffles and dropout masks.`,
    '',
    run.link,
    '',
    `Exported by version ${run.app.version}; trained there on the engine ${run.engine.id}, ${Math.max(0, [...run.frames].length - 1)} epochs.`,
    `Needs ${LIBRARY_NEEDS[library]}. At the end it prints how far its losses are from those of the exported run: rounding alone sets them apart.`,
  ].join('\n');
}

/**
 * The parts of a script that trains a run again, in their order: the draws, the experiment with its curve, the training, and the comparison.
 * They are one program, whether they stand in one file or in the cells of a notebook.
 */
export function scriptParts(run: RunRecord, library: ScriptLibrary, { draws, training }: PythonSources): readonly ScriptPart[] {
  const epochs = [...run.frames].map(({ epoch, trainLoss, validationLoss }: FrameRecord): CurvePoint => ({ epoch, trainLoss, validationLoss }));
  return [
    { heading: 'The draws', code: draws.trim() },
    {
      heading: 'The experiment, and the losses of the exported run',
      code: [
        `EXPERIMENT = ${pythonOf(run.experiment, true)}`,
        '',
        `CURVE = [\n${epochs.map((point) => `    ${pythonOf(point)},\n`).join('')}]`,
      ].join('\n'),
    },
    { heading: 'The training', code: training[library].replace(IMPORT_OF_DRAWS, '').trim() },
    {
      heading: 'The same run again',
      code: ['trained, network = train(EXPERIMENT, epochs=len(CURVE) - 1)', 'report(CURVE, trained)'].join('\n'),
    },
  ];
}

/** A script in one file. */
export function runScript(run: RunRecord, library: ScriptLibrary, sources: PythonSources): string {
  const comments = scriptIntroduction(run, library)
    .split('\n')
    .map((line) => `# ${line}`.trimEnd());
  const parts = scriptParts(run, library, sources).map(({ heading, code }) => `# ---- ${heading} ----\n\n${code}\n`);
  return `${comments.join('\n')}\n\n${parts.join('\n\n')}`;
}

/** A value as a Python literal; what is not finite as `float("nan")`, `float("inf")`. */
function pythonOf(value: unknown, isLong = false): string {
  if (value === null || value === undefined) return 'None';
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return `float("${value.toLowerCase()}")`;
  if (Array.isArray(value)) return `[${value.map((each) => pythonOf(each)).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${pythonOf(each)}`);
    return isLong ? `{\n${entries.map((entry) => `    ${entry},\n`).join('')}}` : `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}
