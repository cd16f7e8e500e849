import { scaleLinear, scaleSymlog } from 'd3-scale';
import type { Tick } from '../line/lineSeries.ts';
import { formatNumber } from '../../../core/words/numbers.ts';

/** An axis of values: 0 at its low end, 1 at its high end, beyond that for values beyond it. */
export interface ValueScale {
  readonly low: number;
  readonly high: number;
  readonly position: (value: number) => number;
  /** The value at a position. */
  readonly valueAt: (position: number) => number;
  readonly ticks: readonly Tick[];
}

const MOST_DECADES = 8;
const TICKS_A_SIDE = 2;

/** Equal steps are equal differences. A range without width is widened around its value. */
export function linearValueScale(low: number, high: number): ValueScale {
  const margin = low < high ? 0 : Math.max(Math.abs(low) / 2, 1e-30);
  const scale = scaleLinear().domain([low - margin, high + margin]);
  const write = scale.tickFormat(3);
  return {
    low: low - margin,
    high: high + margin,
    position: scale,
    valueAt: (position) => scale.invert(position),
    ticks: scale.ticks(3).map((value) => ({ value, text: value === 0 || Math.abs(value) < 1e-3 ? formatNumber(value) : write(value) })),
  };
}

/**
 * Equal steps are equal ratios, on either side of 0, from `smallest` in size to `reach`; values closer to 0 are shown
 * in proportion. At most eight decades a side.
 */
export function symmetricLogValueScale(smallest: number, reach: number): ValueScale {
  const far = reach > 0 ? reach : 1;
  const near = Math.min(far / 10, Math.max(smallest, far * 10 ** -MOST_DECADES));
  const scale = scaleSymlog().constant(near).domain([-far, far]);
  const nearest = Math.ceil(Math.log10(near) - 1e-9);
  const farthest = Math.floor(Math.log10(far) + 1e-9);
  const step = Math.max(1, Math.ceil((farthest - nearest + 1) / TICKS_A_SIDE));
  const ticks: Tick[] = [{ value: 0, text: '0' }];
  for (let power = farthest; power >= nearest; power -= step) {
    const size = Number(`1e${power}`);
    ticks.push({ value: size, text: formatNumber(size) }, { value: -size, text: formatNumber(-size) });
  }
  return { low: -far, high: far, position: scale, valueAt: (position) => scale.invert(position), ticks: ticks.toSorted((a, b) => a.value - b.value) };
}
