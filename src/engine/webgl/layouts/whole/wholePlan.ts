import { shallowAtlas } from '../atlas.ts';
import { onWholeViewport, type Plan, type PlanRequest } from '../plan.ts';
import { inputTexels } from '../../rows/sample.glsl.ts';
import { shallowWhole } from './whole.glsl.ts';
import { stateReads } from '../state.ts';

/** Texels read in one draw by all fragments, from which on two draws cost less. */
const LITTLE_WORK = 8192;

/** Whether one draw is best: few units, few samples, no masks. */
export function fitsOneDraw({ experiments, layout, batchSize, dropout }: PlanRequest): boolean {
  const texels = (layout.layers[0]?.units ?? 0) * (inputTexels(layout.inputs) + 1);
  return !dropout && texels * texels * Math.ceil(batchSize / 4) * experiments.length <= LITTLE_WORK;
}

/** One hidden layer in one draw. It keeps no `head`. */
export function wholePlan({ experiments, layout, rule }: PlanRequest): Plan {
  const [experiment] = experiments;
  const [hidden] = layout.layers;
  if (experiment === undefined || hidden === undefined) throw new RangeError('There is no network to train.');
  const atlas = shallowAtlas(layout, experiments.length);
  const whole = onWholeViewport(shallowWhole(experiment, rule));
  const shape = Int32Array.of(hidden.units, 0, 0, 0);
  return {
    name: 'whole',
    atlas,
    sources: [whole],
    build: (_allocation, { order, inputs, table }, programOf) => ({
      head: null,
      layers: [],
      output: null,
      forward: () => [],
      backward: (from, to) => [
        { program: programOf(whole), framebuffer: to.framebuffer, viewport: [0, 0, atlas.width, atlas.height], reads: [['order', order], ['inputs', inputs], ['table', table], ...stateReads(from)], shape, rectangles: 0 },
      ],
    }),
  };
}
