import { evaluationOf, type Evaluation } from '../../../core/telemetry/probeReading.ts';
import { contextLost } from '../../gl/fence.ts';
import { createTarget, type Allocation } from '../passes/allocation.ts';
import type { FusedContext } from '../passes/fusedContext.ts';
import { HEAD_SUMS, STRIPS, SUM_MARK } from './headSums.glsl.ts';
import { onWholeViewport, type BuiltPlan, type ShaderSource } from '../layouts/plan.ts';
import { readRegions } from '../passes/readTexels.ts';
import type { RowChunks, RowRange } from '../rows/rowChunks.ts';
import { LINE } from '../rows/sample.glsl.ts';

const sums = onWholeViewport(HEAD_SUMS);
/** Shaders of `createEvaluation`, to be compiled beforehand. */
export const evaluationSources: readonly ShaderSource[] = [sums];

/**
 * Makes a function that evaluates the loaded networks on a range of rows: sums of each chunk on the GPU in float32, a texel a
 * strip, one readback, then float64. Its result gives the evaluation of each network.
 */
export function createEvaluation(context: FusedContext, allocation: Allocation, { head }: BuiltPlan, chunks: RowChunks, together: number): (range: RowRange) => Promise<(replica: number) => Evaluation> {
  if (head === null) throw new RangeError('This plan does not keep its losses.');
  const program = context.programs.get(sums);
  const most = Math.max(chunks.chunksOf('train'), chunks.chunksOf('validation'));
  const height = STRIPS * together;
  const { texture, framebuffer } = createTarget(allocation, Math.min(LINE, most), Math.ceil(most / LINE) * height);
  return async (range) => {
    await chunks.through(range, (chunk) => {
      const row = Math.floor(chunk / LINE) * height;
      return [{ program, framebuffer, viewport: [chunk % LINE, row, 1, height], reads: [['head', head]], shape: Int32Array.of(row, 0, 0, 0), rectangles: 0 }];
    });
    const [texels = new Float32Array(0)] = await readRegions(context, [{ framebuffer, attachment: 0, x: 0, y: 0, width: texture.width, height: texture.height }]);
    const rows = chunks.rowsOf(range);
    const count = chunks.chunksOf(range);
    return (replica) => {
      let lossSum = 0;
      let correctCount = 0;
      for (let chunk = 0; chunk < count; chunk++) {
        for (let strip = 0; strip < STRIPS; strip++) {
          const row = Math.floor(chunk / LINE) * height + replica * STRIPS + strip;
          const at = 4 * (row * texture.width + (chunk % LINE));
          if (texels[at + 3] !== SUM_MARK) throw contextLost();
          lossSum += texels[at] ?? NaN;
          correctCount += texels[at + 1] ?? NaN;
        }
      }
      return evaluationOf({ lossSum, correctCount }, rows);
    };
  };
}
