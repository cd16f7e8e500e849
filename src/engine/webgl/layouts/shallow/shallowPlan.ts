import { shallowAtlas } from '../atlas.ts';
import type { GpuTexture } from '../../passes/gpuTexture.ts';
import { onWholeViewport, type Plan, type PlanRequest } from '../plan.ts';
import type { SamplerName } from '../../passes/programCache.ts';
import { shallowForward } from './shallow.glsl.ts';
import { shallowApply, shallowGradient, shallowUpdate, unitsPerFragment } from './shallowGradient.glsl.ts';
import { stateReads, type StateSide } from '../state.ts';

/** Samples times units, of all replicas, from which on a third draw costs less than computing each unit again per texel. */
const MUCH_WORK = 512;

/**
 * One hidden layer. Two draws: forward to the deltas of the output unit; gradients and update. With much work
 * three: forward; gradients in parts of the batch, whole units at once; update.
 */
export function shallowPlan({ experiments, layout, batchSize, rule, dropout }: PlanRequest): Plan {
  const [experiment] = experiments;
  const [hidden] = layout.layers;
  if (experiment === undefined || hidden === undefined) throw new RangeError('There is no network to train.');
  const replicas = experiments.length;
  const quads = Math.ceil(batchSize / 4);
  const atlas = shallowAtlas(layout, replicas);
  const together = unitsPerFragment(experiment.inputs);
  const apart = together > 0 && batchSize * hidden.units * replicas >= MUCH_WORK;
  const chunks = Math.max(1, Math.min(8, 2 ** Math.floor(Math.log2(quads / 4))));
  const shape = Int32Array.of(hidden.units, together, chunks, together === 0 ? 0 : 4 / together);
  const forward = onWholeViewport(shallowForward(experiment, dropout));
  const gradient = apart ? onWholeViewport(shallowGradient(experiment, dropout, together)) : null;
  const update = onWholeViewport(gradient === null ? shallowUpdate(experiment, dropout, rule) : shallowApply(experiment, rule));
  return {
    name: gradient === null ? 'shallow' : 'shallow, gradients apart',
    atlas,
    sources: gradient === null ? [forward, update] : [forward, gradient, update],
    build(allocation, { order, inputs, table }, programOf) {
      const head = allocation.texture('float', 2 * replicas, quads);
      const headTarget = allocation.framebuffer([{ texture: head, layer: 0 }]);
      const gradients = gradient === null ? null : allocation.texture('float', chunks * replicas, Math.ceil(hidden.units / together), 4);
      const reads = (from: StateSide): readonly (readonly [SamplerName, GpuTexture])[] => [['order', order], ['inputs', inputs], ['table', table], ...stateReads(from)];
      const gradientPasses = (from: StateSide): ReturnType<ReturnType<Plan['build']>['forward']> => {
        if (gradient === null || gradients === null || gradientTarget === null) return [];
        return [
          { program: programOf(gradient), framebuffer: gradientTarget, viewport: [0, 0, gradients.width, gradients.height], reads: [...reads(from), ['head', head]], shape, rectangles: 0 },
        ];
      };
      const gradientTarget = gradients === null ? null : allocation.framebuffer([0, 1, 2, 3].map((layer) => ({ texture: gradients, layer })));
      return {
        head,
        layers: [],
        output: null,
        forward: (from, rows = batchSize) => [{ program: programOf(forward), framebuffer: headTarget, viewport: [0, 0, head.width, Math.ceil(rows / 4)], reads: reads(from), shape, rectangles: 0 }],
        backward: (from, to) => [
          ...gradientPasses(from),
          {
            program: programOf(update),
            framebuffer: to.framebuffer,
            viewport: [0, 0, atlas.width, atlas.height],
            reads: [...reads(from), ['head', head], ...(gradients === null ? [] : [['gradients', gradients] as const])],
            shape,
            rectangles: 0,
          },
        ],
      };
    },
  };
}
