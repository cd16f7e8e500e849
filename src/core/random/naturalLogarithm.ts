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
