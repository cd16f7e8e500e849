import { extent } from 'd3-array';
import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale';
import { formatNumber } from '../../../core/words/numbers.ts';

/** A labelled value of an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** A vertical axis: its range, what is written on it, and how it runs. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly log: boolean;
  /** The quantity, written above the axis; empty when it is written elsewhere. */
  readonly title: string;
}

const PADDING = 0.06;

interface LinearOptions {
  readonly title: string;
  /** Half the smallest span, as a share of the middle value. */
  readonly leastShare: number;
  /** Values that the axis never goes beyond. */
  readonly bounds: readonly [number, number];
  readonly format?: (value: number) => string;
}

/** A linear axis around finite values: padded, and never so narrow that noise fills it. [0, 1] when there is no value. */
export function linearAxis(values: readonly (number | null)[], { title, leastShare, bounds, format }: LinearOptions): ValueAxis {
  const [low, high] = extent(values, (value) => (value !== null && Number.isFinite(value) ? value : undefined));
  if (low === undefined || high === undefined) return withTicks([0, 1], false, title, format);
  const middle = (low + high) / 2;
  const half = Math.max(((high - low) / 2) * (1 + 2 * PADDING), Math.abs(middle) * leastShare, Number.MIN_VALUE * 1e16);
  return withTicks([Math.max(bounds[0], middle - half), Math.min(bounds[1], middle + half)], false, title, format);
}

/** A logarithmic axis around positive values, at least ± `leastShare` wide; [0.1, 1] when there is no positive value. */
export function logAxis(values: readonly (number | null)[], title: string, leastShare: number): ValueAxis {
  const [low, high] = extent(values, (value) => (value !== null && value > 0 && Number.isFinite(value) ? value : undefined));
  if (low === undefined || high === undefined) return withTicks([0.1, 1], true, title, undefined);
  const ratio = Math.max((high / low) ** PADDING, 1);
  const middle = Math.sqrt(low * high);
  return withTicks([Math.min(low / ratio, middle * (1 - leastShare)), Math.max(high * ratio, middle * (1 + leastShare))], true, title, undefined);
}

function withTicks(domain: readonly [number, number], log: boolean, title: string, format: ((value: number) => string) | undefined): ValueAxis {
  const decades = log ? Math.log10(domain[1] / domain[0]) : 0;
  if (decades < 1) {
    const scale = scaleLinear().domain(domain);
    const write = format ?? scale.tickFormat(4);
    return { domain, log, title, ticks: scale.ticks(4).map((value) => ({ value, text: format === undefined && Math.abs(value) < 1e-3 ? formatNumber(value) : write(value) })) };
  }
  const leading = decades < 3 ? [1, 3] : [1];
  const powers = scaleLog().domain(domain).ticks().filter((value) => leading.includes(Number(value.toExponential(0).charAt(0))) && isRound(value));
  const step = Math.ceil(powers.length / 6);
  return { domain, log, title, ticks: powers.filter((_, index) => index % step === 0).map((value) => ({ value, text: formatPower(value) })) };
}

function isRound(value: number): boolean {
  return Math.abs(Number(value.toExponential(0)) / value - 1) < 1e-9;
}

/** `1e−4`, `0.01`, `1`. */
export function formatPower(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** Where values of an axis lie between `bottom` and `top` pixels. */
export function axisScale({ domain, log }: ValueAxis, bottom: number, top: number): (value: number) => number {
  return log ? scaleLog().domain(domain).range([bottom, top]) : scaleLinear().domain(domain).range([bottom, top]);
}

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
