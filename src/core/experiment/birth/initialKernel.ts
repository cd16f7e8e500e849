import { orthonormalize } from '../../random/orthonormalize.ts';
import { streamKey, uniformFromWord } from '../../random/streams.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import { INITIALIZERS, type InitializerChoice, KERNEL_DRAWS } from '../../vocabulary/initializers.ts';
import { MAX_UNITS } from '../settings/layerFields.ts';

/**
 * Initial kernel of a layer (1 for the first), `[units, fanIn]`. Except for `orthogonal`, an entry depends on
 * no other: a wider layer keeps the entries that a narrower one has, up to the initializer's scale. `renewedAt`: the
 * kernel drawn anew when so many epochs are done.
 */
export function initialKernel(
  choice: InitializerChoice,
  kernelSeed: number,
  layer: number,
  units: number,
  fanIn: number,
  renewedAt: number | null = null,
): Float64Array {
  const row = INITIALIZERS[choice.id];
  const { centre, spread } = row.scale(choice.parameters, fanIn, units);
  const kernel = new Float64Array(units * fanIn);
  if (row.draw === 'none') return kernel.fill(centre);

  const { draw } = KERNEL_DRAWS[row.draw];
  const key = streamKey(renewedAt === null ? 'kernel' : 'renewal', layer);
  const words = new Uint32Array(2);
  for (let unit = 0; unit < units; unit++) {
    for (let input = 0; input < fanIn; input++) {
      if ((input & 1) === 0) threefry2x32(words, kernelSeed, key, (renewedAt ?? 0) * MAX_UNITS + unit, input >>> 1);
      kernel[unit * fanIn + input] = draw(uniformFromWord(words[input & 1] ?? 0));
    }
  }
  if (row.draw === 'orthogonal') orthonormalize(kernel, units, fanIn);
  for (let i = 0; i < kernel.length; i++) kernel[i] = centre + spread * (kernel[i] ?? 0);
  return kernel;
}
