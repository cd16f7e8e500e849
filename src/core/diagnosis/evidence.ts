import type { Experiment } from '../experiment/experiment.ts';
import { experimentAt } from '../experiment/schedule.ts';
import { layoutOf, type LayerLayout, type NetworkLayout } from '../experiment/layout.ts';
import type { Frame, LayerFrame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { baselineOf, isBelowBest, type Baseline } from './baseline.ts';
import { WINDOW } from './margins.ts';

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

/** Gathers the evidence, of the network as operations have made it by the last frame; null without a frame. */
export function evidenceOf(asBorn: Experiment, facts: DataFacts | null, frames: readonly Frame[]): Evidence | null {
  const frame = frames.at(-1);
  if (frame === undefined) return null;
  const experiment = experimentAt(asBorn, frame.epoch);
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

/** Whether the frame judged is the last that the experiment asks for. */
export function hasEnded({ frame, experiment }: Pick<Evidence, 'frame' | 'experiment'>): boolean {
  return frame.epoch >= experiment.epochs;
}

/** Whether the output is the same for every row of the probe; an output that is not finite is not. */
export function isConstant({ layers }: Frame): boolean {
  const last = layers.at(-1);
  return last !== undefined && (last.output.min === last.output.max || last.preActivation.min === last.preActivation.max);
}

/**
 * Whether the network ignores its input: its output is constant, and not only because the output's kernel still is what
 * an initializer of zeros made it, which the first update ends.
 */
export function ignoresInput(frame: Frame): boolean {
  return isConstant(frame) && (frame.epoch > 0 || severedLayerOf(frame) !== null);
}

/** A layer and what the judged frame tells of it. */
export interface LayerNow {
  readonly layer: LayerLayout;
  readonly now: LayerFrame;
}

/** All layers with their frames, from the first to the output. */
export function layersOf({ layout, frame }: Pick<Evidence, 'layout' | 'frame'>): readonly LayerNow[] {
  return layout.layers.flatMap((layer, index) => {
    const now = frame.layers[index];
    return now === undefined ? [] : [{ layer, now }];
  });
}

/** The hidden ones among them. */
export function hiddenLayersOf(evidence: Pick<Evidence, 'layout' | 'frame'>): readonly LayerNow[] {
  return layersOf(evidence).filter(({ layer }) => !layer.isOutput);
}

/** Whether the network has learnt by the frame judged: its validation loss is below the best constant's by more than chance. */
export function hasLearnt({ learnable, baseline, frame }: Evidence): boolean {
  return learnable && baseline !== null && frame.epoch > 0 && frame.validationLoss !== null && isBelowBest(frame.validationLoss, baseline);
}

/**
 * Whether a network of learnable labels has had the time to learn and has not: its validation loss is not below the best
 * constant's by more than chance, after `WINDOW` epochs or at the end.
 */
export function hasNotLearnt(evidence: Evidence): boolean {
  const { learnable, baseline, frame, frames } = evidence;
  const loss = frame.validationLoss;
  return learnable && baseline !== null && loss !== null && frame.epoch > 0 && (frames.length > WINDOW || hasEnded(evidence)) && !isBelowBest(loss, baseline);
}
