import { Network } from './structures';
import { backward, forward, layerOf, prepare } from './pass';
import { activate, lossReadsOutput, lossReadsSlope, lossSlope, lossValue, multiplyBySlope, update } from './vocabulary';

export { shuffle } from './shuffle';
export { tryFunction } from './special';

/**
 * Goes on training, at most `blocks` blocks of rows and not past `untilStep` updates, for which the order of rows and the
 * rates must be there. What is left of `blocks`.
 */
export function train(address: usize, blocks: i32, untilStep: i32): i32 {
  const network = changetype<Network>(address);
  while (blocks > 0 && network.step < untilStep) {
    const firstOfBatch = (network.step % network.stepsPerEpoch) * network.batchSize;
    const batchRows = min(network.batchSize, network.trainRows - firstOfBatch);
    const before = network.rowsInBatch;
    const count = min(network.blockRows, batchRows - before);
    const panels = (count + 7) >> 3;
    if (before == 0) {
      prepare(network, 0);
      memory.fill(network.gradient, 0, network.parameterBytes);
    }
    gather(network, network.order + ((firstOfBatch + before) << 2), 0, count, panels);
    forward(network, panels, before);
    judge(network, count, network.sums, <f32>1 / <f32>batchRows);
    backward(network, panels, true);
    blocks--;
    if (before + count < batchRows) {
      network.rowsInBatch = before + count;
      continue;
    }
    network.rowsInBatch = 0;
    const rate = load<f32>(network.rates + ((network.step - network.ratesFrom) << 2));
    network.step += 1;
    if (network.decays != 0) applyDecays(network);
    network.isFinite = update(network.optimizer, network, rate);
  }
  return blocks;
}

/** Does to the gradient what `decaysOf` says: g + d · p where d is not negative, else 0. */
function applyDecays(network: Network): void {
  const parameters = network.parameters, gradient = network.gradient, decays = network.decays, bytes = network.parameterBytes;
  for (let i: usize = 0; i < <usize>bytes; i += 16) {
    const d = v128.load(decays + i);
    const g = f32x4.add(v128.load(gradient + i), f32x4.mul(d, v128.load(parameters + i)));
    v128.store(gradient + i, v128.andnot(g, f32x4.lt(d, f32x4.splat(0))));
  }
}

/** Whether parameters that JavaScript has written are finite. To be called after that. */
export function inspect(address: usize): void {
  const network = changetype<Network>(address);
  let residue = f32x4.splat(0);
  for (let i = 0; i < network.parameterBytes; i += 16) {
    const p = v128.load(network.parameters + i);
    residue = f32x4.add(residue, f32x4.sub(p, p));
  }
  network.isFinite = i32x4.all_true(f32x4.eq(residue, f32x4.splat(0)));
}

/** Adds losses and correct predictions of the rows first … end - 1 to the second pair of sums, dropout off. */
export function evaluate(address: usize, first: i32, end: i32): void {
  const network = changetype<Network>(address);
  prepare(network, 0);
  for (let row = first; row < end; row += network.blockRows) {
    const count = min(network.blockRows, end - row);
    const panels = (count + 7) >> 3;
    gather(network, 0, row, count, panels);
    forward(network, panels, -1);
    judge(network, count, network.sums + 16, 0);
  }
}

/** Raises each unit's `largest` to its largest z on the rows first … end - 1, dropout off, NaN where one is, and its `on` by those above 0. */
export function countUnits(address: usize, first: i32, end: i32): void {
  const network = changetype<Network>(address);
  prepare(network, 1);
  for (let row = first; row < end; row += network.blockRows) {
    const count = min(network.blockRows, end - row);
    const panels = (count + 7) >> 3;
    const whole = count >> 3;
    gather(network, 0, row, count, panels);
    forward(network, panels, -1);
    for (let index = 0; index < network.layerCount; index++) {
      const layer = layerOf(network, index);
      const stride = layer.units << 5;
      for (let unit = 0; unit < layer.units; unit++) {
        let from = layer.z + (unit << 5);
        let most = v128.load32_splat(layer.largest + (unit << 2));
        let on = i32x4.splat(0);
        for (let panel = 0; panel < panels; panel++) {
          const low = v128.load(from), high = v128.load(from, 16);
          most = f32x4.max(most, f32x4.max(low, high));
          if (panel < whole) on = i32x4.sub(on, i32x4.add(f32x4.gt(low, f32x4.splat(0)), f32x4.gt(high, f32x4.splat(0))));
          from += stride;
        }
        let rowsOn = i32x4.extract_lane(on, 0) + i32x4.extract_lane(on, 1) + i32x4.extract_lane(on, 2) + i32x4.extract_lane(on, 3);
        for (let lane = whole << 3; lane < count; lane++) rowsOn += <i32>(load<f32>(from - stride + ((lane & 7) << 2)) > 0);
        const counted = layer.on + (unit << 2);
        store<i32>(counted, load<i32>(counted) + rowsOn);
        const two = max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)));
        store<f32>(layer.largest + (unit << 2), two);
      }
    }
  }
}

/** Makes the gradient 0. To be called before the first `probe`. */
export function clearGradient(address: usize): void {
  const network = changetype<Network>(address);
  memory.fill(network.gradient, 0, network.parameterBytes);
}

