import { streamKey } from '../../core/random/streams.ts';
import { threefry2x32 } from '../../core/random/threefry.ts';
import type { Dropout } from '../../core/vocabulary/dropout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';

/** Where in a run a mask belongs: it depends on nothing else. */
export interface MaskPlace {
  /** Seed of the dropout stream. */
  readonly seed: number;
  /** Updates done before this one. */
  readonly step: number;
  /** Place in the batch of the first row at hand. */
  readonly firstRow: number;
}

/** Draws the dropout of a layer and applies it after its activation, on training rows only. */
export class DropoutMask {
  private readonly kept: Uint8Array;
  private readonly units: number;
  private readonly key: number;
  private readonly dropout: Dropout;

  /** `layer` is numbered from 1; at most `maxRows` rows come at a time. */
  constructor(dropout: Dropout, layer: number, units: number, maxRows: number) {
    this.kept = new Uint8Array(units * maxRows);
    this.units = units;
    this.key = streamKey('dropout', layer);
    this.dropout = dropout;
  }

  /** Draws the mask of `rows` rows and applies it to the layer's outputs, unit-major `[units, rows]`, in place. */
  forward(outputs: FloatArray, rows: number, place: MaskPlace): void {
    this.draw(rows, place);
    const { kept } = this;
    const { scale, shift, dropped } = this.dropout;
    const count = this.units * rows;
    for (let i = 0; i < count; i++) outputs[i] = kept[i] === 1 ? scale * (outputs[i] ?? 0) + shift : dropped;
  }

  /** Turns derivatives with respect to what `forward` returned into those with respect to what it was given, in place. */
  backward(delta: FloatArray, rows: number): void {
    const { kept } = this;
    const { scale } = this.dropout;
    const count = this.units * rows;
    for (let i = 0; i < count; i++) delta[i] = kept[i] === 1 ? scale * (delta[i] ?? 0) : 0;
  }

  private draw(rows: number, { seed, step, firstRow }: MaskPlace): void {
    const { kept, units, key } = this;
    const { threshold } = this.dropout;
    for (let unit = 0; unit < units; unit += 2) {
      const first = unit * rows;
      for (let row = 0; row < rows; row++) {
        threefry2x32(words, seed, key, step, (firstRow + row) * 128 + (unit >>> 1));
        kept[first + row] = (words[0] ?? 0) >>> 9 < threshold ? 0 : 1;
        if (unit + 1 < units) kept[first + rows + row] = (words[1] ?? 0) >>> 9 < threshold ? 0 : 1;
      }
    }
  }
}

const words = new Uint32Array(2);
