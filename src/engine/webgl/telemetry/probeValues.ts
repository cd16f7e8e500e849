import type { BuiltPlan, LayerValues } from '../layouts/plan.ts';
import { readRegions, type Region } from '../passes/readTexels.ts';
import type { FusedContext } from '../passes/fusedContext.ts';

/** Pre-activations as the GPU keeps them, read back. */
export interface ProbeValues {
  /** z of a hidden layer, unit-major `[units, rows]`. */
  layer(index: number, units: number, rows: number, replica: number): Float32Array;
  /** z of the output unit, `[rows]`. */
  output(rows: number, replica: number): Float32Array;
}

/** Reads the pre-activations of all layers and replicas after a plan's forward draws. */
export async function readProbeValues(context: FusedContext, built: BuiltPlan): Promise<ProbeValues> {
  const { layers, output } = built;
  if (output === null) throw new RangeError('This plan does not keep its values.');
  const sources = [...new Map(layers.map((layer) => [layer.framebuffer, layer])).values()];
  const whole = (framebuffer: WebGLFramebuffer, attachment: number, { width, height }: { width: number; height: number }): Region => ({ framebuffer, attachment, x: 0, y: 0, width, height });
  const regions = sources.flatMap(({ framebuffer, texture, samples }) => Array.from({ length: samples }, (_, sample) => whole(framebuffer, sample, texture)));
  const texels = await readRegions(context, [whole(output.framebuffer, 1, output.texture), ...regions]);
  const [outputTexels = new Float32Array(0), ...valueTexels] = texels;
  const firstOf = new Map<WebGLFramebuffer, number>();
  let next = 0;
  for (const { framebuffer, samples } of sources) {
    firstOf.set(framebuffer, next);
    next += samples;
  }
  return {
    layer(index, units, rows, replica) {
      const layer = layers[index];
      if (layer === undefined) throw new RangeError(`There is no hidden layer ${index}.`);
      const first = firstOf.get(layer.framebuffer) ?? 0;
      return unitMajor(layer, valueTexels.slice(first, first + layer.samples), units, rows, replica);
    },
    output(rows, replica) {
      const z = new Float32Array(rows);
      const stride = 4 * output.texture.width;
      for (let row = 0; row < rows; row++) z[row] = outputTexels[(row >> 2) * stride + 8 * replica + 4 * ((row >> 1) & 1) + (row & 1)] ?? NaN;
      return z;
    },
  };
}

/** `[units, rows]` of texels that hold four units each, a column per `samples` rows, an array per sample. */
function unitMajor({ texture, samples, firstRow, unitGroups }: LayerValues, bySample: readonly Float32Array[], units: number, rows: number, replica: number): Float32Array {
  const z = new Float32Array(units * rows);
  for (let unit = 0; unit < units; unit++) {
    const start = 4 * texture.width * (firstRow + replica * unitGroups + (unit >> 2)) + (unit & 3);
    bySample.forEach((texels, sample) => {
      let at = start;
      for (let row = sample; row < rows; row += samples, at += 4) z[unit * rows + row] = texels[at] ?? NaN;
    });
  }
  return z;
}
