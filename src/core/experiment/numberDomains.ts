import { parseNumber } from '../vocabulary/numberText.ts';
import type { Domain } from './domain.ts';

/** How a slider should spread its range. */
export type Scale = 'linear' | 'log';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly scale: Scale;
}

export interface WholeDomain extends Domain<number>, Range {
  readonly kind: 'whole';
}

export interface NumberDomain extends Domain<number>, Range {
  readonly kind: 'number';
  /** A sensible step of a linear slider; any number of the range is allowed. */
  readonly step: number;
}

export interface SeedDomain extends Domain<number | null>, Range {
  /** A whole number, or null to follow `seed`. */
  readonly kind: 'seed';
}

const MAX_SEED = 2 ** 32 - 1;

function isWithin(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

/** Negative zero as zero, which has only one way to be written. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}

/** Whole numbers from min to max, both included. `1e3` and `5.0` are whole numbers. */
export function whole(min: number, max: number, scale: Scale = 'linear'): WholeDomain {
  const admit = (value: unknown): number | undefined =>
    isWithin(value, min, max) && Number.isInteger(value) ? plain(value) : undefined;
  return {
    kind: 'whole',
    min,
    max,
    scale,
    allowed: `a whole number from ${min} to ${max}`,
    parse: (text) => admit(parseNumber(text)),
    format: String,
    admit,
    fit: (value) => value,
    record: (value) => value,
  };
}

/** Numbers from min to max, both included. */
export function decimal(min: number, max: number, step: number, scale: Scale = 'linear'): NumberDomain {
  const admit = (value: unknown): number | undefined => (isWithin(value, min, max) ? plain(value) : undefined);
  return {
    kind: 'number',
    min,
    max,
    step,
    scale,
    allowed: `a number from ${min} to ${max}`,
    parse: (text) => admit(parseNumber(text)),
    format: String,
    admit,
    fit: (value) => value,
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
    admit: (value, layers) => (value === null ? null : own.admit(value, layers)),
    fit: (value) => value,
    record: (value) => value,
  };
}
