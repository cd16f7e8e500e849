import type { DrawnRows } from '../../../core/experiment/birth/drawRows.ts';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { seedsOf } from '../../../core/experiment/birth/seeds.ts';
import { createTexture, uploadRows, type GpuTexture } from '../passes/gpuTexture.ts';
import { inputTexels, LINE } from './sample.glsl.ts';

/** Data sets of all replicas on the GPU; replicas with the same data share one. */
export interface DataPool {
  readonly texture: GpuTexture;
  /** Per replica, the texel at which its data begin. */
  readonly firstTexels: readonly number[];
  /** Per replica. */
  readonly labels: readonly Uint8Array[];
}

/** What replicas must agree on to share inputs. */
function inputsKey(experiment: Experiment): string {
  return `${experiment.data} ${seedsOf(experiment).data} ${experiment.rows} ${experiment.inputs}`;
}

/** Texel rows that the data sets of these experiments take. */
export function poolLines(experiments: readonly Experiment[]): number {
  const distinct = new Map(experiments.map((experiment) => [inputsKey(experiment), experiment]));
  return [...distinct.values()].reduce((sum, { rows, inputs }) => sum + Math.ceil((rows * inputTexels(inputs)) / LINE), 0);
}

/** Uploads the data sets; `dataSets` has one per replica. */
export function createDataPool(gl: WebGL2RenderingContext, experiments: readonly Experiment[], dataSets: readonly DrawnRows[]): DataPool {
  const texture = createTexture(gl, 'float', LINE, Math.max(1, poolLines(experiments)));
  const firstLines = new Map<string, number>();
  let line = 0;
  const firstTexels = experiments.map((experiment, replica) => {
    const key = inputsKey(experiment);
    const known = firstLines.get(key);
    if (known !== undefined) return known * LINE;
    const first = line;
    firstLines.set(key, first);
    line += uploadInputs(gl, texture, first, experiment, dataSets[replica]?.inputs ?? new Float32Array(0));
    return first * LINE;
  });
  return { texture, firstTexels, labels: dataSets.map(({ labels }) => labels) };
}

function uploadInputs(gl: WebGL2RenderingContext, texture: GpuTexture, firstLine: number, { rows, inputs }: Experiment, values: Float32Array): number {
  const stride = 4 * inputTexels(inputs);
  const lines = Math.ceil((rows * stride) / (4 * LINE));
  const padded = new Float32Array(4 * LINE * lines);
  if (stride === inputs) padded.set(values);
  else for (let row = 0; row < rows; row++) padded.set(values.subarray(row * inputs, (row + 1) * inputs), row * stride);
  uploadRows(gl, texture, firstLine, padded);
  return lines;
}
