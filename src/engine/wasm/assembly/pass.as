import { Layer, LAYER_BYTES, Network } from './structures';
import { denseForward, denseInputDelta, denseKernelGradient } from './dense';
import { dropBackward, dropForward } from './dropout';
import { activate, multiplyBySlope } from './vocabulary';

@inline export function layerOf(network: Network, index: i32): Layer { return changetype<Layer>(network.layers + index * LAYER_BYTES); }

/** To be called before the first pass and whenever parameters have changed; the meaning of `everyZ` stands in descriptor.ts. */
export function prepare(network: Network, everyZ: i32): void {
  network.everyZ = everyZ;
  const first = layerOf(network, 0);
  if (network.isFinite && first.skipsSilent && !everyZ) listPossiblyOn(first, network.parameters, network.low, network.high);
  else listAll(first);
}

/** Takes the rows in `x` through the network, with dropout where `firstRow`, their place in the batch, is not negative. */
export function forward(network: Network, panels: i32, firstRow: i32): void {
  let x = network.x;
  let active = network.everyInput;
  let activeCount = network.inputs;
  const count = network.layerCount;
  for (let index = 0; index < count; index++) {
    const layer = layerOf(network, index);
    const maySkip = network.isFinite & layer.skipsSilent;
    const rectifies = maySkip && !network.everyZ;
    const bytes = panels * layer.units << 5;
    if (rectifies) denseForward(layer, layer.outputs, f32x4.splat(0), network.parameters, x, active, activeCount, panels);
    else {
      denseForward(layer, layer.z, f32x4.splat(-Infinity), network.parameters, x, active, activeCount, panels);
      if (index < count - 1) activate(layer.activation, layer.outputs, layer.z, bytes, layer.parameter);
    }
    if (maySkip) listActive(layer, panels);
    else listEvery(layer);
    if (firstRow >= 0 && layer.hasDropout) dropForward(layer, network.dropoutSeed, network.step, firstRow, panels);
    x = layer.outputs;
    active = layer.active;
    activeCount = layer.activeCount;
  }
}

/** Adds the gradients of the rows at hand, from the output layer's `delta` back. Ends at a layer that is silent as a whole. */
export function backward(network: Network, panels: i32, masked: bool): void {
  const parameters = network.parameters;
  for (let index = network.layerCount - 1; index >= 0; index--) {
    const layer = layerOf(network, index);
    if (layer.activeCount == 0) return;
    if (index == 0) {
      denseKernelGradient(layer, network.gradient, network.x, network.everyInput, network.inputs, panels);
      return;
    }
    const before = layerOf(network, index - 1);
    denseKernelGradient(layer, network.gradient, before.outputs, before.active, before.activeCount, panels);
    denseInputDelta(layer, before.delta, parameters, before.active, before.activeCount, panels);
    if (masked && before.hasDropout) dropBackward(before, panels);
    if (network.isFinite && before.skipsSilent) rectifyDelta(before, panels);
    else multiplyBySlope(before.activation, before.delta, before.z, panels * before.units << 5, before.parameter);
  }
}

/** Clears the deltas of active units where their outputs are 0. */
function rectifyDelta(layer: Layer, panels: i32): void {
  const stride = layer.units << 5;
  for (let k = 0; k < layer.activeCount; k++) {
    let at = load<i32>(layer.active + (k << 2)) << 3;
    for (let panel = 0; panel < panels; panel++) {
      const delta = layer.delta + at, outputs = layer.outputs + at;
      const zero = f32x4.splat(0);
      v128.store(delta, v128.and(v128.load(delta), f32x4.ne(v128.load(outputs), zero)));
      v128.store(delta, v128.and(v128.load(delta, 16), f32x4.ne(v128.load(outputs, 16), zero)), 16);
      at += stride;
    }
  }
}

/** Names every unit as wanted. */
function listAll(layer: Layer): void {
  for (let unit = 0; unit < layer.units; unit++) store<i32>(layer.wanted + (unit << 2), unit << 2);
  layer.wantedCount = layer.units;
}

/** Names every unit as active. */
function listEvery(layer: Layer): void {
  for (let unit = 0; unit < layer.units; unit++) store<i32>(layer.active + (unit << 2), unit << 2);
  layer.activeCount = layer.units;
}

/** Names the wanted units whose outputs are not 0 on every row at hand. */
function listActive(layer: Layer, panels: i32): void {
  const stride = layer.units << 5;
  const count = layer.wantedCount;
  let to = layer.active;
  for (let k = 0; k < count; k++) {
    const unit = load<i32>(layer.wanted + (k << 2));
    let from = layer.outputs + (unit << 3);
    for (let panel = 0; panel < panels; panel++) {
      const zero = f32x4.splat(0);
      if (v128.any_true(v128.or(f32x4.ne(v128.load(from), zero), f32x4.ne(v128.load(from, 16), zero)))) {
        store<i32>(to, unit);
        to += 4;
        break;
      }
      from += stride;
    }
  }
  layer.activeCount = <i32>(to - layer.active) >> 2;
}

/**
 * Names as wanted the units of a first layer whose z can be above 0 for some input of the range. Exact in spite of
 * rounding: rounded sums in the same order, of terms that are each at most the bound's, are at most the bound.
 */
function listPossiblyOn(layer: Layer, parameters: usize, low: f32, high: f32): void {
  const fanIn = layer.fanIn;
  let to = layer.wanted;
  for (let unit = 0; unit < layer.units; unit++) {
    let bound = load<f32>(parameters + layer.bias + (unit << 2));
    const kernel = parameters + layer.kernel + (unit * fanIn << 2);
    for (let input = 0; input < fanIn; input++) {
      const factor = load<f32>(kernel + (input << 2));
      bound += max(factor * low, factor * high);
    }
    if (!(bound <= 0)) {
      store<i32>(to, unit << 2);
      to += 4;
    }
  }
  layer.wantedCount = <i32>(to - layer.wanted) >> 2;
}
