import { streamKey } from '../../../core/random/streams.ts';
import { THREEFRY } from '../threefryGlsl.ts';

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
 * Which units are kept: `keptUnits` of the four units of a group, `keptUnit` of one, on one sample of the batch. Equal, bit for bit, to the
 * `dropout` stream of `core/random/streams.ts`; `layer` counts from 1.
 */
export const DROPOUT = `${THREEFRY}
uvec2 dropoutWords(uint seed, int layer, int sampleInBatch, int unitPair) {
  return threefry2x32(uvec2(seed, uint(${streamKey('dropout', 0)} + layer)), uvec2(uint(batch.x), uint(sampleInBatch * 128 + unitPair)));
}
bvec4 keptUnits(uint seed, int layer, int sampleInBatch, int group, uint threshold) {
  uvec4 words = uvec4(dropoutWords(seed, layer, sampleInBatch, 2 * group), dropoutWords(seed, layer, sampleInBatch, 2 * group + 1));
  return greaterThanEqual(words >> 9u, uvec4(threshold));
}
bool keptUnit(uint seed, int layer, int sampleInBatch, int unit, uint threshold) {
  uvec2 words = dropoutWords(seed, layer, sampleInBatch, unit >> 1);
  return ((unit & 1) == 0 ? words.x : words.y) >> 9u >= threshold;
}`;
