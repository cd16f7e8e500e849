/**
 * Functions that GLSL ES 3.00 lacks or does not promise to keep accurate, each one definition, in float32
 * without overflow or cancellation. NaN gives NaN. A shader includes each that its expressions need once.
 */

/** eᶻ - 1. */
export const EXP_MINUS_ONE = `float expMinusOne(float z) {
  if (abs(z) > 0.4) return exp(z) - 1.;
  return z * (1. + z * (.5 + z * (1. / 6. + z * (1. / 24. + z * (1. / 120. + z * (1. / 720. + z / 5040.))))));
}`;

/** log(1 + e) for 0 ≤ e ≤ 1, as 2 atanh(e / (2 + e)). */
export const LOG_ONE_PLUS = `float logOnePlus(float e) {
  float s = e / (2. + e);
  float q = s * s;
  return 2. * s * (1. + q * (1. / 3. + q * (.2 + q * (1. / 7. + q * (1. / 9. + q * (1. / 11. + q / 13.))))));
}`;

/** tanh z. */
export const STABLE_TANH = `float stableTanh(float z) {
  float q = z * z;
  if (q < .09) return z * (1. - q * (1. / 3. - q * (2. / 15. - q * (17. / 315. - q * (62. / 2835.)))));
  float e = exp(-2. * abs(z));
  float t = (1. - e) / (1. + e);
  return z < 0. ? -t : t;
}`;

/** 1 - tanh² z. */
export const TANH_SLOPE = `float tanhSlope(float z) {
  float e = exp(-2. * abs(z));
  return 4. * e / ((1. + e) * (1. + e));
}`;

/** 1 / (1 + e⁻ᶻ). */
export const STABLE_SIGMOID = `float stableSigmoid(float z) {
  float e = exp(-abs(z));
  return (z < 0. ? e : 1.) / (1. + e);
}`;

/** σ(z) · (1 - σ(z)). */
export const SIGMOID_SLOPE = `float sigmoidSlope(float z) {
  float e = exp(-abs(z));
  return e / ((1. + e) * (1. + e));
}`;

/** tanh(log(1 + eᶻ)), the factor of mish. */
export const TANH_SOFTPLUS = `float tanhSoftplus(float z) {
  float e = exp(-abs(z));
  float n = z < 0. ? e * (e + 2.) : 1. + 2. * e;
  return n / (n + (z < 0. ? 2. : 2. * e * e));
}`;

/** Derivative of mish; calls `tanhSoftplus` and `stableSigmoid`, whose definitions come before it. */
export const MISH_SLOPE = `float mishSlope(float z) {
  float t = tanhSoftplus(z);
  return t + z * stableSigmoid(z) * (1. - t * t);
}`;

/** Φ(z), the standard normal distribution function; Chebyshev fit as in `normalCdf`, error 1e-7 relative. */
export const NORMAL_CDF = `float normalCdf(float z) {
  float x = min(abs(z) * .70710678, 10.);
  float t = (x - 3.75) / (x + 3.75);
  float r = 1.237512565 + t * (-.1402397539 + t * (.003592744351 + t * (.08224936987 + t * (-.10894982 + t * (.092469537
    + t * (-.05766833958 + t * (.02859267793 + t * (-.01206454109 - t * .0006491222883))))))));
  float tail = .5 * exp(-.5 * z * z) * r / (1. + 2. * x);
  return z < 0. ? tail : 1. - tail;
}`;

/** `whereFinite(z, x)`: x where z is finite, else NaN. Said by comparison, because compilers may take z − z for 0. */
export const WHERE_FINITE = `
float whereFinite(float z, float x) { return abs(z) <= 3.4028234e38 ? x : uintBitsToFloat(0x7fc00000u); }`;
