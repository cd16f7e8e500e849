import { streamKey } from '../../../core/random/streams.ts';
import { THREEFRY } from '../../gl/threefry.glsl.ts';

/** Reads the table of `replicaTable.ts`. */
export const TABLE = `
uniform highp usampler2D table;
struct Layer { float parameter; uint threshold; float scale; float shift; float dropped; };
uvec4 replicaConstants(int replica) { return texelFetch(table, ivec2(0, replica), 0); }
Layer layerConstants(int replica, int layer) {
  uvec4 a = texelFetch(table, ivec2(2 * layer - 1, replica), 0);
  float dropped = uintBitsToFloat(texelFetch(table, ivec2(2 * layer, replica), 0).x);
  return Layer(uintBitsToFloat(a.x), a.y, uintBitsToFloat(a.z), uintBitsToFloat(a.w), dropped);
}`;

/**
 * Which units are kept, equal, bit for bit, to the `dropout` stream of `core/random/streams.ts`; `layer` counts from 1.
 * `drawGroups` draws for the four units of a group on two samples of the batch: `keptUnits` tells of all four on one of
 * them, `keptUnit` of one on both. `drawUnits` draws for one unit on four samples. The loops keep one copy of the generator in the shader: compiling it is slow.
 */
export const DROPOUT = `${THREEFRY}
uvec2 dropoutWords[4];
void drawGroups(uint seed, int layer, int firstSample, int group) {
  for (int k = 0; k < 4; k++) {
    dropoutWords[k] = threefry2x32(uvec2(seed, uint(${streamKey('dropout', 0)} + layer)), uvec2(uint(batch.x), uint((firstSample + (k >> 1)) * 128 + 2 * group + (k & 1))));
  }
}
bvec4 keptUnits(int s, uint threshold) {
  return greaterThanEqual(uvec4(dropoutWords[2 * s], dropoutWords[2 * s + 1]) >> 9u, uvec4(threshold));
}
bvec2 keptUnit(int unit, uint threshold) {
  int pair = (unit >> 1) & 1;
  return greaterThanEqual(uvec2(dropoutWords[pair][unit & 1], dropoutWords[2 + pair][unit & 1]) >> 9u, uvec2(threshold));
}
bvec4 drawUnits(uint seed, int layer, int firstSample, int unit, uint threshold) {
  uvec4 words;
  for (int k = 0; k < 4; k++) {
    uvec2 pair = threefry2x32(uvec2(seed, uint(${streamKey('dropout', 0)} + layer)), uvec2(uint(batch.x), uint((firstSample + k) * 128 + (unit >> 1))));
    words[k] = (unit & 1) == 0 ? pair.x : pair.y;
  }
  return greaterThanEqual(words >> 9u, uvec4(threshold));
}`;
