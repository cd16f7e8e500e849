import { Layer } from './structures';

/** Four sums of four numbers each. */
@inline function fourSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

/** sum + factor · x, rounded twice. */
@inline function plus(sum: v128, factor: v128, x: v128): v128 { return f32x4.add(sum, f32x4.mul(factor, x)); }

/**
 * target[unit, row] = max(floor, bias[unit] + Σ kernel[unit, input] · x[input, row]) for the units that are wanted, inputs
 * from the first to the last of those that `active` names. Four units by eight rows at once.
 */
export function denseForward(layer: Layer, target: usize, floor: v128, parameters: usize, x: usize, active: usize, activeCount: i32, panels: i32): void {
  const count = layer.wantedCount;
  let k = 0;
  for (; k + 1 < count; k += 4) fourUnits(layer, target, floor, parameters, x, active, activeCount, panels, k);
  if (k < count) oneUnit(layer, target, floor, parameters, x, active, activeCount, panels, load<i32>(layer.wanted + (k << 2)));
}

function fourUnits(layer: Layer, target: usize, floor: v128, parameters: usize, x: usize, active: usize, activeCount: i32, panels: i32, k: i32): void {
  const fanIn = layer.fanIn;
  const list = layer.wanted;
  const last = layer.wantedCount - 1;
  const unitA = load<i32>(list + (k << 2));
  const unitB = load<i32>(list + (min(k + 1, last) << 2));
  const unitC = load<i32>(list + (min(k + 2, last) << 2));
  const unitD = load<i32>(list + (min(k + 3, last) << 2));
  const kernel = parameters + layer.kernel;
  const bias = parameters + layer.bias;
  const kernelA = kernel + unitA * fanIn;
  const kernelB = kernel + unitB * fanIn;
  const kernelC = kernel + unitC * fanIn;
  const kernelD = kernel + unitD * fanIn;
  const biasA = v128.load32_splat(bias + unitA);
  const biasB = v128.load32_splat(bias + unitB);
  const biasC = v128.load32_splat(bias + unitC);
  const biasD = v128.load32_splat(bias + unitD);
  const isWhole = activeCount == fanIn;
  const end = active + (activeCount << 2);
  const width = fanIn << 2;
  const stride = layer.units << 5;
  for (let panel = 0; panel < panels; panel++) {
    let a0 = biasA, a1 = biasA, b0 = biasB, b1 = biasB, c0 = biasC, c1 = biasC, d0 = biasD, d1 = biasD;
    if (isWhole) {
      let from = x;
      for (let i = 0; i < width; i += 4) {
        const x0 = v128.load(from), x1 = v128.load(from, 16);
        from += 32;
        const a = v128.load32_splat(kernelA + i);
        a0 = plus(a0, a, x0); a1 = plus(a1, a, x1);
        const b = v128.load32_splat(kernelB + i);
        b0 = plus(b0, b, x0); b1 = plus(b1, b, x1);
        const c = v128.load32_splat(kernelC + i);
        c0 = plus(c0, c, x0); c1 = plus(c1, c, x1);
        const d = v128.load32_splat(kernelD + i);
        d0 = plus(d0, d, x0); d1 = plus(d1, d, x1);
      }
    } else {
      for (let at = active; at < end; at += 4) {
        const i = load<i32>(at);
        const from = x + (i << 3);
        const x0 = v128.load(from), x1 = v128.load(from, 16);
        const a = v128.load32_splat(kernelA + i);
        a0 = plus(a0, a, x0); a1 = plus(a1, a, x1);
        const b = v128.load32_splat(kernelB + i);
        b0 = plus(b0, b, x0); b1 = plus(b1, b, x1);
        const c = v128.load32_splat(kernelC + i);
        c0 = plus(c0, c, x0); c1 = plus(c1, c, x1);
        const d = v128.load32_splat(kernelD + i);
        d0 = plus(d0, d, x0); d1 = plus(d1, d, x1);
      }
    }
    const toA = target + (unitA << 3), toB = target + (unitB << 3), toC = target + (unitC << 3), toD = target + (unitD << 3);
    v128.store(toA, f32x4.pmax(a0, floor)); v128.store(toA, f32x4.pmax(a1, floor), 16);
    v128.store(toB, f32x4.pmax(b0, floor)); v128.store(toB, f32x4.pmax(b1, floor), 16);
    v128.store(toC, f32x4.pmax(c0, floor)); v128.store(toC, f32x4.pmax(c1, floor), 16);
    v128.store(toD, f32x4.pmax(d0, floor)); v128.store(toD, f32x4.pmax(d1, floor), 16);
    x += width << 3;
    target += stride;
  }
}

