import { Layer } from './structures';
import { fourDraws } from './threefry';

const WORDS: usize = memory.data(32, 16);

/** Draws the masks of the rows at hand: units 2i and 2i + 1 of a row take the two words of the counter (step, row · 128 + i). */
function drawMasks(layer: Layer, seed: i32, step: i32, firstRow: i32, panels: i32): void {
  const units = layer.units;
  const threshold = i32x4.splat(layer.threshold);
  const lanes = i32x4(0, 128, 256, 384);
  for (let unit = 0; unit < units; unit += 2) {
    for (let quarter = 0; quarter < panels << 1; quarter++) {
      const counter = i32x4.add(i32x4.splat(((firstRow + (quarter << 2)) << 7) + (unit >>> 1)), lanes);
      fourDraws(WORDS, seed, layer.key, i32x4.splat(step), counter);
      const to = layer.kept + ((quarter >> 1) * units + unit << 5) + ((quarter & 1) << 4);
      v128.store(to, i32x4.ge_s(i32x4.shr_u(v128.load(WORDS), 9), threshold));
      if (unit + 1 < units) v128.store(to, i32x4.ge_s(i32x4.shr_u(v128.load(WORDS, 16), 9), threshold), 32);
    }
  }
}

/** Draws the layer's masks and applies them to its outputs: kept ones become scale · a + shift, others `dropped`. */
export function dropForward(layer: Layer, seed: i32, step: i32, firstRow: i32, panels: i32): void {
  drawMasks(layer, seed, step, firstRow, panels);
  const scale = f32x4.splat(layer.scale), shift = f32x4.splat(layer.shift), dropped = f32x4.splat(layer.dropped);
  const outputs = layer.outputs, kept = layer.kept;
  const bytes = panels * layer.units << 5;
  for (let i = 0; i < bytes; i += 16) {
    const mapped = f32x4.add(f32x4.mul(scale, v128.load(outputs + i)), shift);
    v128.store(outputs + i, v128.bitselect(mapped, dropped, v128.load(kept + i)));
  }
}

/** Turns derivatives with respect to what `dropForward` left into those with respect to what it found. */
export function dropBackward(layer: Layer, panels: i32): void {
  const scale = f32x4.splat(layer.scale);
  const delta = layer.delta, kept = layer.kept;
  const bytes = panels * layer.units << 5;
  for (let i = 0; i < bytes; i += 16) v128.store(delta + i, v128.and(f32x4.mul(scale, v128.load(delta + i)), v128.load(kept + i)));
}
