import { parseNumber } from '../../vocabulary/numberText.ts';
import type { Domain } from './domain.ts';

/** How a slider should spread its range. */
export type Scale = 'linear' | 'log';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
}

/** Whole numbers of a range, both ends included. */
export interface WholeDomain extends Domain<number>, Range {
  readonly kind: 'whole';
}

/** Numbers of a range, both ends included. */
export interface NumberDomain extends Domain<number>, Range {
  readonly kind: 'number';
  /** A sensible step of a linear slider; any number of the range is allowed. */
  readonly step: number;
}

/** Seeds, 0 to 2³² - 1. */
export interface SeedDomain extends Domain<number | null>, Range {
  /** A whole number, or null to follow `seed`. */
  readonly kind: 'seed';
}

const MAX_SEED = 2 ** 32 - 1;

/** Whole numbers from min to max, both included. `1e3` and `5.0` are whole numbers. */
export function whole(min: number, max: number, scale: Scale = 'linear'): WholeDomain {
  const within = decimal(min, max, 1, scale);
  return {
    ...within,
    kind: 'whole',
    allowed: `a whole number from ${min} to ${max}`,
    parse: (text) => {
      const value = within.parse(text);
      return Number.isInteger(value) ? value : undefined;
    },
  };
}

/** Numbers from min to max, both included. */
export function decimal(min: number, max: number, step: number, scale: Scale = 'linear'): NumberDomain {
  return {
    kind: 'number',
    min,
    max,
    step,
    scale,
    allowed: `a number from ${min} to ${max}`,
    parse: (text) => {
      const value = parseNumber(text);
      return value !== null && value >= min && value <= max ? value : undefined;
    },
    format: String,
    record: (value) => value,
  };
}

/** Seeds, unsigned 32-bit. */
export function seed(): WholeDomain {
  return whole(0, MAX_SEED);
}

/** Seeds of one stream: null follows `seed`, which the link says by leaving the key out. */
export function streamSeed(): SeedDomain {
  const own = seed();
  return {
    kind: 'seed',
    min: own.min,
    max: own.max,
    scale: own.scale,
    allowed: own.allowed,
    parse: own.parse,
    format: (value) => (value === null ? '' : own.format(value)),
    record: (value) => value,
  };
}
