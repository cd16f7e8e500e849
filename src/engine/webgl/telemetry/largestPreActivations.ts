import type { NetworkLayout } from '../../../core/experiment/layout.ts';
import { createTarget, type Allocation } from '../passes/allocation.ts';
import type { FusedContext } from '../passes/fusedContext.ts';
import { uploadRows } from '../passes/gpuTexture.ts';
import { largest } from './largest.glsl.ts';
import type { Pass } from '../passes/pass.ts';
import { onWholeViewport, type BuiltPlan, type ShaderSource } from '../layouts/plan.ts';
import { readRegions } from '../passes/readTexels.ts';
import type { RowChunks, RowRange } from '../rows/rowChunks.ts';

const ofHidden = onWholeViewport(largest(false));
const ofOutput = onWholeViewport(largest(true));
/** Shaders of the largest pre-activations, to be compiled beforehand. */
export const largestSources: readonly ShaderSource[] = [ofHidden, ofOutput];

/**
 * Makes a function that finds the largest pre-activation of every unit of the loaded networks over a range of rows. Its result
 * gives those of each network, `[unitCount]`; NaN where one is.
 */
export function createLargest(
  context: FusedContext,
  allocation: Allocation,
  { output, layers }: BuiltPlan,
  chunks: RowChunks,
  layout: NetworkLayout,
  together: number,
): (range: RowRange) => Promise<(replica: number) => Float32Array> {
  if (output === null) throw new RangeError('This plan does not keep its values.');
  const groupsOf = layout.layers.map(({ units }) => Math.ceil(units / 4));
  const firstOf = groupsOf.map((_, index) => groupsOf.slice(0, index).reduce((sum, groups) => sum + groups, 0));
  const width = groupsOf.reduce((sum, groups) => sum + groups, 0);
  const sides = [createTarget(allocation, width, together), createTarget(allocation, width, together)] as const;
  return async (range) => {
    let [from, to] = sides;
    context.use(() => uploadRows(context.gl, to.texture, 0, new Float32Array(4 * width * together).fill(-Infinity)));
    await chunks.through(range, () => {
      [from, to] = [to, from];
      return groupsOf.map((groups, index): Pass => {
        const layer = layers[index];
        const first = firstOf[index] ?? 0;
        return {
          program: context.programs.get(layer === undefined ? ofOutput : ofHidden),
          framebuffer: to.framebuffer,
          viewport: [first, 0, groups, together],
          reads: [['parameters', from.texture], layer === undefined ? ['head', output.texture] : ['values', layer.texture]],
          shape: Int32Array.of(first, layer?.firstRow ?? 0, groups, Math.log2(layer?.samples ?? 4)),
          rectangles: 0,
        };
      });
    });
    const [texels = new Float32Array(0)] = await readRegions(context, [{ framebuffer: to.framebuffer, attachment: 0, x: 0, y: 0, width, height: together }]);
    return (replica) => {
      const result = new Float32Array(layout.unitCount);
      layout.layers.forEach(({ units, unitStart }, index) => {
        const group = width * replica + (firstOf[index] ?? 0);
        for (let unit = 0; unit < units; unit++) result[unitStart + unit] = texels[4 * (group + (unit >> 2)) + (unit & 3)] ?? NaN;
      });
      return result;
    };
  };
}
