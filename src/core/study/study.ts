import { alsoDiffering, type Difference } from '../comparison/differences.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { badValue, usedInstead, type Notice } from '../link/notice.ts';
import { parseNumber } from '../vocabulary/numberText.ts';
import { atSweepValue, isSweepAxis, SWEEP_AXES, sweptKey, type SweepAxisId } from './sweepAxes.ts';

/** Most seeds of a study. */
export const MAX_SEEDS = 256;
/** Most values of a sweep. */
export const MAX_SWEPT = 24;

/** One setting with several values, each trained over many seeds. */
export interface Sweep {
  readonly axis: SweepAxisId;
  /** 2 to 24 different values. */
  readonly values: readonly number[];
}

/** The same experiment over many seeds, at one setting or along a sweep of one. */
export interface Study {
  /** 2 to 256; the seeds are seed … seed + seeds - 1. */
  readonly seeds: number;
  readonly sweep: Sweep | null;
}

/** One value of a sweep, or the only point of a study without one. */
export interface StudyPoint {
  readonly value: number | null;
  /** One experiment a seed, of equal shape. */
  readonly experiments: readonly Experiment[];
}

/** A study as a link asks for it, and what of it cannot be used. */
export interface ReadStudy {
  /** null when the link asks for none. */
  readonly study: Study | null;
  readonly notices: readonly Notice[];
}

/** Seeds of a sweep whose link does not say how many. */
export const DEFAULT_SWEEP_SEEDS = 32;

const SEEDS_FORM = `Allowed is a whole number from 2 to ${MAX_SEEDS}.`;
const SWEEP_FORM = `Allowed is a setting, a colon, and 2 to ${MAX_SWEPT} different values of it separated by “|”, or a range of whole numbers, for example depth:1..20. Settings are ${Object.keys(SWEEP_AXES).join(', ')}.`;

/** Reads the link's `seeds` and `sweep` keys for a base experiment; undefined where a key is missing. Never throws. */
export function readStudy(seedsText: string | undefined, sweepText: string | undefined, base: Experiment): ReadStudy {
  const notices: Notice[] = [];
  const sweep = sweepText === undefined ? null : readSweep(sweepText, base);
  let seeds: number | null = null;
  if (seedsText !== undefined) {
    const number = parseNumber(seedsText);
    if (number !== null && Number.isInteger(number) && number >= 2 && number <= MAX_SEEDS) seeds = number;
    else notices.push(badValue('seeds', seedsText, SEEDS_FORM, sweep === null ? 'Each setting is shown with one network.' : usedInstead('seeds', String(DEFAULT_SWEEP_SEEDS))));
  }
  if (sweepText !== undefined && sweep === null) notices.push(badValue('sweep', sweepText, SWEEP_FORM));
  if (seeds === null && sweep === null) return { study: null, notices };
  return { study: { seeds: seeds ?? DEFAULT_SWEEP_SEEDS, sweep }, notices };
}

function readSweep(text: string, base: Experiment): Sweep | null {
  const colon = text.indexOf(':');
  const axis = text.slice(0, Math.max(colon, 0));
  if (!isSweepAxis(axis)) return null;
  const values = [...new Set(readValues(text.slice(colon + 1)))];
  if (values.length < 2 || values.length > MAX_SWEPT) return null;
  if (values.some((value) => Number.isNaN(value) || atSweepValue(base, axis, value) === null)) return null;
  return { axis, values };
}

function readValues(text: string): readonly number[] {
  const range = /^(\d{1,7})\.\.(\d{1,7})$/.exec(text);
  if (range === null) return text.split('|', MAX_SWEPT + 1).map((value) => parseNumber(value) ?? Number.NaN);
  const from = Number(range[1]);
  const length = Number(range[2]) - from + 1;
  return length < 1 || length > MAX_SWEPT ? [] : Array.from({ length }, (_, index) => from + index);
}

/** Writes a sweep as the link's `sweep` value. */
export function formatSweep({ axis, values }: Sweep): string {
  const [first] = values;
  const isRange = first !== undefined && Number.isInteger(first) && first >= 0 && values.every((value, index) => value === first + index);
  return `${axis}:${isRange ? `${first}..${first + values.length - 1}` : values.join('|')}`;
}

/** The experiments of a study, point by point. Seeds that leave the range of seeds start again at 0. */
export function studyPoints(base: Experiment, { seeds, sweep }: Study): readonly StudyPoint[] {
  const overSeeds = (experiment: Experiment): readonly Experiment[] =>
    Array.from({ length: seeds }, (_, index) => ({ ...experiment, seed: (experiment.seed + index) % 2 ** 32 }));
  if (sweep === null) return [{ value: null, experiments: overSeeds(base) }];
  return sweep.values.flatMap((value) => {
    const experiment = atSweepValue(base, sweep.axis, value);
    return experiment === null ? [] : [{ value, experiments: overSeeds(experiment) }];
  });
}

/** The settings besides the swept one in which the values of a sweep differ, with a value each: what they bring along. */
export function broughtAlong(points: readonly Pick<StudyPoint, 'experiments'>[], sweep: Sweep | null): readonly Difference[] {
  return sweep === null ? [] : alsoDiffering(points.flatMap(({ experiments }) => experiments.slice(0, 1)), sweptKey(sweep.axis));
}
