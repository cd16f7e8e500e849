/**
 * `uvec2 threefry2x32(uvec2 key, uvec2 counter)` in GLSL ES 3.00: the same words, bit for bit, as
 * `threefry2x32` in `core/random/threefry.ts`, from which the rounds are taken.
 */
export const THREEFRY = `
void threefryRounds(inout uvec2 x, int r0, int r1, int r2, int r3) {
  x.x += x.y; x.y = ((x.y << r0) | (x.y >> (32 - r0))) ^ x.x;
  x.x += x.y; x.y = ((x.y << r1) | (x.y >> (32 - r1))) ^ x.x;
  x.x += x.y; x.y = ((x.y << r2) | (x.y >> (32 - r2))) ^ x.x;
  x.x += x.y; x.y = ((x.y << r3) | (x.y >> (32 - r3))) ^ x.x;
}
uvec2 threefry2x32(uvec2 key, uvec2 counter) {
  uint key2 = key.x ^ key.y ^ 0x1bd11bdau;
  uvec2 x = counter + key;
  threefryRounds(x, 13, 15, 26, 6); x += uvec2(key.y, key2 + 1u);
  threefryRounds(x, 17, 29, 16, 24); x += uvec2(key2, key.x + 2u);
  threefryRounds(x, 13, 15, 26, 6); x += uvec2(key.x, key.y + 3u);
  threefryRounds(x, 17, 29, 16, 24); x += uvec2(key.y, key2 + 4u);
  threefryRounds(x, 13, 15, 26, 6); x += uvec2(key2, key.x + 5u);
  return x;
}`;
