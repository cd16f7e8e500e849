/**
 * Φ⁻¹(u), the inverse of the standard normal distribution function, for 1e-10 ≤ u ≤ 1 - 1e-10, to 1e-15
 * relative. Uses only + - · / and `Math.sqrt`, which IEEE 754 fixes, so that all machines agree on every bit.
 * Source: Wichura, algorithm AS 241, PPND16 (Applied Statistics 37, 1988), without its far tail, which
 * midpoint uniforms of 23 bits do not reach.
 */
export function normalFromUniform(u: number): number {
  const q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    const numerator =
      ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r +
        13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608;
    const denominator =
      ((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r +
        5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1;
    return (q * numerator) / denominator;
  }
  const r = Math.sqrt(-naturalLogarithm(q < 0 ? u : 1 - u)) - 1.6;
  const numerator =
    ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r +
      3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734;
  const denominator =
    ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r +
      0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1;
  return (q < 0 ? -numerator : numerator) / denominator;
}

/** ln 2 cut to 32 bits, so that multiples up to 2²⁰ are exact, and the rest. */
const LN_2_HIGH = 0.6931471803691238;
const LN_2_LOW = 1.9082149292705877e-10;

/**
 * ln x for 2⁻⁶⁴ ≤ x ≤ 2⁶⁴, to 1e-15 relative, the same bits on every machine: unlike `Math.log`, it uses
 * only + - · / of IEEE 754. x = m · 2ᵏ with √½ ≤ m ≤ √2, then ln m = 2 atanh((m - 1) / (m + 1)) as a series.
 */
export function naturalLogarithm(x: number): number {
  let m = x;
  let k = 0;
  while (m < Math.SQRT1_2) {
    m *= 2;
    k--;
  }
  while (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  const s = (m - 1) / (m + 1);
  const q = s * s;
  const tail =
    q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q * (1 / 15 + q * (1 / 17 + q * (1 / 19 + q / 21)))))))));
  return k * LN_2_HIGH + (2 * s + (2 * s * tail + k * LN_2_LOW));
}
