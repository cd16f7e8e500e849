// Functions of four numbers at a time, from operations that IEEE 754 fixes, so that every machine gives the same bits.
// NaN gives NaN. Error bounds stand in docs/science.md, and a test holds the functions to them.

@inline const MAGNITUDE: i32 = 0x7fffffff;

@inline export function abs(x: v128): v128 { return f32x4.abs(x); }
@inline export function sqrt(x: v128): v128 { return f32x4.sqrt(x); }
/** The larger of the two; NaN where x is. */
@inline export function max(x: v128, bound: v128): v128 { return f32x4.pmax(x, bound); }
/** The smaller of the two; NaN where x is. */
@inline export function min(x: v128, bound: v128): v128 { return f32x4.pmin(x, bound); }

@inline function c(x: f32): v128 { return f32x4.splat(x); }
/** sum · x + coefficient. */
@inline function horner(sum: v128, x: v128, coefficient: f32): v128 { return f32x4.add(f32x4.mul(sum, x), c(coefficient)); }
/** 2ⁿ for -126 ≤ n ≤ 127. */
@inline function powerOfTwo(n: v128): v128 { return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23); }
/** x - n log 2, the logarithm in two parts of which the first has few digits. */
@inline function reduced(x: v128, n: v128): v128 { return f32x4.sub(f32x4.sub(x, f32x4.mul(n, c(0.693359375))), f32x4.mul(n, c(-2.12194440e-4))); }
/** eʳ - 1 for |r| ≤ ½ log 2; Chebyshev fit. */
@inline function smallExpMinusOne(r: v128): v128 {
  let tail = horner(c(0.000198909808698), r, 0.0013933641032);
  tail = horner(tail, r, 0.00833331093445);
  tail = horner(tail, r, 0.041666465006);
  tail = horner(tail, r, 0.166666666816);
  tail = horner(tail, r, 0.500000001346);
  return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), tail));
}

/** eˣ, subnormal results and overflow included. */
export function exp(x: v128): v128 {
  const within = f32x4.pmax(f32x4.pmin(x, c(89)), c(-104));
  const n = f32x4.nearest(f32x4.mul(within, c(1.44269504)));
  const r = reduced(within, n);
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const one = f32x4.add(smallExpMinusOne(r), c(1));
  return f32x4.mul(f32x4.mul(one, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** eˣ - 1. */
export function expMinusOne(x: v128): v128 {
  const within = f32x4.pmax(f32x4.pmin(x, c(89)), c(-18));
  const n = f32x4.nearest(f32x4.mul(within, c(1.44269504)));
  const q = smallExpMinusOne(reduced(within, n));
  const half = powerOfTwo(i32x4.sub(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(1)));
  const result = f32x4.add(f32x4.mul(half, q), f32x4.sub(half, c(0.5)));
  const near = f32x4.eq(n, c(0));
  return v128.bitselect(q, f32x4.add(result, result), near);
}

/** log(1 + e) for 0 ≤ e ≤ 1, as 2 atanh(e / (2 + e)). */
export function logOnePlus(e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(e, c(2)));
  const q = f32x4.mul(s, s);
  let tail = horner(c(0.11612164612), q, 0.108532879004);
  tail = horner(tail, q, 0.142961789972);
  tail = horner(tail, q, 0.19999853166);
  tail = horner(tail, q, 0.333333336603);
  const t = f32x4.add(s, s);
  return f32x4.add(t, f32x4.mul(f32x4.mul(t, q), tail));
}

/** tanh x, as -m / (m + 2) of m = e⁻²ˡˣˡ - 1. */
export function stableTanh(x: v128): v128 {
  const m = expMinusOne(f32x4.mul(f32x4.abs(x), c(-2)));
  const t = f32x4.div(f32x4.neg(m), f32x4.add(m, c(2)));
  return v128.bitselect(t, x, i32x4.splat(MAGNITUDE));
}

/** Φ(z), the standard normal distribution function; the forms of `normalCdf` in core/vocabulary/specialFunctions.ts. */
export function normalCdf(z: v128): v128 {
  const isNegative = f32x4.lt(z, c(0));
  const x = f32x4.mul(f32x4.abs(z), c(0.70710678));
  const q = f32x4.mul(x, x);
  let near = horner(c(7.87587506269e-5), q, -0.000801686428717);
  near = horner(near, q, 0.00518908742343);
  near = horner(near, q, -0.0268542120106);
  near = horner(near, q, 0.112835947152);
  near = horner(near, q, -0.376126266667);
  near = horner(near, q, 1.12837916585);
  near = f32x4.mul(f32x4.mul(c(0.5), x), near);

  const far = f32x4.pmin(x, c(10.3));
  const t = f32x4.div(f32x4.sub(far, c(3.75)), f32x4.add(far, c(3.75)));
  let r = horner(c(0.00132888678269), t, -0.00957371963696);
  r = horner(r, t, 0.0285309179423);
  r = horner(r, t, -0.0587294710551);
  r = horner(r, t, 0.0922783298911);
  r = horner(r, t, -0.108800653196);
  r = horner(r, t, 0.0822782834493);
  r = horner(r, t, 0.00358530233364);
  r = horner(r, t, -0.140240623457);
  r = horner(r, t, 1.23751263152);
  // z² with what its rounding loses, by halves of the digits; a z so large that this overflows has no tail.
  const bounded = f32x4.pmin(f32x4.abs(z), c(16));
  const square = f32x4.mul(bounded, bounded);
  const upper = v128.and(bounded, i32x4.splat(0xfffff000));
  const lower = f32x4.sub(bounded, upper);
  const both = f32x4.mul(upper, lower);
  const lost = f32x4.add(f32x4.add(f32x4.sub(f32x4.mul(upper, upper), square), f32x4.add(both, both)), f32x4.mul(lower, lower));
  const density = f32x4.mul(exp(f32x4.mul(square, c(-0.5))), f32x4.sub(c(1), f32x4.mul(c(0.5), lost)));
  const tail = f32x4.div(f32x4.mul(f32x4.mul(c(0.5), density), r), f32x4.add(f32x4.add(far, far), c(1)));

  const isNear = f32x4.lt(x, c(1));
  const below = v128.bitselect(f32x4.sub(c(0.5), near), tail, isNear);
  const above = v128.bitselect(f32x4.add(c(0.5), near), f32x4.sub(c(1), tail), isNear);
  return v128.bitselect(below, above, isNegative);
}

/** Slots closer to 0 than 2⁻¹¹⁰ become 0, as in core/vocabulary/optimizers.ts. */
@inline export function settled(slot: v128): v128 { return v128.andnot(slot, f32x4.lt(f32x4.abs(slot), c(7.70371977754894e-34))); }

/** Each function over an array, for the test of its bounds. */
export function tryFunction(id: i32, to: usize, from: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const x = v128.load(from + i);
    let y = x;
    if (id == 0) y = exp(x);
    else if (id == 1) y = expMinusOne(x);
    else if (id == 2) y = logOnePlus(x);
    else if (id == 3) y = stableTanh(x);
    else if (id == 4) y = normalCdf(x);
    v128.store(to + i, y);
  }
}
