import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import type { Frame } from './frame.ts';

/** Parameters that the frames of one run keep, all epochs together, the last one's besides: 16 MiB. */
const MOST_KEPT = 2 ** 22;

/** A frame that keeps the parameters of its epoch. */
export type FrameWithParameters = Frame & { readonly parameters: Float32Array };

/** Frames keep parameters every so many epochs, a whole number from 1 on: 1 wherever all of a run's together are within 16 MiB. */
export function parameterStride(experiment: Experiment): number {
  const perEpoch = layoutOf(experiment).parameterCount;
  const epochsKept = Math.max(1, Math.floor(MOST_KEPT / perEpoch));
  return Math.ceil((experiment.epochs + 1) / epochsKept);
}

/** Whether the frame of an epoch keeps the parameters: birth, every `parameterStride`-th and the last. */
export function keepsParameters(experiment: Experiment, epoch: number): boolean {
  return epoch === experiment.epochs || epoch % parameterStride(experiment) === 0;
}

/** The newest frame up to an epoch that keeps its parameters; null where there is none. */
export function keptAt(frames: readonly Frame[], epoch: number): FrameWithParameters | null {
  for (let at = Math.min(epoch, frames.length - 1); at >= 0; at -= 1) {
    const frame = frames[at];
    if (frame !== undefined && hasParameters(frame)) return frame;
  }
  return null;
}

function hasParameters(frame: Frame): frame is FrameWithParameters {
  return frame.parameters !== undefined;
}

/** What a unit multiplies its inputs with and adds: z = kernel · x + bias. */
export interface UnitParameters {
  /** One weight an input of the layer, `[fanIn]`; a view, not a copy. */
  readonly kernel: Float32Array;
  readonly bias: number;
}

/** Kernel and bias of a unit, from 0, of a layer, cut from the flat parameters of a network. */
export function unitParametersOf(parameters: Float32Array, { kernelStart, fanIn, biasStart }: LayerLayout, unit: number): UnitParameters {
  const start = kernelStart + unit * fanIn;
  return { kernel: parameters.subarray(start, start + fanIn), bias: parameters[biasStart + unit] ?? Number.NaN };
}
