/** A field of a structure that JavaScript writes and the kernels read: four bytes each, in this order. */
export type FieldType = 'i32' | 'f32' | 'usize';
/** A structure: its fields by name, in the order in which they lie in memory. */
export type Fields = Readonly<Record<string, FieldType>>;

/**
 * One network, as the kernels see it. Addresses are `usize`. Numbers on rows lie in panels of eight rows, unit-major
 * within one: `[panels, units, 8]`.
 */
export const NETWORK = {
  /** The layers' structures, one after another, `dense_1` to the output layer. */
  layers: 'usize',
  layerCount: 'i32',
  /** `[rows, inputs]` and one byte each; training rows first. */
  rows: 'usize',
  labels: 'usize',
  inputs: 'i32',
  /** Order of the training rows in the current epoch, unsigned. */
  order: 'usize',
  trainRows: 'i32',
  batchSize: 'i32',
  stepsPerEpoch: 'i32',
  /** Most rows that go through the network together, a multiple of eight. */
  blockRows: 'i32',
  /** Updates done, and rows of the current batch that have been through. */
  step: 'i32',
  rowsInBatch: 'i32',
  /** Numbers as the layout lays them out, with room for a multiple of four. */
  parameters: 'usize',
  gradient: 'usize',
  slot0: 'usize',
  slot1: 'usize',
  parameterBytes: 'i32',
  /** What is done to the gradient of each before the optimizer gets it, see `decaysOf`; 0 where nothing is. */
  decays: 'usize',
  optimizer: 'i32',
  /** The optimizer's rates of the steps from `ratesFrom` on. */
  rates: 'usize',
  ratesFrom: 'i32',
  loss: 'i32',
  lowTarget: 'f32',
  highTarget: 'f32',
  midpoint: 'f32',
  judgesLogit: 'i32',
  /** Range of the inputs. */
  low: 'f32',
  high: 'f32',
  /** Whether every parameter is finite. */
  isFinite: 'i32',
  /** Whether the pre-activations of all units can be read after a pass. */
  everyZ: 'i32',
  /** Inputs of the rows at hand in panels, their targets `[rows]`, and the list of all inputs. */
  x: 'usize',
  targets: 'usize',
  everyInput: 'usize',
  /** Two pairs of float64, loss and correct predictions: of the epoch's batches, and of an evaluation. */
  sums: 'usize',
  dropoutSeed: 'i32',
} as const satisfies Fields;

/** One layer. Lists hold the units' indices times four. */
export const LAYER = {
  units: 'i32',
  fanIn: 'i32',
  /** Bytes from the first parameter to its kernel and its bias. */
  kernel: 'usize',
  bias: 'usize',
  activation: 'i32',
  parameter: 'f32',
  /** Whether units may be left out where they are silent: 0 for z ≤ 0, and nothing added to its outputs. */
  skipsSilent: 'i32',
  /** In panels. */
  z: 'usize',
  outputs: 'usize',
  delta: 'usize',
  /** Units to compute: the others are silent on every row there can be. */
  wanted: 'usize',
  wantedCount: 'i32',
  /** Units that are not silent on all rows at hand. */
  active: 'usize',
  activeCount: 'i32',
  /** Largest z of each unit, and on how many rows its z is above 0. */
  largest: 'usize',
  on: 'usize',
  hasDropout: 'i32',
  threshold: 'i32',
  scale: 'f32',
  shift: 'f32',
  dropped: 'f32',
  /** Second key word of its stream of masks. */
  key: 'i32',
  /** All bits set where a unit is kept, in panels. */
  kept: 'usize',
} as const satisfies Fields;

/** Bytes of a structure. */
export function sizeOf(fields: Fields): number {
  return Object.keys(fields).length * 4;
}

/** A structure in a memory. */
export class Structure<F extends Fields> {
  private readonly view: DataView;
  private readonly address: number;
  private readonly fields: F;
  private readonly names: readonly string[];

  constructor(memory: WebAssembly.Memory, address: number, fields: F) {
    this.view = new DataView(memory.buffer);
    this.address = address;
    this.fields = fields;
    this.names = Object.keys(fields);
  }

  get(name: keyof F & string): number {
    const at = this.placeOf(name);
    return this.fields[name] === 'f32' ? this.view.getFloat32(at, true) : this.view.getInt32(at, true);
  }

  set(name: keyof F & string, value: number): void {
    const at = this.placeOf(name);
    if (this.fields[name] === 'f32') this.view.setFloat32(at, value, true);
    else this.view.setInt32(at, value, true);
  }

  private placeOf(name: string): number {
    return this.address + 4 * this.names.indexOf(name);
  }
}

/** Writes a whole structure. */
export function writeStructure<F extends Fields>(memory: WebAssembly.Memory, address: number, fields: F, values: Readonly<Record<keyof F & string, number>>): Structure<F> {
  const structure = new Structure(memory, address, fields);
  for (const name in values) structure.set(name, values[name] ?? 0);
  return structure;
}
