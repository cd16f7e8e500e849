import type { UnitActivity } from '../../core/telemetry/unitActivity.ts';
import { columnOf, momentOf } from './timeAxis.ts';

/** Steps of the shade; a cell's code from 0 to this is the share of probe rows its unit fires on. */
export const SHADES = 200;
/** Code of a unit with z ≤ 0 on the whole probe, where the activation has a dead state. */
export const DEAD = 254;
/** Code of what was not read. */
export const UNREAD = 253;
/** Code of a unit with a NaN among its pre-activations. */
export const NOT_A_NUMBER = 255;
/** Units that fire on a smaller share of rows than this, dead ones apart, share the faintest code, 0. */
export const FAINT_BELOW = 0.01;

/**
 * What a cell of the raster shows, in one byte: `DEAD`, `NOT_A_NUMBER`, or the shade of `onRate`.
 * `canDie` is the activation's.
 */
export function unitCode(onRate: number, maxPreActivation: number, canDie: boolean): number {
  if (Number.isNaN(maxPreActivation) || Number.isNaN(onRate)) return NOT_A_NUMBER;
  if (canDie && maxPreActivation <= 0) return DEAD;
  if (onRate < FAINT_BELOW) return 0;
  return Math.min(SHADES, Math.max(1, Math.round(onRate * SHADES)));
}

/** The life of a layer's units over the moments recorded so far. Grows by `recordMoment`. */
export interface LayerLife {
  readonly units: number;
  readonly canDie: boolean;
  /** Columns of each of the first epochs. */
  readonly parts: number;
  /** Columns recorded, birth's included. */
  columns: number;
  /** A byte (see `unitCode`) per unit and column, `[units, stride]`; what lies beyond `columns` means nothing. */
  codes: Uint8Array;
  /** Columns there is room for. */
  stride: number;
  /** Per unit, the column that began its present death, 0 when born dead, -1 while it lives. A NaN leaves it as it was. */
  readonly deadSince: Int32Array;
  /** Rises when `deadSince` changes. */
  deathRevision: number;
}

/** A layer of which nothing is recorded yet, with room for epochs 0 to `lastEpoch`, the first of them in so many parts. */
export function emptyLife(units: number, canDie: boolean, lastEpoch: number, parts = 1): LayerLife {
  const stride = columnOf(parts, lastEpoch) + 1;
  return { units, canDie, parts, columns: 0, codes: new Uint8Array(units * stride), stride, deadSince: new Int32Array(units).fill(-1), deathRevision: 0 };
}

/** Adds what the units do at a moment later than those before; `canDie` is that of their activation then. What lies between is not read. */
export function recordMoment(life: LayerLife, moment: number, { onRate, maxPreActivation }: Pick<UnitActivity, 'onRate' | 'maxPreActivation'>, canDie = life.canDie): void {
  const { units } = life;
  const column = columnOf(life.parts, moment);
  while (column >= life.stride) widen(life);
  let changed = false;
  for (let unit = 0; unit < units; unit += 1) {
    const code = unitCode(onRate[unit] ?? Number.NaN, maxPreActivation[unit] ?? Number.NaN, canDie);
    const row = unit * life.stride;
    life.codes.fill(UNREAD, row + life.columns, row + column);
    life.codes[row + column] = code;
    const wasDead = life.deadSince[unit] !== -1;
    if (code === NOT_A_NUMBER || wasDead === (code === DEAD)) continue;
    life.deadSince[unit] = wasDead ? -1 : column;
    changed = true;
  }
  if (changed) life.deathRevision += 1;
  life.columns = column + 1;
}

function widen(life: LayerLife): void {
  const stride = 2 * life.stride;
  const codes = new Uint8Array(life.units * stride);
  for (let unit = 0; unit < life.units; unit += 1) codes.set(life.codes.subarray(unit * life.stride, (unit + 1) * life.stride), unit * stride);
  life.codes = codes;
  life.stride = stride;
}

/** Code of a unit, from 0, at a recorded moment. */
export function codeAt(life: LayerLife, unit: number, moment: number): number {
  return life.codes[unit * life.stride + columnOf(life.parts, moment)] ?? NOT_A_NUMBER;
}

/** How many units have this code at a moment. */
export function countAt(life: LayerLife, code: number, moment: number): number {
  let count = 0;
  for (let unit = 0; unit < life.units; unit += 1) if (codeAt(life, unit, moment) === code) count += 1;
  return count;
}

/** What befell a unit up to a moment. */
export interface UnitStory {
  readonly state: 'alive' | 'dead' | 'nan';
  readonly bornDead: boolean;
  /** The first moment of its latest death up to then, birth apart; null when there was none. */
  readonly died: number | null;
  /** The first moment of its latest revival up to then; null when there was none. */
  readonly revived: number | null;
  /** How often it died up to then, birth apart. */
  readonly deaths: number;
}

/** Follows a unit, from 0, from birth to a moment. What is NaN or was not read neither kills nor revives. */
export function storyOf(life: LayerLife, unit: number, moment: number): UnitStory {
  const row = unit * life.stride;
  const last = Math.min(columnOf(life.parts, moment), life.columns - 1);
  const bornDead = codeAt(life, unit, 0) === DEAD;
  let dead = bornDead;
  let died: number | null = null;
  let revived: number | null = null;
  let deaths = 0;
  for (let column = 1; column <= last; column += 1) {
    const code = life.codes[row + column];
    if (code === NOT_A_NUMBER || code === UNREAD || dead === (code === DEAD)) continue;
    dead = !dead;
    if (dead) {
      died = momentOf(life.parts, column);
      deaths += 1;
    } else revived = momentOf(life.parts, column);
  }
  const now = codeAt(life, unit, moment);
  const state = now === NOT_A_NUMBER ? 'nan' : now === DEAD ? 'dead' : 'alive';
  return { state, bornDead, died, revived, deaths };
}
