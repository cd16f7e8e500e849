import type { FiniteSums } from '../../core/telemetry/finiteSums.ts';
import { outputsOf, tallyOf, type Tally, type TallyOf } from '../../core/telemetry/tally.ts';
import { activityOfCounts, type UnitActivity } from '../../core/telemetry/unitActivity.ts';
import { PATTERNS, upperPatternOf, type UpperCounts } from '../../core/telemetry/upperHalves.ts';
import type { ActivationChoice } from '../../core/vocabulary/activations.ts';
import { base64 } from './tally.as';

const PAGE = 65_536;
/** Where things lie in the memory: a few sums, how often a pattern occurs, which are wanted, which there are and how often; then entries and what is made of them. */
const SUMS = 1024;
const TABLE = PAGE;
const WANTED = TABLE + 4 * PATTERNS;
const UPPERS = WANTED + PATTERNS;
const COUNTS = UPPERS + 2 * PATTERNS;
const ENTRIES = COUNTS + 4 * PATTERNS;
/** What the kernels take of a step up to the next multiple of it. */
const ALIGNMENT = 16;
/** Entries below which a loop is done before the kernels have got them. */
const WORTH_COPYING = 512;
const WORTH_COUNTING = 1024;
const RELU = { id: 'relu', parameters: [] } as const;

/** Sums and counts by kernels of WebAssembly, `tally.as`, on a memory of their own that grows to the largest tensor; by loops where WebAssembly with SIMD does not run. */
export function openTally(): TallyOf {
  if (typeof WebAssembly === 'undefined') return tallyOf;
  try {
    const memory = new WebAssembly.Memory({ initial: ENTRIES / PAGE });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))), { env: { memory } });
    const kernels = new TallyKernels(memory, exports);
    const take: TallyOf = (entries) => (entries.length < WORTH_COPYING ? tallyOf(entries) : new WasmTally(kernels, take, entries, false));
    return take;
  } catch {
    return tallyOf;
  }
}

/** The kernels and their memory, which holds one tensor at a time. */
class TallyKernels {
  private readonly memory: WebAssembly.Memory;
  private readonly exports: WebAssembly.Exports;
  private held: Float32Array | null = null;
  private isRectified = false;

  constructor(memory: WebAssembly.Memory, exports: WebAssembly.Exports) {
    this.memory = memory;
    this.exports = exports;
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Where things may be written besides the entries of a tensor. */
  roomBeside({ byteLength }: Float32Array): number {
    return ENTRIES + Math.ceil(byteLength / ALIGNMENT) * ALIGNMENT;
  }

  /** Copies a tensor in, if it is not there, with room beside it for twice as many numbers; rectified, if asked for. */
  hold(entries: Float32Array, isRectified: boolean): void {
    if (this.held !== entries || (this.isRectified && !isRectified)) this.copy(entries);
    if (isRectified && !this.isRectified) this.call('rectify', ENTRIES, entries.length);
    this.isRectified = isRectified;
  }

  call(name: string, ...values: readonly number[]): number {
    const kernel = this.exports[name];
    if (typeof kernel !== 'function') throw new Error(`The kernels have no "${name}".`);
    return Number(kernel(...values));
  }

  private copy(entries: Float32Array): void {
    const room = this.roomBeside(entries);
    const missing = room + 2 * entries.byteLength - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    new Float32Array(this.memory.buffer, ENTRIES, entries.length).set(entries);
    new Uint8Array(this.memory.buffer, ENTRIES + entries.byteLength, room - ENTRIES - entries.byteLength).fill(0);
    this.held = entries;
    this.isRectified = false;
  }
}

/** Of entries, or of what ReLU makes of them. */
class WasmTally implements Tally {
  readonly length: number;
  readonly worthCounting = WORTH_COUNTING;
  private readonly kernels: TallyKernels;
  private readonly take: TallyOf;
  private readonly given: Float32Array;
  private readonly isRectified: boolean;

  constructor(kernels: TallyKernels, take: TallyOf, given: Float32Array, isRectified: boolean) {
    this.kernels = kernels;
    this.take = take;
    this.given = given;
    this.isRectified = isRectified;
    this.length = given.length;
  }

  get entries(): Float32Array {
    return this.isRectified ? outputsOf(RELU, this.given) : this.given;
  }

  finiteSums(): FiniteSums | null {
    this.call('sums', this.length, SUMS);
    const [sum = NaN, absolute = NaN, square = NaN, min = NaN, max = NaN, otherThanZero = NaN, negative = NaN] = new Float64Array(this.kernels.buffer, SUMS, 7);
    return square < Infinity ? { sum, absolute, square, min: min + 0, max: max + 0, otherThanZero, negative } : null;
  }

  squaredDeviations(mean: number): number {
    return this.call('squaredDeviations', this.length, mean);
  }

  upperCounts(): UpperCounts {
    const present = this.call('upperCounts', this.length, TABLE, UPPERS, COUNTS);
    const { buffer } = this.kernels;
    return { uppers: new Uint16Array(buffer, UPPERS, present).slice(), counts: new Uint32Array(buffer, COUNTS, present).slice() };
  }

  keysAmong(uppers: readonly number[]): Uint32Array {
    const { kernels, given } = this;
    const mark = (byte: number): void => {
      const wanted = new Uint8Array(kernels.buffer, WANTED, PATTERNS);
      for (const upper of uppers) wanted[upperPatternOf(upper)] = byte;
    };
    mark(Uint32Array.BYTES_PER_ELEMENT);
    const to = kernels.roomBeside(given);
    const count = this.call('keysAmong', this.length, WANTED, to);
    mark(0);
    return new Uint32Array(kernels.buffer, to, count).slice();
  }

  unitActivity(rows: number): UnitActivity {
    const { kernels, given } = this;
    const units = this.length / rows;
    const on = kernels.roomBeside(given);
    const largest = on + units * Int32Array.BYTES_PER_ELEMENT;
    this.call('unitActivity', units, rows, on, largest);
    return activityOfCounts(new Int32Array(kernels.buffer, on, units), new Float32Array(kernels.buffer, largest, units).slice(), rows);
  }

  outputs(activation: ActivationChoice): Tally {
    if (activation.id === RELU.id && !this.isRectified) return new WasmTally(this.kernels, this.take, this.given, true);
    return this.take(outputsOf(activation, this.entries));
  }

  /** Calls a kernel on the entries. */
  private call(name: string, ...values: readonly number[]): number {
    this.kernels.hold(this.given, this.isRectified);
    return this.kernels.call(name, ENTRIES, ...values);
  }
}
