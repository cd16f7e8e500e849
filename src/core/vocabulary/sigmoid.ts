/** 1 / (1 + e⁻ᶻ) for any z, without overflow. */
export function sigmoid(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return (z < 0 ? e : 1) / (1 + e);
}

/** σ(z) · (1 - σ(z)), the derivative of the sigmoid, accurate where σ(z) rounds to 1. */
export function sigmoidSlope(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return e / ((1 + e) * (1 + e));
}

/** tanh(log(1 + eᶻ)), the factor of mish, without overflow or cancellation. */
export function tanhSoftplus(z: number): number {
  const e = Math.exp(-Math.abs(z));
  const n = z < 0 ? e * (e + 2) : 1 + 2 * e;
  return n / (n + (z < 0 ? 2 : 2 * e * e));
}
