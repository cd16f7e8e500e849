import type { LayerFrame } from '../../core/telemetry/frame.ts';

/** Steps of the shade; a cell's code from 0 to this is the share of probe rows its unit fires on. */
export const SHADES = 200;
/** Code of a unit with z ≤ 0 on the whole probe, where the activation has a dead state. */
export const DEAD = 254;
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

/** The life of a layer's units over the epochs recorded so far. Grows by `recordEpoch`. */
export interface LayerLife {
  readonly units: number;
  readonly canDie: boolean;
  /** Epochs recorded, birth included. */
  epochs: number;
  /** A byte (see `unitCode`) per unit and epoch, `[units, stride]`; what lies beyond `epochs` means nothing. */
  codes: Uint8Array;
  /** Epochs there is room for. */
  stride: number;
  /** Per unit, the epoch that began its present death, 0 when born dead, -1 while it lives. A NaN leaves it as it was. */
  readonly deadSince: Int32Array;
  /** Rises when `deadSince` changes. */
  deathRevision: number;
}

/** A layer of which nothing is recorded yet, with room for epochs 0 to `lastEpoch`. */
export function emptyLife(units: number, canDie: boolean, lastEpoch: number): LayerLife {
  return { units, canDie, epochs: 0, codes: new Uint8Array(units * (lastEpoch + 1)), stride: lastEpoch + 1, deadSince: new Int32Array(units).fill(-1), deathRevision: 0 };
}

/** Adds the next epoch. */
export function recordEpoch(life: LayerLife, layer: LayerFrame): void {
  const { units, epochs } = life;
  if (epochs === life.stride) widen(life);
  let changed = false;
  for (let unit = 0; unit < units; unit += 1) {
    const code = unitCode(layer.onRate[unit] ?? Number.NaN, layer.maxPreActivation[unit] ?? Number.NaN, life.canDie);
    life.codes[unit * life.stride + epochs] = code;
    const wasDead = life.deadSince[unit] !== -1;
    if (code === NOT_A_NUMBER || wasDead === (code === DEAD)) continue;
    life.deadSince[unit] = wasDead ? -1 : epochs;
    changed = true;
  }
  if (changed) life.deathRevision += 1;
  life.epochs = epochs + 1;
}

function widen(life: LayerLife): void {
  const stride = 2 * life.stride;
  const codes = new Uint8Array(life.units * stride);
  for (let unit = 0; unit < life.units; unit += 1) codes.set(life.codes.subarray(unit * life.stride, (unit + 1) * life.stride), unit * stride);
  life.codes = codes;
  life.stride = stride;
}

/** Code of a unit, from 0, at a recorded epoch. */
export function codeAt(life: LayerLife, unit: number, epoch: number): number {
  return life.codes[unit * life.stride + epoch] ?? NOT_A_NUMBER;
}

/** How many units have this code at an epoch. */
export function countAt(life: LayerLife, code: number, epoch: number): number {
  let count = 0;
  for (let unit = 0; unit < life.units; unit += 1) if (codeAt(life, unit, epoch) === code) count += 1;
  return count;
}

/** What befell a unit up to an epoch. */
export interface UnitStory {
  readonly state: 'alive' | 'dead' | 'nan';
  readonly bornDead: boolean;
  /** Epoch of its latest death up to then, birth apart; null when there was none. */
  readonly died: number | null;
  /** Epoch of its latest revival up to then; null when there was none. */
  readonly revived: number | null;
  /** How often it died up to then, birth apart. */
  readonly deaths: number;
}

/** Follows a unit, from 0, from birth to an epoch. Epochs with a NaN neither kill nor revive. */
export function storyOf(life: LayerLife, unit: number, epoch: number): UnitStory {
  const bornDead = codeAt(life, unit, 0) === DEAD;
  let dead = bornDead;
  let died: number | null = null;
  let revived: number | null = null;
  let deaths = 0;
  for (let e = 1; e <= epoch && e < life.epochs; e += 1) {
    const code = codeAt(life, unit, e);
    if (code === NOT_A_NUMBER || dead === (code === DEAD)) continue;
    dead = !dead;
    if (dead) {
      died = e;
      deaths += 1;
    } else revived = e;
  }
  const now = codeAt(life, unit, epoch);
  const state = now === NOT_A_NUMBER ? 'nan' : now === DEAD ? 'dead' : 'alive';
  return { state, bornDead, died, revived, deaths };
}
