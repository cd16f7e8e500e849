import { settingChange } from '../link/linkChange.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** A setting with numeric values along which a sweep runs. */
export interface SweepAxis {
  /** A few words for people. */
  readonly label: string;
  /** Whether its values are read best on a logarithmic axis. */
  readonly logarithmic: boolean;
  /** The setting that stands for a value in an experiment, as a link writes it. */
  readonly setting: (base: Experiment, value: number) => string;
}

function ofKey(label: string, logarithmic = false): SweepAxis {
  return { label, logarithmic, setting: (_, value) => String(value) };
}

/** `depth` equal widths as the link writes them; what is no depth gives a list that is not allowed. */
function layersOf(depth: number, width: number): string {
  return Number.isInteger(depth) ? Array.from({ length: Math.min(Math.max(depth, 0), 21) }, () => width).join(',') : '';
}

/** What can be swept. */
export const SWEEP_AXES = {
  depth: { label: 'hidden layers', logarithmic: false, setting: ({ layers }, depth) => layersOf(depth, layers[0]?.units ?? 1) },
  width: { label: 'units a hidden layer', logarithmic: false, setting: ({ layers }, width) => layers.map(() => width).join(',') },
  lr: ofKey('learning rate', true),
  bias: ofKey('initial bias'),
  batch: ofKey('batch size', true),
  inputs: ofKey('columns'),
  rows: ofKey('rows', true),
  dropout: ofKey('dropout'),
  alpha_dropout: ofKey('alpha dropout'),
} as const satisfies Readonly<Record<string, SweepAxis>>;

/** The link key of the setting that an axis changes: `hidden` for depth and width. */
export function sweptKey(axis: SweepAxisId): string {
  return axis === 'depth' || axis === 'width' ? 'hidden' : axis;
}

/** Id of an axis, as the link writes it. */
export type SweepAxisId = keyof typeof SWEEP_AXES;

/** Whether a text names an axis; names of `Object.prototype` do not. */
export function isSweepAxis(text: string): text is SweepAxisId {
  return Object.hasOwn(SWEEP_AXES, text);
}

/** The experiment with the axis at a value; null when the value is not allowed there. */
export function atSweepValue(base: Experiment, axis: SweepAxisId, value: number): Experiment | null {
  const changed = settingChange(base, sweptKey(axis), SWEEP_AXES[axis].setting(base, value));
  return changed.notices.length > 0 ? null : changed.experiment;
}
