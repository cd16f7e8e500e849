import type { ArticleOnCpu } from './articleOnCpu.ts';
import type { ArticleTimes } from './articleTimes.ts';

/** Who makes the steps: TensorFlow.js's own `model.fit`, ours op by op, ours fused, SIMD kernels, these with nothing around them, or typed arrays. */
export type Computer = 'modelFit' | 'tfjs' | 'webgl' | 'wasm' | 'kernels' | 'cpu';

/** What makes steps, ready to be timed. */
export interface StepRequest {
  readonly computer: Computer;
  /** The experiment, as a link. */
  readonly link: string;
  /** Networks trained together, each with the next seed. 1 for `modelFit` and `kernels`. */
  readonly replicas: number;
}

/** What the bench page offers, as `window.bench`. A page runs `modelFit`, or the other computers, never both. */
export interface Bench {
  /** What the WebGL driver calls itself. */
  renderer(): Promise<string>;
  /** Makes the networks and their data and one step, which compiles. Milliseconds of another step. */
  open(request: StepRequest): Promise<number>;
  /** Makes steps for about some milliseconds, at least one, to their end on the GPU. Milliseconds of one step of all networks. */
  time(request: StepRequest, milliseconds: number): Promise<number>;
  close(request: StepRequest): void;
  articleOnCpu(epochs: number): Promise<ArticleOnCpu>;
  /** The article with the settings of a link. */
  articleOn(engine: 'webgl' | 'wasm', link: string, epochs: number): Promise<ArticleTimes>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}
