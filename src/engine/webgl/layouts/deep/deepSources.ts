import type { ActivationId } from '../../../../core/vocabulary/activations.ts';
import { isCheap } from '../activation.glsl.ts';
import { deepBackward } from './deepBackward.glsl.ts';
import type { DeepOptions } from './deepCommon.glsl.ts';
import { deepForward, deepHead } from './deepForward.glsl.ts';
import { deepGradient, deepUpdate, LAYER_RECTANGLES, LAYER_VIEWPORT } from './deepGradient.glsl.ts';
import { onWholeViewport, type PlanRequest, type ShaderSource } from '../plan.ts';
import { inputTexels } from '../../rows/sample.glsl.ts';

/** The shaders of a deep network. */
export interface DeepSources {
  /** Samples in a texel column, see `DeepOptions`. */
  readonly samples: 2 | 4;
  /** One per hidden layer. */
  readonly forward: readonly ShaderSource[];
  readonly head: ShaderSource;
  /** One per hidden layer. */
  readonly backward: readonly ShaderSource[];
  /** One per layer. */
  readonly gradient: readonly ShaderSource[];
  readonly update: ShaderSource;
}

/** Writes the shaders; layers that differ in nothing but sizes have the same. `keepsZ`: whether the output's pre-activations are kept. */
export function deepSources({ experiments, layout, rule, dropout }: PlanRequest, keepsZ: boolean): DeepSources {
  const [experiment] = experiments;
  if (experiment === undefined) throw new RangeError('There is no network to train.');
  const ids: readonly ActivationId[] = experiment.layers.map(({ activation }) => activation.id);
  const last = ids.length - 1;
  const samples = !dropout && ids.every(isCheap) ? 4 : 2;
  const options: DeepOptions = { samples, dropout, inputTexels: inputTexels(experiment.inputs) };
  const idBelow = (index: number): ActivationId | null => ids[index - 1] ?? null;
  const vertex = experiments.length === 1 ? LAYER_VIEWPORT : LAYER_RECTANGLES;
  return {
    samples,
    forward: ids.map((id, index) => onWholeViewport(deepForward(options, id, idBelow(index)))),
    head: onWholeViewport(deepHead(options, experiment, ids[last] ?? 'linear', keepsZ)),
    backward: ids.map((id, index) => onWholeViewport(deepBackward(options, id, index === last ? 'head' : 'layer'))),
    gradient: layout.layers.map(({ isOutput }, index) => ({ vertex, fragment: deepGradient(options, idBelow(index), isOutput ? 'head' : 'layer') })),
    update: onWholeViewport(deepUpdate(rule)),
  };
}
