/** What a dropped unit's output becomes under AlphaDropout: -λα of SELU. */
export const DROPPED_VALUE = -1.7580993408473766;

/** The affine map scale · a + shift that follows dropping, kept and dropped units alike. */
export interface AlphaDropout {
  readonly scale: number;
  readonly shift: number;
}

/**
 * AlphaDropout at a rate in [0, 1): keeps mean 0 and variance 1 of what it is given. Source: Klambauer et
 * al., "Self-Normalizing Neural Networks" (2017), with q = 1 - rate: scale = (q + α'² q (1 - q))^(-1/2),
 * shift = -scale · (1 - q) · α'.
 */
export function alphaDropoutOf(rate: number): AlphaDropout {
  const kept = 1 - rate;
  const scale = 1 / Math.sqrt(kept + DROPPED_VALUE * DROPPED_VALUE * kept * rate);
  return { scale, shift: -scale * rate * DROPPED_VALUE };
}
