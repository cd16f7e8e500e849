@inline function rotated(x: v128, by: i32): v128 { return v128.or(i32x4.shl(x, by), i32x4.shr_u(x, 32 - by)); }

/**
 * Threefry-2x32 as in core/random/threefry.ts, for the counters (counter0, counter1) of four draws at once: their first words
 * at `words`, their second words after them.
 */
@inline export function fourDraws(words: usize, seed: i32, stream: i32, counter0: v128, counter1: v128): void {
  const key0 = i32x4.splat(seed), key1 = i32x4.splat(stream), key2 = i32x4.splat(seed ^ stream ^ 0x1bd11bda);
  let x = i32x4.add(counter0, key0);
  let y = i32x4.add(counter1, key1);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 13), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 15), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 26), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 6), x);
  x = i32x4.add(x, key1); y = i32x4.add(y, i32x4.add(key2, i32x4.splat(1)));
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 17), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 29), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 16), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 24), x);
  x = i32x4.add(x, key2); y = i32x4.add(y, i32x4.add(key0, i32x4.splat(2)));
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 13), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 15), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 26), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 6), x);
  x = i32x4.add(x, key0); y = i32x4.add(y, i32x4.add(key1, i32x4.splat(3)));
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 17), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 29), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 16), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 24), x);
  x = i32x4.add(x, key1); y = i32x4.add(y, i32x4.add(key2, i32x4.splat(4)));
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 13), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 15), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 26), x);
  x = i32x4.add(x, y); y = v128.xor(rotated(y, 6), x);
  x = i32x4.add(x, key2); y = i32x4.add(y, i32x4.add(key0, i32x4.splat(5)));
  v128.store(words, x);
  v128.store(words, y, 16);
}
