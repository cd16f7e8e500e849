import { HIGHEST_ROW, WIDEST_COLUMN } from './rasterGeometry.ts';

/** A place in the picture, in CSS pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The centre of an input. */
export interface InputPlace extends Point {
  /** From 0. */
  readonly input: number;
}

/** Where the raster of a layer stands. */
export interface LayerPlace {
  /** From 1. */
  readonly number: number;
  readonly units: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Whether it is wide enough to be read cell by cell; a narrow one is opened by a click. */
  readonly isOpen: boolean;
}

/** A stretch of the network from left to right: all of it, or the layer in focus with its neighbours. */
export interface Tier {
  readonly top: number;
  readonly bottom: number;
  /** The inputs, numbered from 0; none where the tier begins at a later layer. */
  readonly inputs: readonly InputPlace[];
  readonly layers: readonly LayerPlace[];
  /** Centre of the output unit; null where the tier ends before it. */
  readonly output: Point | null;
}

/** Where everything of a network stands. The last tier has the open layers. */
export interface NetworkPlaces {
  readonly width: number;
  readonly height: number;
  readonly tiers: readonly Tier[];
  /** Room at the right for what the output says. */
  readonly outputRoom: number;
}

/** What is drawn. */
export interface DrawnNetwork {
  readonly inputs: number;
  /** Units of the hidden layers. */
  readonly units: readonly number[];
  /** Layer in focus, from 1. */
  readonly focus: number;
  /** Width of a raster in columns of a whole epoch. */
  readonly columns: number;
}

/** Above every raster, for the layer's name. */
export const HEADER = 22;
/** Below every open raster, for the epochs, and for how the first ones are drawn. */
const AXIS = 40;
/** Radius of an input and of the output. */
export const NODE = 6;

const SPACIOUS = 560;
const LEAST_OPEN = 88;
const LEAST_NARROW = 11;
const STRIP_HEIGHT = 76;
/** Room at both ends of the strip, for a node. */
const STRIP_END = 18;
/** At an end of a tier that has neither inputs nor output there. */
const BARE_END = 6;
const BETWEEN_TIERS = 8;

/**
 * Places a network in the room there is: rasters side by side as long as each can be read; then only the one in focus
 * open among narrow ones; then a strip of all layers above the one in focus and its neighbours.
 */
export function placeNetwork(room: { readonly width: number; readonly height: number }, network: DrawnNetwork): NetworkPlaces {
  const width = Math.max(0, Math.floor(room.width));
  const height = Math.max(0, Math.floor(room.height));
  const isSpacious = width >= SPACIOUS;
  const outputRoom = isSpacious ? 100 : 64;
  const inputRoom = isSpacious ? 40 : 32;
  const across = Math.max(0, width - inputRoom - outputRoom);
  const frame: Frame = { width, top: 0, bottom: height, inputRoom, outputRoom };
  const count = network.units.length;
  const all = network.units.map((units, index) => ({ number: index + 1, units }));
  const gap = gapOf(across, count);
  const open = (across - (count + 1) * gap) / count;
  if (open >= LEAST_OPEN || count === 1) {
    const widest = Math.min(open, network.columns * WIDEST_COLUMN);
    return { width, height, outputRoom, tiers: [tierOf(frame, network, all, () => Math.floor(Math.max(0, widest)), true)] };
  }
  const opened = Math.min(Math.max(140, 0.42 * across), network.columns * WIDEST_COLUMN);
  if ((across - opened) / (2 * count) >= LEAST_NARROW) {
    return { width, height, outputRoom, tiers: [foldedTier(frame, network, all, opened)] };
  }
  const strip: Frame = { ...frame, bottom: Math.min(STRIP_HEIGHT, height), inputRoom: STRIP_END, outputRoom: STRIP_END };
  const piece = (width - 2 * STRIP_END) / (2 * count + 1);
  const near = all.filter(({ number }) => Math.abs(number - network.focus) <= 1);
  const below: Frame = { ...frame, top: Math.min(height, STRIP_HEIGHT + BETWEEN_TIERS), inputRoom: near[0]?.number === 1 ? inputRoom : BARE_END, outputRoom: near.at(-1)?.number === count ? outputRoom : BARE_END };
  return {
    width,
    height,
    outputRoom,
    tiers: [tierOf(strip, network, all, () => Math.max(0, piece), false), foldedTier(below, network, near, Math.max(0, 0.5 * across))],
  };
}

/** Between two rasters that are open. */
function gapOf(across: number, count: number): number {
  return Math.max(28, Math.min(130, (0.35 * across) / (count + 1)));
}

interface Frame {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly inputRoom: number;
  readonly outputRoom: number;
}

interface Drawn {
  readonly number: number;
  readonly units: number;
}

/** The one in focus open; the others as narrow as the gaps between all of them. */
function foldedTier(frame: Frame, network: DrawnNetwork, layers: readonly Drawn[], opened: number): Tier {
  const across = Math.max(0, frame.width - frame.inputRoom - frame.outputRoom);
  const narrow = Math.min(40, (across - opened) / (2 * layers.length));
  return tierOf(frame, network, layers, ({ number }) => Math.floor(Math.max(0, number === network.focus ? opened : narrow)), true);
}

/** Layers of the widths asked for, the gaps between them equal. */
function tierOf(frame: Frame, network: DrawnNetwork, layers: readonly Drawn[], widthOf: (layer: Drawn) => number, hasFocus: boolean): Tier {
  const { top, bottom, inputRoom, outputRoom } = frame;
  const widths = layers.map(widthOf);
  const across = Math.max(0, frame.width - inputRoom - outputRoom);
  const gap = Math.max(0, (across - widths.reduce((sum, width) => sum + width, 0)) / (layers.length + 1));
  const header = hasFocus ? HEADER : 2;
  const room = Math.max(0, bottom - top - header - (hasFocus ? AXIS : 14));
  const middle = top + header + room / 2;
  let left = inputRoom;
  const places = layers.map(({ number, units }, index): LayerPlace => {
    const width = widths[index] ?? 0;
    const height = Math.floor(Math.min(room, units * HIGHEST_ROW));
    left += gap;
    const place = { number, units, left: Math.floor(left), top: Math.round(middle - height / 2), width, height, isOpen: hasFocus && width >= LEAST_OPEN - 1 };
    left += width;
    return place;
  });
  const first = layers.at(0)?.number ?? 1;
  const last = layers.at(-1)?.number ?? 1;
  const spread = Math.min(room, network.inputs * 92);
  const inputs = first > 1 ? [] : Array.from({ length: network.inputs }, (_, input) => ({ input, x: inputRoom - NODE - 2, y: middle - spread / 2 + ((input + 0.5) * spread) / network.inputs }));
  return { top, bottom, inputs, layers: places, output: last < network.units.length ? null : { x: frame.width - outputRoom + NODE + 2, y: middle } };
}
