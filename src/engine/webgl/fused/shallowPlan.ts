import { shallowAtlas } from './atlas.ts';
import type { Plan, PlanRequest } from './plan.ts';
import { shallowForward, shallowUpdate } from './shallow.glsl.ts';
import type { SamplerName } from './samplers.ts';
import type { StateSide } from './state.ts';
import type { GpuTexture } from './gpuTexture.ts';
import { WHOLE_VIEWPORT } from './vertex.glsl.ts';

/** Two draws for one hidden layer: forward to the deltas of the output unit; gradients and update. */
export function shallowPlan({ experiments, layout, batchSize, rule, dropout }: PlanRequest): Plan {
  const [experiment] = experiments;
  const [hidden] = layout.layers;
  if (experiment === undefined || hidden === undefined) throw new RangeError('There is no network to train.');
  const replicas = experiments.length;
  const atlas = shallowAtlas(layout, replicas);
  const forward = { vertex: WHOLE_VIEWPORT, fragment: shallowForward(experiment, dropout) };
  const update = { vertex: WHOLE_VIEWPORT, fragment: shallowUpdate(experiment, dropout, rule) };
  const shape = Int32Array.of(hidden.units, 0, 0, 0);
  return {
    name: 'shallow',
    atlas,
    sources: [forward, update],
    build(allocation, { order, inputs, table }, programOf) {
      const quads = Math.ceil(batchSize / 4);
      const head = allocation.texture('float', 2 * replicas, quads);
      const framebuffer = allocation.framebuffer([{ texture: head, layer: 0 }]);
      const reads = (from: StateSide): readonly (readonly [SamplerName, GpuTexture])[] => [['order', order], ['inputs', inputs], ['table', table], ...stateReads(from)];
      return {
        head,
        layers: [],
        output: null,
        forward: (from) => [{ program: programOf(forward), framebuffer, viewport: [0, 0, head.width, quads], reads: reads(from), shape, rectangles: 0 }],
        backward: (from, to) => [
          { program: programOf(update), framebuffer: to.framebuffer, viewport: [0, 0, atlas.width, atlas.height], reads: [...reads(from), ['head', head]], shape, rectangles: 0 },
        ],
      };
    },
  };
}

/** The samplers that read a state. */
export function stateReads({ textures }: StateSide): readonly (readonly [SamplerName, GpuTexture])[] {
  const names: readonly SamplerName[] = ['parameters', 'slot0', 'slot1'];
  return textures.flatMap((texture, index) => {
    const name = names[index];
    return name === undefined ? [] : [[name, texture] as const];
  });
}