/** Takes `count` rows, at most a block, there and back, dropout off, and adds to the gradient their part of the mean loss over `rows`. */
export function probe(address: usize, first: i32, count: i32, rows: i32): void {
  const network = changetype<Network>(address);
  const panels = (count + 7) >> 3;
  prepare(network, 1);
  gather(network, 0, first, count, panels);
  forward(network, panels, -1);
  judge(network, count, network.sums + 16, <f32>1 / <f32>rows);
  backward(network, panels, false);
}

/**
 * Copies rows into panels, and their targets: those that `order` names, or, where that is 0, those from `first` on. The
 * last row fills its panel up: whatever is computed of all eight rows then is true of those that are there.
 */
function gather(network: Network, order: usize, first: i32, count: i32, panels: i32): void {
  const inputs = network.inputs;
  const rows = network.rows, labels = network.labels, targets = network.targets;
  const low = network.lowTarget, high = network.highTarget;
  const last = count - 1;
  const bytes = inputs << 2;
  const whole = bytes & ~15;
  for (let place = 0; place < panels << 3; place += 4) {
    const r0 = min(place, last), r1 = min(place + 1, last), r2 = min(place + 2, last), r3 = min(place + 3, last);
    let row0 = first + r0, row1 = first + r1, row2 = first + r2, row3 = first + r3;
    if (order != 0) {
      row0 = load<i32>(order + (r0 << 2));
      row1 = load<i32>(order + (r1 << 2));
      row2 = load<i32>(order + (r2 << 2));
      row3 = load<i32>(order + (r3 << 2));
    }
    const targetAt = targets + (place << 2);
    store<f32>(targetAt, load<u8>(labels + row0) ? high : low);
    store<f32>(targetAt, load<u8>(labels + row1) ? high : low, 4);
    store<f32>(targetAt, load<u8>(labels + row2) ? high : low, 8);
    store<f32>(targetAt, load<u8>(labels + row3) ? high : low, 12);
    const from0 = rows + row0 * bytes, from1 = rows + row1 * bytes, from2 = rows + row2 * bytes, from3 = rows + row3 * bytes;
    let to = network.x + (place >> 3) * (bytes << 3) + ((place & 4) << 2);
    let i = 0;
    for (; i < whole; i += 16) {
      const a = v128.load(from0 + i), b = v128.load(from1 + i), c = v128.load(from2 + i), d = v128.load(from3 + i);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      v128.store(to, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5));
      v128.store(to, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7), 32);
      const abUpper = v128.shuffle<i32>(a, b, 2, 6, 3, 7), cdUpper = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i32>(abUpper, cdUpper, 0, 1, 4, 5), 64);
      v128.store(to, v128.shuffle<i32>(abUpper, cdUpper, 2, 3, 6, 7), 96);
      to += 128;
    }
    for (; i < bytes; i += 4) {
      store<f32>(to, load<f32>(from0 + i));
      store<f32>(to, load<f32>(from1 + i), 4);
      store<f32>(to, load<f32>(from2 + i), 8);
      store<f32>(to, load<f32>(from3 + i), 12);
      to += 32;
    }
  }
}

/**
 * Adds losses and correct predictions of `count` rows to a pair of sums and, where `share` is not 0, makes the output
 * layer's delta: share · ∂loss/∂z, and 0 on the rows that only fill a panel.
 */
function judge(network: Network, count: i32, sums: usize, share: f32): void {
  const output = layerOf(network, network.layerCount - 1);
  const loss = network.loss;
  const z = output.z, a = output.outputs, delta = output.delta, targets = network.targets;
  const bytes = ((count + 7) >> 3) << 5;
  const readsSlope = share != 0 && lossReadsSlope(loss);
  if (lossReadsOutput(loss) || !network.judgesLogit) activate(output.activation, a, z, bytes, output.parameter);
  if (readsSlope) {
    for (let i = 0; i < bytes; i += 16) v128.store(delta + i, f32x4.splat(1));
    multiplyBySlope(output.activation, delta, z, bytes, output.parameter);
  }
  const judged = network.judgesLogit ? z : a;
  const border = f32x4.splat(network.judgesLogit ? 0 : network.midpoint);
  const high = f32x4.splat(network.highTarget);
  const share4 = f32x4.splat(share);
  let lower = f64x2.splat(0), upper = f64x2.splat(0);
  let correct = 0;
  for (let i = 0; i < bytes; i += 16) {
    const z4 = v128.load(z + i), a4 = v128.load(a + i), y = v128.load(targets + i);
    const isThere = i32x4.lt_s(i32x4.add(i32x4.splat(i >> 2), i32x4(0, 1, 2, 3)), i32x4.splat(count));
    // z − z is 0, or NaN where z is not finite: such a row has no loss.
    const value = v128.and(f32x4.add(lossValue(loss, z4, a4, y), f32x4.sub(z4, z4)), isThere);
    lower = f64x2.add(lower, f64x2.promote_low_f32x4(value));
    upper = f64x2.add(upper, f64x2.promote_low_f32x4(v128.shuffle<i32>(value, value, 2, 3, 2, 3)));
    const isWrong = v128.xor(f32x4.gt(v128.load(judged + i), border), f32x4.eq(y, high));
    correct += popcnt(i32x4.bitmask(v128.andnot(isThere, isWrong)));
    if (share != 0) {
      const slope = readsSlope ? v128.load(delta + i) : share4;
      v128.store(delta + i, v128.and(f32x4.mul(share4, lossSlope(loss, z4, a4, y, slope)), isThere));
    }
  }
  const both = f64x2.add(lower, upper);
  store<f64>(sums, load<f64>(sums) + (f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1)));
  store<f64>(sums, load<f64>(sums, 8) + <f64>correct, 8);
}
