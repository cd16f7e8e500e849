import type { NetworkLayout } from '../../../../core/experiment/layout.ts';
import type { Atlas } from '../atlas.ts';

/** Highest stack of layers in an atlas: a height every device has. */
const HIGHEST = 2048;

/** Where a layer of a deep network lies. */
export interface DeepLayer {
  readonly units: number;
  /** Units and inputs in fours. */
  readonly unitGroups: number;
  readonly inputGroups: number;
  /** Corner of its parameters in a replica's rectangle: a texel row a unit, its kernel row then (bias, 0, 0, 0). `y` is a multiple of 4. */
  readonly x: number;
  readonly y: number;
  /**
   * First texel row of its values and deltas in the textures of its parity, when there is one replica: a row per
   * four units, a column per four samples (or two), a texture layer per sample of those. Multiplied by the number of replicas.
   */
  readonly firstRow: number;
}

/** Layout of a network of any depth: parameters in rectangles, values and deltas in textures by parity. */
export interface DeepShape {
  readonly layers: readonly DeepLayer[];
  /** A replica's rectangle. */
  readonly width: number;
  readonly height: number;
  /** Texel of the tally in the rectangle. */
  readonly tally: readonly [x: number, y: number];
  /** Replicas side by side. */
  readonly columns: number;
  readonly lines: number;
  /** Texel rows of values of hidden layers of even and of odd numbers, for one replica. */
  readonly rows: readonly [number, number];
}

/** Lays a network out for R replicas: its rectangle packed the way that takes fewer texels, as many of them side by side as every device's textures are wide. */
export function deepShape(layout: NetworkLayout, replicas: number): DeepShape {
  const [stacked, sorted] = [packed(layout, false), packed(layout, true)] as const;
  const packing = sorted.width * sorted.height < stacked.width * stacked.height ? sorted : stacked;
  const rows: [number, number] = [0, 0];
  const layers = layout.layers.map((layer, index): DeepLayer => {
    const parity = layer.number % 2 === 0 ? 0 : 1;
    const firstRow = rows[parity];
    const unitGroups = Math.ceil(layer.units / 4);
    if (!layer.isOutput) rows[parity] += unitGroups;
    const [x, y] = packing.corners[index] ?? [0, 0];
    return { units: layer.units, unitGroups, inputGroups: Math.ceil(layer.fanIn / 4), x, y, firstRow };
  });
  const { width, height, tally } = packing;
  const columns = Math.max(1, Math.min(replicas, Math.floor(HIGHEST / width)));
  return { layers, width, height, tally, columns, lines: Math.ceil(replicas / columns), rows };
}

type Corner = readonly [x: number, y: number];

/** Layers one below the other, in a new column when they get too high or, with `byWidth`, when the width changes. */
function packed({ layers }: NetworkLayout, byWidth: boolean): { corners: readonly Corner[]; width: number; height: number; tally: Corner } {
  let x = 0;
  let y = 0;
  let columnWidth = 0;
  let height = 0;
  const corners = layers.map(({ units, fanIn }): Corner => {
    const width = Math.ceil(fanIn / 4) + 1;
    const rows = 4 * Math.ceil(units / 4);
    if (y > 0 && (y + rows > HIGHEST || (byWidth && width !== columnWidth))) {
      x += columnWidth;
      y = 0;
      columnWidth = 0;
    }
    const corner = [x, y] as const;
    y += rows;
    height = Math.max(height, y);
    columnWidth = Math.max(columnWidth, width);
    return corner;
  });
  return { corners, width: x + columnWidth, height: Math.max(height, y + 4), tally: [x, y] };
}

/** The layer at an index. */
export function deepLayer({ layers }: DeepShape, index: number): DeepLayer {
  const layer = layers[index];
  if (layer === undefined) throw new RangeError(`There is no layer ${index}.`);
  return layer;
}

/** Where a deep network's flat parameters lie in its textures. */
export function deepAtlas({ layers, parameterCount }: NetworkLayout, shape: DeepShape): Atlas {
  const width = shape.width * shape.columns;
  const places = new Int32Array(parameterCount);
  layers.forEach(({ units, fanIn, kernelStart, biasStart }, index) => {
    const placed = shape.layers[index];
    if (placed === undefined) return;
    for (let unit = 0; unit < units; unit++) {
      const row = 4 * (width * (placed.y + unit) + placed.x);
      for (let input = 0; input < fanIn; input++) places[kernelStart + unit * fanIn + input] = row + input;
      places[biasStart + unit] = row + 4 * placed.inputGroups;
    }
  });
  return {
    width,
    height: shape.height * shape.lines,
    places,
    tally: 4 * (width * shape.tally[1] + shape.tally[0]),
    originOf: (replica) => 4 * (width * shape.height * Math.floor(replica / shape.columns) + shape.width * (replica % shape.columns)),
  };
}
