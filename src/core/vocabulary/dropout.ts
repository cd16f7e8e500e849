import { dropThreshold } from '../random/streams.ts';

/** What a dropped unit's output becomes under AlphaDropout: -λα of SELU. */
export const DROPPED_VALUE = -1.7580993408473766;

/** The affine map scale · a + shift that follows AlphaDropout's dropping, kept and dropped units alike. */
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

/** What happens to the outputs of a layer in training: a kept a becomes scale · a + shift, a dropped one `dropped`. */
export interface Dropout {
  /** A unit is dropped where the upper 23 bits of its word are below this. */
  readonly threshold: number;
  readonly scale: number;
  readonly shift: number;
  readonly dropped: number;
}

/**
 * The dropout of a layer, null where it has none. Of its two rates in [0, 1) at most one is above 0: inverted dropout
 * divides what it keeps by the keep probability and drops to 0; AlphaDropout drops to SELU's lower limit and then maps
 * all values so that mean 0 and variance 1 stay.
 */
export function dropoutOf({ dropout, alphaDropout }: { readonly dropout: number; readonly alphaDropout: number }): Dropout | null {
  if (alphaDropout > 0) {
    const { scale, shift } = alphaDropoutOf(alphaDropout);
    return { threshold: dropThreshold(alphaDropout), scale, shift, dropped: scale * DROPPED_VALUE + shift };
  }
  return dropout > 0 ? { threshold: dropThreshold(dropout), scale: 1 / (1 - dropout), shift: 0, dropped: 0 } : null;
}
