/** An engine as people choose it. How it is loaded stands in `engine/engines.ts`. */
export interface EngineRow {
  readonly label: string;
  /** What it is, in a few words beside its label. */
  readonly about: string;
  /** What runs where it cannot; null for the one that runs everywhere. */
  readonly instead: string | null;
  /** What one update costs on an ordinary machine however small the network, in seconds: draw calls, ops, loops. The gate estimates work by it. */
  readonly secondsPerStep: number;
  /** Whether several workers train more at once: it computes on the cores of the processor, of which each takes one. A graphics processor is one for all. */
  readonly isParallel: boolean;
  /**
   * Number, from 1, of what it computes bit for bit, draws and losses included: one higher with every change of a bit.
   * Fingerprints begin with it. Null where the bits are those of the device or the browser.
   */
  readonly bits: number | null;
}

const rows = {
  webgl: { label: 'WebGL', about: 'fused kernels on the graphics processor', instead: 'cpu', secondsPerStep: 3e-4, isParallel: false, bits: null },
  tfjs: { label: 'TensorFlow.js', about: 'TensorFlow.js ops, one at a time: slow, the second opinion', instead: 'cpu', secondsPerStep: 2.5e-3, isParallel: false, bits: null },
  wasm: { label: 'WebAssembly', about: 'SIMD kernels on the processor, the same bits on every machine', instead: 'cpu', secondsPerStep: 3e-4, isParallel: true, bits: 1 },
  cpu: { label: 'CPU', about: 'plain typed arrays', instead: null, secondsPerStep: 3e-4, isParallel: true, bits: null },
} as const satisfies Readonly<Record<string, EngineRow>>;

/** Id of an engine that can run, as the link writes it. */
export type EngineId = keyof typeof rows;

/** The engines. */
export const ENGINES: Readonly<Record<EngineId, EngineRow & { readonly instead: EngineId | null }>> = rows;

/** Asks for whichever of `AUTO_ORDER` suits the device, as a link does that names no engine. */
export const AUTO = 'auto';

/** What a link may ask for: an engine, or one that suits the device. */
export type AskedEngine = typeof AUTO | EngineId;

/** What `AUTO` may come to, the first that suits: WebGL only where a graphics processor draws it. */
export const AUTO_ORDER = ['webgl', 'wasm', 'cpu'] as const satisfies readonly EngineId[];

/** What can be asked for, in the order in which it is offered. The estimate of `AUTO` is that of the slowest it may come to. */
export const ASKED_ENGINES: Readonly<Record<AskedEngine, Pick<EngineRow, 'label' | 'about' | 'secondsPerStep'>>> = {
  [AUTO]: {
    label: 'Automatic',
    about: 'WebGL where there is a graphics processor, else WebAssembly',
    secondsPerStep: Math.max(...AUTO_ORDER.map((id) => rows[id].secondsPerStep)),
  },
  ...rows,
};

/** The engine that others are checked against, written apart from them. */
export const SECOND_OPINION: EngineId = 'tfjs';
/** The engine that runs everywhere. */
export const LAST_RESORT: EngineId = 'cpu';
