/** Upper halves that a float32's bits can have. */
const PATTERNS = 65536;

/**
 * Sums up `count` entries, with 0 in the places up to a multiple of four, and writes seven float64 to `to`: their sum, that of their sizes and of their
 * squares, the smallest, the largest, how many are not 0 and how many below. Nothing is said of entries that are not finite but by the squares.
 */
export function sums(from: usize, count: i32, to: usize): void {
  let sum0 = f64x2.splat(0), sum2 = sum0, absolute0 = sum0, absolute2 = sum0, square0 = sum0, square2 = sum0;
  let other = i32x4.splat(0), negative = other;
  const zero = f32x4.splat(0);
  for (let i = 0; i < count; i += 4) {
    const entries = v128.load(from + (i << 2));
    const low = f64x2.promote_low_f32x4(entries);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i32>(entries, entries, 2, 3, 2, 3));
    sum0 = f64x2.add(sum0, low);
    sum2 = f64x2.add(sum2, high);
    absolute0 = f64x2.add(absolute0, f64x2.abs(low));
    absolute2 = f64x2.add(absolute2, f64x2.abs(high));
    square0 = f64x2.add(square0, f64x2.mul(low, low));
    square2 = f64x2.add(square2, f64x2.mul(high, high));
    other = i32x4.sub(other, f32x4.ne(entries, zero));
    negative = i32x4.sub(negative, f32x4.lt(entries, zero));
  }
  let least = v128.load32_splat(from), most = least;
  const whole = count & ~3;
  for (let i = 0; i < whole; i += 4) {
    const entries = v128.load(from + (i << 2));
    least = f32x4.pmin(least, entries);
    most = f32x4.pmax(most, entries);
  }
  for (let i = whole; i < count; i++) {
    const entry = v128.load32_splat(from + (i << 2));
    least = f32x4.pmin(least, entry);
    most = f32x4.pmax(most, entry);
  }
  store<f64>(to, ofLanes(sum0, sum2));
  store<f64>(to, ofLanes(absolute0, absolute2), 8);
  store<f64>(to, ofLanes(square0, square2), 16);
  store<f64>(to, min(min(f32x4.extract_lane(least, 0), f32x4.extract_lane(least, 1)), min(f32x4.extract_lane(least, 2), f32x4.extract_lane(least, 3))), 24);
  store<f64>(to, max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3))), 32);
  store<f64>(to, total(other), 40);
  store<f64>(to, total(negative), 48);
}

/** Sum of the squares of every entry's distance from `mean`. */
export function squaredDeviations(from: usize, count: i32, mean: f64): f64 {
  const middle = f64x2.splat(mean);
  let sum0 = f64x2.splat(0), sum2 = sum0;
  const whole = count & ~3;
  for (let i = 0; i < whole; i += 4) {
    const entries = v128.load(from + (i << 2));
    const low = f64x2.sub(f64x2.promote_low_f32x4(entries), middle);
    const high = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<i32>(entries, entries, 2, 3, 2, 3)), middle);
    sum0 = f64x2.add(sum0, f64x2.mul(low, low));
    sum2 = f64x2.add(sum2, f64x2.mul(high, high));
  }
  if (whole < count) sum0 = f64x2.replace_lane(sum0, 0, f64x2.extract_lane(sum0, 0) + squaredDistance(from, whole, mean));
  if (whole + 1 < count) sum0 = f64x2.replace_lane(sum0, 1, f64x2.extract_lane(sum0, 1) + squaredDistance(from, whole + 1, mean));
  if (whole + 2 < count) sum2 = f64x2.replace_lane(sum2, 0, f64x2.extract_lane(sum2, 0) + squaredDistance(from, whole + 2, mean));
  return ofLanes(sum0, sum2);
}

function squaredDistance(from: usize, i: i32, mean: f64): f64 {
  const distance = <f64>load<f32>(from + (i << 2)) - mean;
  return distance * distance;
}