/** One unit, on two panels at once. */
function oneUnit(layer: Layer, target: usize, floor: v128, parameters: usize, x: usize, active: usize, activeCount: i32, panels: i32, unit: i32): void {
  const kernel = parameters + layer.kernel + unit * layer.fanIn;
  const bias = v128.load32_splat(parameters + layer.bias + unit);
  const end = active + (activeCount << 2);
  const width = layer.fanIn << 5;
  const stride = layer.units << 5;
  let to = target + (unit << 3);
  let panel = 0;
  for (; panel + 1 < panels; panel += 2) {
    let a0 = bias, a1 = bias, b0 = bias, b1 = bias;
    const next = x + width;
    for (let at = active; at < end; at += 4) {
      const i = load<i32>(at);
      const factor = v128.load32_splat(kernel + i);
      const from = x + (i << 3), fromNext = next + (i << 3);
      a0 = plus(a0, factor, v128.load(from)); a1 = plus(a1, factor, v128.load(from, 16));
      b0 = plus(b0, factor, v128.load(fromNext)); b1 = plus(b1, factor, v128.load(fromNext, 16));
    }
    v128.store(to, f32x4.pmax(a0, floor)); v128.store(to, f32x4.pmax(a1, floor), 16);
    to += stride;
    v128.store(to, f32x4.pmax(b0, floor)); v128.store(to, f32x4.pmax(b1, floor), 16);
    to += stride;
    x = next + width;
  }
  if (panel == panels) return;
  let a0 = bias, a1 = bias;
  for (let at = active; at < end; at += 4) {
    const i = load<i32>(at);
    const factor = v128.load32_splat(kernel + i);
    const from = x + (i << 3);
    a0 = plus(a0, factor, v128.load(from)); a1 = plus(a1, factor, v128.load(from, 16));
  }
  v128.store(to, f32x4.pmax(a0, floor)); v128.store(to, f32x4.pmax(a1, floor), 16);
}

/**
 * inputDelta[input, row] = Σ kernel[unit, input] · delta[unit, row] over the layer's active units, for the inputs that
 * `inputs` names. Four inputs by eight rows at once.
 */
