import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf, type NetworkLayout } from '../experiment/layout.ts';
import type { Frame, LayerFrame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { baselineOf, type Baseline } from './baseline.ts';

/** What rules judge by: an experiment and its frames from birth to the one judged. */
export interface Evidence {
  readonly experiment: Experiment;
  readonly layout: NetworkLayout;
  readonly facts: DataFacts | null;
  /** From birth to `frame`, not empty. */
  readonly frames: readonly Frame[];
  /** The last of `frames`, the one judged. */
  readonly frame: Frame;
  readonly baseline: Baseline | null;
  /** Whether the labels depend on the inputs. */
  readonly learnable: boolean;
}

/** Gathers the evidence; null without a frame. */
export function evidenceOf(experiment: Experiment, facts: DataFacts | null, frames: readonly Frame[]): Evidence | null {
  const frame = frames.at(-1);
  if (frame === undefined) return null;
  const { learnable } = LABELS[experiment.labels];
  return { experiment, layout: layoutOf(experiment), facts, frames, frame, baseline: baselineOf(experiment, facts), learnable };
}

/** The first epoch from which `holds` is true of every frame to the last; the last frame's epoch when it is not even of that one. */
export function heldSince(frames: readonly Frame[], holds: (frame: Frame) => boolean): number {
  let since = frames.at(-1)?.epoch ?? 0;
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index];
    if (frame === undefined || !holds(frame)) break;
    since = frame.epoch;
  }
  return since;
}

/** Number, from 1, of the first layer of which every unit is dead; null when there is none. */
export function severedLayerOf(frame: Frame): number | null {
  const index = frame.layers.findIndex((layer) => layer.deadFraction === 1);
  return index < 0 ? null : index + 1;
}

/** Whether anything that the frame tells of a layer is NaN or infinite. */
export function isBroken(layer: LayerFrame): boolean {
  const counted = [layer.output, layer.preActivation, layer.kernelGradient, layer.biasGradient];
  return counted.some(({ nanCount, infCount }) => nanCount + infCount > 0) || !Number.isFinite(layer.kernel.norm) || !Number.isFinite(layer.bias.norm);
}

/** Whether a loss was taken and is NaN or infinite. */
function isLossBroken(frame: Frame): boolean {
  return [frame.trainLoss, frame.validationLoss].some((loss) => loss !== null && !Number.isFinite(loss));
}

/** Whether anything in the frame is NaN or infinite. */
export function isFrameBroken(frame: Frame): boolean {
  return isLossBroken(frame) || frame.layers.some(isBroken);
}