function ofLanes(lanes01: v128, lanes23: v128): f64 {
  const both = f64x2.add(lanes01, lanes23);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

function total(counts: v128): i32 {
  return i32x4.extract_lane(counts, 0) + i32x4.extract_lane(counts, 1) + i32x4.extract_lane(counts, 2) + i32x4.extract_lane(counts, 3);
}

/**
 * Counts entries by the upper halves of their bits in `table`, `[65536]`, which is 0 before and after; writes those of finite numbers that there are, as the upper halves of keys
 * that sort as the numbers do, to `uppers`, and how many entries have each to `counts`. How many upper halves these are.
 */
export function upperCounts(from: usize, count: i32, table: usize, uppers: usize, counts: usize): i32 {
  const end = from + (count << 2);
  for (let at = from; at < end; at += 4) {
    const counted = table + (<usize>load<u16>(at, 2) << 2);
    store<u32>(counted, load<u32>(counted) + 1);
  }
  let present = 0;
  for (let pattern = 0xff7c; pattern >= 0x8000; pattern -= 4) {
    if (!v128.any_true(v128.load(table + (pattern << 2)))) continue;
    for (let one = pattern + 3; one >= pattern; one--) present += take(table, one, 0xffff - one, uppers, counts, present);
  }
  for (let pattern = 0; pattern < 0x7f80; pattern += 4) {
    if (!v128.any_true(v128.load(table + (pattern << 2)))) continue;
    for (let one = pattern; one < pattern + 4; one++) present += take(table, one, one + 0x8000, uppers, counts, present);
  }
  // Infinities and NaN.
  memory.fill(table + (0x7f80 << 2), 0, 0x80 << 2);
  memory.fill(table + (0xff80 << 2), 0, 0x80 << 2);
  return present;
}

/** Moves a count out of the table, if it is not 0. */
function take(table: usize, pattern: i32, upper: i32, uppers: usize, counts: usize, place: i32): i32 {
  const counted = table + (pattern << 2);
  const count = load<u32>(counted);
  if (count == 0) return 0;
  store<u32>(counted, 0);
  store<u16>(uppers + (place << 1), <u16>upper);
  store<u32>(counts + (place << 2), count);
  return 1;
}

/**
 * Writes the sortable keys of the entries whose upper half has a 4 in `wanted`, `[65536]`, where others have 0, in order, with room for all. How many there are.
 */
export function keysAmong(from: usize, count: i32, wanted: usize, to: usize): i32 {
  const signs = i32x4.splat(0x80000000);
  const end = from + (count << 2);
  const whole = from + ((count & ~3) << 2);
  let at = to;
  let i = from;
  for (; i < whole; i += 16) {
    const patterns = v128.load(i);
    const keys = v128.xor(patterns, v128.or(i32x4.shr_s(patterns, 31), signs));
    v128.store32_lane(at, keys, 0);
    at += load<u8>(wanted + load<u16>(i, 2));
    v128.store32_lane(at, keys, 1);
    at += load<u8>(wanted + load<u16>(i, 6));
    v128.store32_lane(at, keys, 2);
    at += load<u8>(wanted + load<u16>(i, 10));
    v128.store32_lane(at, keys, 3);
    at += load<u8>(wanted + load<u16>(i, 14));
  }
  for (; i < end; i += 4) {
    const pattern = load<i32>(i);
    store<i32>(at, pattern ^ ((pattern >> 31) | 0x80000000));
    at += load<u8>(wanted + load<u16>(i, 2));
  }
  return <i32>(at - to) >> 2;
}

/** Of pre-activations, unit-major `[units, rows]`: on how many rows each unit's z is above 0, and its largest z, NaN where one is. */
export function unitActivity(from: usize, units: i32, rows: i32, on: usize, largest: usize): void {
  const zero = f32x4.splat(0);
  const whole = rows & ~3;
  for (let unit = 0; unit < units; unit++) {
    let most = f32x4.splat(-Infinity);
    let above = i32x4.splat(0), broken = above;
    for (let row = 0; row < whole; row += 4) {
      const z = v128.load(from + (row << 2));
      most = f32x4.pmax(most, z);
      above = i32x4.sub(above, f32x4.gt(z, zero));
      broken = v128.or(broken, f32x4.ne(z, z));
    }
    let rowsOn = total(above);
    let largestZ = max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)));
    for (let row = whole; row < rows; row++) {
      const z = load<f32>(from + (row << 2));
      largestZ = max(largestZ, z);
      rowsOn += <i32>(z > 0);
    }
    store<i32>(on + (unit << 2), rowsOn);
    store<f32>(largest + (unit << 2), v128.any_true(broken) ? NaN : largestZ + 0);
    from += rows << 2;
  }
}

/** Replaces entries by max(0, entry); NaN stays NaN. */
export function rectify(from: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (let i = 0; i < count; i += 4) {
    const entries = v128.load(from + (i << 2));
    v128.store(from + (i << 2), v128.andnot(entries, f32x4.le(entries, zero)));
  }
}