export function denseInputDelta(layer: Layer, inputDelta: usize, parameters: usize, inputs: usize, inputCount: i32, panels: i32): void {
  const fanIn = layer.fanIn;
  const kernel = parameters + layer.kernel;
  const active = layer.active;
  const end = active + (layer.activeCount << 2);
  const isWhole = layer.activeCount == layer.units;
  const stride = layer.units << 5;
  const inputStride = fanIn << 5;
  const last = inputCount - 1;
  const row = fanIn << 2;
  for (let k = 0; k < inputCount; k += 4) {
    const inputA = load<i32>(inputs + (k << 2));
    const inputB = load<i32>(inputs + (min(k + 1, last) << 2));
    const inputC = load<i32>(inputs + (min(k + 2, last) << 2));
    const inputD = load<i32>(inputs + (min(k + 3, last) << 2));
    let delta = layer.delta;
    let target = inputDelta;
    for (let panel = 0; panel < panels; panel++) {
      const zero = f32x4.splat(0);
      let a0 = zero, a1 = zero, b0 = zero, b1 = zero, c0 = zero, c1 = zero, d0 = zero, d1 = zero;
      if (isWhole) {
        const stop = delta + stride;
        let weights = kernel;
        for (let from = delta; from < stop; from += 32) {
          const e0 = v128.load(from), e1 = v128.load(from, 16);
          const a = v128.load32_splat(weights + inputA);
          a0 = plus(a0, a, e0); a1 = plus(a1, a, e1);
          const b = v128.load32_splat(weights + inputB);
          b0 = plus(b0, b, e0); b1 = plus(b1, b, e1);
          const c = v128.load32_splat(weights + inputC);
          c0 = plus(c0, c, e0); c1 = plus(c1, c, e1);
          const d = v128.load32_splat(weights + inputD);
          d0 = plus(d0, d, e0); d1 = plus(d1, d, e1);
          weights += row;
        }
      } else {
        for (let at = active; at < end; at += 4) {
          const unit = load<i32>(at);
          const from = delta + (unit << 3);
          const weights = kernel + unit * fanIn;
          const e0 = v128.load(from), e1 = v128.load(from, 16);
          const a = v128.load32_splat(weights + inputA);
          a0 = plus(a0, a, e0); a1 = plus(a1, a, e1);
          const b = v128.load32_splat(weights + inputB);
          b0 = plus(b0, b, e0); b1 = plus(b1, b, e1);
          const c = v128.load32_splat(weights + inputC);
          c0 = plus(c0, c, e0); c1 = plus(c1, c, e1);
          const d = v128.load32_splat(weights + inputD);
          d0 = plus(d0, d, e0); d1 = plus(d1, d, e1);
        }
      }
      const toA = target + (inputA << 3), toB = target + (inputB << 3), toC = target + (inputC << 3), toD = target + (inputD << 3);
      v128.store(toA, a0); v128.store(toA, a1, 16);
      v128.store(toB, b0); v128.store(toB, b1, 16);
      v128.store(toC, c0); v128.store(toC, c1, 16);
      v128.store(toD, d0); v128.store(toD, d1, 16);
      delta += stride;
      target += inputStride;
    }
  }
}

/**
 * Adds the layer's gradients over the rows at hand: kernel[unit, input] += Σ delta[unit, row] · x[input, row] and
 * bias[unit] += Σ delta[unit, row], for active units and the inputs that `inputs` names. Two units by four inputs at once;
 * a sum runs over every fourth row, then over those four.
 */
export function denseKernelGradient(layer: Layer, gradient: usize, x: usize, inputs: usize, inputCount: i32, panels: i32): void {
  const active = layer.active;
  const count = layer.activeCount;
  const bias = gradient + layer.bias;
  const kernel = gradient + layer.kernel;
  const stride = layer.units << 5;
  for (let k = 0; k < count; k++) {
    const unit = load<i32>(active + (k << 2));
    let from = layer.delta + (unit << 3);
    let sum = f32x4.splat(0);
    for (let panel = 0; panel < panels; panel++) {
      sum = f32x4.add(sum, f32x4.add(v128.load(from), v128.load(from, 16)));
      from += stride;
    }
    const whole = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
    store<f32>(bias + unit, load<f32>(bias + unit) + whole);
  }
  let k = 0;
  for (; k + 1 < count; k += 2) gradientOfTwo(layer, kernel, load<i32>(active + (k << 2)), load<i32>(active + (k << 2), 4), x, inputs, inputCount, panels);
  if (k < count) gradientOfOne(layer, kernel, load<i32>(active + (k << 2)), x, inputs, inputCount, panels);
}

