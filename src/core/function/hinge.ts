/** Where z = weight · x + bias is 0: the one place at which a ReLU of one input bends. null where the weight is 0 or a number is not finite: there is none. */
export function hingeOf(weight: number, bias: number): number | null {
  const at = -bias / weight;
  return Number.isFinite(at) ? at + 0 : null;
}

/** A rectangle of a plane; `low` is less than `high`. */
export interface Box {
  readonly low: readonly [x: number, y: number];
  readonly high: readonly [x: number, y: number];
}

/** The ends of a straight piece of a line. */
export interface Segment {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** The line a·x + b·y + c = 0 of a plane: where a unit of the first layer begins to fire. It fires where the sum is above 0. */
export interface Line {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The line of a unit of the first layer in the plane of two inputs, from 0, all others being held at `others`, `[inputs]`. */
export function lineOf({ kernel, bias }: { readonly kernel: Float32Array; readonly bias: number }, [first, second]: readonly [number, number], others: readonly number[]): Line {
  let c = bias;
  kernel.forEach((weight, input) => {
    if (input !== first && input !== second) c += weight * (others[input] ?? 0);
  });
  return { a: kernel[first] ?? 0, b: kernel[second] ?? 0, c };
}

/** The piece of a line inside a box; null where it misses the box, is no line (a = b = 0) or is not finite. To 1e-6 of the box's size. */
export function lineWithin({ a, b, c }: Line, { low, high }: Box): Segment | null {
  const length = Math.hypot(a, b);
  const [nx, ny, distance] = [a / length, b / length, -c / length];
  if (!Number.isFinite(nx) || !Number.isFinite(ny) || !Number.isFinite(distance)) return null;
  // Measured from the middle of the box, so that a far line loses nothing to rounding.
  const middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2] as const;
  const offset = distance - nx * middle[0] - ny * middle[1];
  let [start, end] = [-Infinity, Infinity];
  for (const [at, along, half] of [[nx * offset, -ny, (high[0] - low[0]) / 2], [ny * offset, nx, (high[1] - low[1]) / 2]] as const) {
    if (along === 0) {
      if (Math.abs(at) > half) return null;
      continue;
    }
    const [one, other] = [(-half - at) / along, (half - at) / along];
    start = Math.max(start, Math.min(one, other));
    end = Math.min(end, Math.max(one, other));
  }
  if (!(start < end)) return null;
  const pointAt = (along: number): readonly [number, number] => [middle[0] + nx * offset - ny * along, middle[1] + ny * offset + nx * along];
  return { from: pointAt(start), to: pointAt(end) };
}
