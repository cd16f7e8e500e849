import type { Experiment } from '../../core/experiment/experiment.ts';
import { bornDeadBounds, boundsApply } from '../../core/study/bornDeadBounds.ts';
import { proportionInterval } from '../../core/study/statistics.ts';
import type { Decision } from './judge.ts';
import type { Measured } from '../lesson.ts';
import type { Setting } from './outcome.ts';
import { say } from './words.ts';
import { STANDARD_ERRORS } from './thresholds.ts';

const DEPTHS = [1, 2, 3, 5, 10, 20];

/**
 * Share of networks born dead (some hidden layer severed), by width, for 1, 2, 3, 5, 10 and 20 hidden layers of
 * equal width: four inputs on the negative box, kernels symmetric about 0, bias 0. Monte Carlo over the whole box;
 * there is no closed form. Source: `docs/science.md`.
 */
const SHARES: Readonly<Record<number, readonly number[]>> = {
  2: [0.004, 0.117, 0.298, 0.586, 0.902, 0.995],
  3: [0, 0.015, 0.063, 0.224, 0.584, 0.891],
  4: [0, 0.002, 0.012, 0.055, 0.254, 0.607],
  5: [0, 0, 0.002, 0.014, 0.093, 0.313],
  8: [0, 0, 0, 0, 0.003, 0.021],
};

const SYMMETRIC = new Set(['random_normal', 'he_normal', 'he_uniform', 'lecun_normal', 'lecun_uniform', 'glorot_normal', 'glorot_uniform']);

/** The reference share for an experiment's settings at birth; null where the table has none. */
export function bornDeadReference({ data, inputs, layers }: Experiment): number | null {
  const width = layers[0]?.units ?? 0;
  const covered =
    data === 'negative-box' &&
    inputs === 4 &&
    layers.every(({ units, activation, initializer, bias }) => units === width && activation.id === 'relu' && SYMMETRIC.has(initializer.id) && bias === 0);
  return covered ? (SHARES[width]?.[DEPTHS.indexOf(layers.length)] ?? null) : null;
}

/** Networks of a setting of which some hidden layer is severed at birth. */
export function bornDeadCount({ outcomes }: Setting): number {
  return outcomes.filter(({ bornDead }) => bornDead.includes(1)).length;
}

/** Share of a setting's networks that are born dead. */
export function bornDeadShare(setting: Setting): number {
  return bornDeadCount(setting) / setting.outcomes.length;
}

/** The shares born dead with their 95 % intervals, and theory or reference beside them where they hold. */
export function measureBornDead(settings: readonly Setting[]): readonly Measured[] {
  return settings.flatMap((setting) => {
    const named = (id: 'networks-dead' | 'lower-bound' | 'upper-bound' | 'reference', value: number, spread: Measured['spread'] = null): Measured => ({
      id: setting.label === null ? id : `${id}/${setting.label}`,
      label: say(`number.${id}`),
      setting: setting.label,
      value,
      spread,
      unit: 'share',
    });
    const { estimate, low, high } = proportionInterval(bornDeadCount(setting), setting.outcomes.length);
    const theory = theoryOf(setting.experiment);
    const share = named('networks-dead', estimate, { kind: 'interval', low, high });
    if (theory === null) return [share];
    if (theory.kind === 'reference') return [share, named('reference', theory.low)];
    return [share, named('lower-bound', theory.low), named('upper-bound', theory.high)];
  });
}

interface Theory {
  readonly kind: 'bounds' | 'reference';
  readonly low: number;
  readonly high: number;
}

function theoryOf(experiment: Experiment): Theory | null {
  const [first] = experiment.layers;
  if (first === undefined) return null;
  if (boundsApply(experiment)) {
    const { lower, upper } = bornDeadBounds(first.units, experiment.layers.length);
    return { kind: 'bounds', low: lower, high: upper };
  }
  const share = bornDeadReference(experiment);
  return share === null ? null : { kind: 'reference', low: share, high: share };
}

/** A half count keeps the error of a share of 0 or 1 above 0. */
function standardError(share: number, networks: number): number {
  const p = Math.min(Math.max(share, 0.5 / networks), 1 - 0.5 / networks);
  return Math.sqrt((p * (1 - p)) / networks);
}

function lies(setting: Setting, { low, high }: Theory): boolean {
  const share = bornDeadShare(setting);
  const networks = setting.outcomes.length;
  return share >= low - STANDARD_ERRORS * standardError(low, networks) && share <= high + STANDARD_ERRORS * standardError(high, networks);
}

/** Holds when every share for which there is theory or a reference agrees with it; null when there is none. */
export function judgeBornDead(settings: readonly Setting[]): Omit<Decision, 'answer'> | null {
  const known = settings.flatMap((setting) => {
    const theory = theoryOf(setting.experiment);
    return theory === null ? [] : [{ theory, inside: lies(setting, theory) }];
  });
  const [first] = known;
  if (first === undefined) return null;
  const inside = known.filter((one) => one.inside).length;
  const values = { inside, count: known.length, errors: STANDARD_ERRORS };
  const explanation = first.theory.kind === 'bounds' ? [say('born.bounds', values)] : [say('born.reference', values), say('born.below')];
  return { verdict: inside === known.length ? 'holds' : 'does-not-hold', explanation };
}