function gradientOfTwo(layer: Layer, kernel: usize, unitA: i32, unitB: i32, x: usize, inputs: usize, inputCount: i32, panels: i32): void {
  const fanIn = layer.fanIn;
  const stride = layer.units << 5;
  const inputStride = fanIn << 5;
  const targetA = kernel + unitA * fanIn;
  const targetB = kernel + unitB * fanIn;
  const last = inputCount - 1;
  const fromA = layer.delta + (unitA << 3);
  const apart = (unitB - unitA) << 3;
  for (let k = 0; k < inputCount; k += 4) {
    const input0 = load<i32>(inputs + (k << 2));
    const input1 = load<i32>(inputs + (min(k + 1, last) << 2));
    const input2 = load<i32>(inputs + (min(k + 2, last) << 2));
    const input3 = load<i32>(inputs + (min(k + 3, last) << 2));
    const zero = f32x4.splat(0);
    let a0 = zero, a1 = zero, a2 = zero, a3 = zero, b0 = zero, b1 = zero, b2 = zero, b3 = zero;
    let from = fromA;
    let x0 = x + (input0 << 3), x1 = x + (input1 << 3), x2 = x + (input2 << 3), x3 = x + (input3 << 3);
    for (let panel = 0; panel < panels; panel++) {
      let a = v128.load(from), b = v128.load(from + apart);
      let v = v128.load(x0);
      a0 = plus(a0, a, v); b0 = plus(b0, b, v);
      v = v128.load(x1);
      a1 = plus(a1, a, v); b1 = plus(b1, b, v);
      v = v128.load(x2);
      a2 = plus(a2, a, v); b2 = plus(b2, b, v);
      v = v128.load(x3);
      a3 = plus(a3, a, v); b3 = plus(b3, b, v);
      a = v128.load(from, 16); b = v128.load(from + apart, 16);
      v = v128.load(x0, 16);
      a0 = plus(a0, a, v); b0 = plus(b0, b, v);
      v = v128.load(x1, 16);
      a1 = plus(a1, a, v); b1 = plus(b1, b, v);
      v = v128.load(x2, 16);
      a2 = plus(a2, a, v); b2 = plus(b2, b, v);
      v = v128.load(x3, 16);
      a3 = plus(a3, a, v); b3 = plus(b3, b, v);
      from += stride;
      x0 += inputStride; x1 += inputStride; x2 += inputStride; x3 += inputStride;
    }
    addSums(targetA, fourSums(a0, a1, a2, a3), input0, input1, input2, input3);
    addSums(targetB, fourSums(b0, b1, b2, b3), input0, input1, input2, input3);
  }
}

function gradientOfOne(layer: Layer, kernel: usize, unit: i32, x: usize, inputs: usize, inputCount: i32, panels: i32): void {
  const fanIn = layer.fanIn;
  const stride = layer.units << 5;
  const inputStride = fanIn << 5;
  const target = kernel + unit * fanIn;
  const last = inputCount - 1;
  for (let k = 0; k < inputCount; k += 4) {
    const input0 = load<i32>(inputs + (k << 2));
    const input1 = load<i32>(inputs + (min(k + 1, last) << 2));
    const input2 = load<i32>(inputs + (min(k + 2, last) << 2));
    const input3 = load<i32>(inputs + (min(k + 3, last) << 2));
    const zero = f32x4.splat(0);
    let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    let from = layer.delta + (unit << 3);
    let x0 = x + (input0 << 3), x1 = x + (input1 << 3), x2 = x + (input2 << 3), x3 = x + (input3 << 3);
    for (let panel = 0; panel < panels; panel++) {
      let a = v128.load(from);
      a0 = plus(a0, a, v128.load(x0)); a1 = plus(a1, a, v128.load(x1)); a2 = plus(a2, a, v128.load(x2)); a3 = plus(a3, a, v128.load(x3));
      a = v128.load(from, 16);
      a0 = plus(a0, a, v128.load(x0, 16)); a1 = plus(a1, a, v128.load(x1, 16)); a2 = plus(a2, a, v128.load(x2, 16)); a3 = plus(a3, a, v128.load(x3, 16));
      from += stride;
      x0 += inputStride; x1 += inputStride; x2 += inputStride; x3 += inputStride;
    }
    addSums(target, fourSums(a0, a1, a2, a3), input0, input1, input2, input3);
  }
}

/** Adds to the entries of four inputs, ascending; those at the end of a list that are the last one again are added once. */
@inline function addSums(target: usize, sums: v128, input0: i32, input1: i32, input2: i32, input3: i32): void {
  if (input3 - input0 == 12 && input2 != input3) {
    v128.store(target + input0, f32x4.add(v128.load(target + input0), sums));
    return;
  }
  add(target + input0, f32x4.extract_lane(sums, 0));
  if (input1 > input0) add(target + input1, f32x4.extract_lane(sums, 1));
  if (input2 > input1) add(target + input2, f32x4.extract_lane(sums, 2));
  if (input3 > input2) add(target + input3, f32x4.extract_lane(sums, 3));
}

@inline function add(at: usize, value: f32): void { store<f32>(at, load<f32>(at) + value); }
