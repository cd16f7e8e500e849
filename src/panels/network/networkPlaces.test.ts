import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeExperiment } from '../../core/experiment/settings/changeExperiment.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { deadMaskOf, strongestEdges } from '../../core/telemetry/edges.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { UnitAt } from '../../store/state.ts';
import { NODE, placeNetwork, type NetworkPlaces, type Point } from './networkPlaces.ts';
import { rowsOf } from './rowOrder.ts';
import { timeAxis } from '../run/timeAxis.ts';
import { railsOf, rowMiddle, wiringOf, type Wiring } from './wires.ts';

const networks = fc.record({
  width: fc.integer({ min: 280, max: 2000 }),
  height: fc.integer({ min: 180, max: 900 }),
  inputs: fc.integer({ min: 1, max: 16 }),
  units: fc.array(fc.integer({ min: 1, max: 256 }), { minLength: 1, maxLength: 20 }),
  epochs: fc.integer({ min: 1, max: 1000 }),
  focus: fc.nat(19),
  /** Share of units that are dead, in hundredths, by layer. */
  dead: fc.array(fc.constantFrom(0, 30, 100), { minLength: 20, maxLength: 20 }),
});
type Network = typeof networks extends fc.Arbitrary<infer T> ? T : never;

interface Drawn {
  readonly places: NetworkPlaces;
  readonly frame: Frame;
  readonly rows: readonly Float32Array[];
  readonly wirings: readonly Wiring[];
}

/** Some network with a share of its units dead, placed and wired. */
function drawn({ width, height, inputs, units, epochs, focus, dead }: Network): Drawn {
  const experiment = withLayers(changeExperiment(DEFAULT_EXPERIMENT, { inputs }).experiment, { units });
  const { layers } = layoutOf(experiment);
  const bare = handmadeFrame(experiment, { epoch: 0 });
  let deadBefore: Uint8Array | null = null;
  const now: Frame['layers'][number][] = [];
  for (const [index, layer] of bare.layers.entries()) {
    const layout = layers[index];
    if (layout === undefined) throw new Error('A frame has the layers of its network.');
    const isHidden = index < units.length;
    const maxPreActivation = Float32Array.from({ length: layer.units }, (_, unit) => (isHidden && (unit * 37) % 100 < (dead[index] ?? 0) ? -1 : 1));
    const kernel = Float32Array.from({ length: layout.kernelSize }, (_, place) => ((place * 7919) % 1001) - 500);
    const mask = deadMaskOf(layout.activation, maxPreActivation);
    now.push({ ...layer, maxPreActivation, edges: strongestEdges(kernel, deadBefore, mask) });
    deadBefore = mask;
  }
  const frame = { ...bare, layers: now };
  const places = placeNetwork({ width, height }, { inputs, units, focus: 1 + (focus % units.length), columns: epochs + 1 });
  const rows = units.map((count) => rowsOf(Array.from({ length: count }, (_, row) => count - 1 - row)));
  return { places, frame, rows, wirings: places.tiers.map((tier) => wiringOf({ tier, layers, frame, rows })) };
}

const given = (check: (network: Network) => void): void => fc.assert(fc.property(networks, check), { numRuns: 30 });

it('keeps everything within the picture, whatever the network', () => {
  given((network) => {
    const { places, wirings, rows } = drawn(network);
    const { width, height } = places;
    const within = ({ x, y }: { readonly x: number; readonly y: number }): boolean => x >= 0 && x <= width && y >= 0 && y <= height;
    places.tiers.forEach((tier, index) => {
      for (const { left, top, width: wide, height: high } of tier.layers) {
        expect(within({ x: left, y: top }) && within({ x: left + wide, y: top + high })).toBe(true);
      }
      for (const { x, y } of [...tier.inputs, ...(tier.output === null ? [] : [tier.output])]) {
        expect(within({ x: x - NODE, y: y - 1 }) && within({ x: x + NODE, y: y + 1 })).toBe(true);
      }
      const { wires = [], stubs = [] } = wirings[index] ?? {};
      const rails = railsOf({ tier, wires, rows, time: timeAxis(network.epochs, 20), epoch: 0, painted: 1, lit: null });
      expect([...wires, ...stubs, ...rails].filter(({ from, to }) => !within(from) || !within(to))).toEqual([]);
    });
  });
});

it('never lets rasters or their gaps overlap, from inputs to output', () => {
  given((network) => {
    for (const { inputs, layers, output } of drawn(network).places.tiers) {
      const edges = [...inputs.slice(0, 1).map(({ x }) => x), ...layers.flatMap(({ left, width }) => [left, left + width]), ...(output === null ? [] : [output.x])];
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    }
  });
});

it('opens the layer in focus, in every network', () => {
  given((network) => {
    const { places } = drawn(network);
    const opened = places.tiers.at(-1)?.layers.find(({ number }) => number === 1 + (network.focus % network.units.length));
    expect(opened?.isOpen || network.width < 400 || network.epochs === 1).toBe(true);
    expect(places.tiers[0]?.layers.map(({ number }) => number)).toEqual(network.units.map((_, index) => index + 1));
  });
});

it('ends wires at the rows of the units they join, and draws none of a dead unit', () => {
  given((network) => {
    const { places, frame, rows, wirings } = drawn(network);
    places.tiers.forEach((tier, index) => {
      const placeOf = new Map(tier.layers.map((place) => [place.number, place]));
      const endsAtItsUnit = (end: UnitAt | null, at: Point): boolean => {
        if (end === null) return true;
        const place = placeOf.get(end.layer);
        const row = rows[end.layer - 1]?.[end.unit] ?? -1;
        return place !== undefined && at.y === rowMiddle(place, row) && (frame.layers[end.layer - 1]?.maxPreActivation[end.unit] ?? 0) > 0;
      };
      expect(wirings[index]?.wires.filter(({ from, to, source, target }) => !endsAtItsUnit(source, from) || !endsAtItsUnit(target, to))).toEqual([]);
    });
  });
});

it('leaves the stumps of cut wires at a severed layer, which reach neither side', () => {
  const { places, wirings } = drawn({ width: 1100, height: 400, inputs: 4, units: [8, 8], epochs: 25, focus: 0, dead: [0, 100] });
  const [{ wires, stubs } = { wires: [], stubs: [] }] = wirings;
  expect(new Set(wires.map(({ target }) => target?.layer))).toEqual(new Set([1]));
  const [tier] = places.tiers;
  const wall = tier?.layers[1];
  if (tier === undefined || wall === undefined || tier.output === null) throw new Error('Two layers stand in one tier.');
  expect(stubs.length).toBeGreaterThan(8);
  for (const { to } of stubs) {
    expect(to.x < wall.left - 10 || to.x > wall.left + wall.width + 10).toBe(true);
    expect(to.x).toBeLessThan(tier.output.x - 10);
  }
});
