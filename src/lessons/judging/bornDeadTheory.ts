import type { Experiment } from '../../core/experiment/experiment.ts';
import { bornDeadBounds, boundsApply } from '../../core/study/bornDeadBounds.ts';
import { judgeCurve } from '../../core/study/curveAgainstBounds.ts';
import { pairedInterval, proportionInterval } from '../../core/study/statistics.ts';
import type { Decision } from './judge.ts';
import type { Measured } from '../lesson.ts';
import type { Outcome, Setting } from './outcome.ts';
import { say } from './words.ts';

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

/** Whether the reference is of an experiment's settings at birth, whether or not the table has its depth. */
export function coversBornDead({ data, inputs, layers }: Experiment): boolean {
  const width = layers[0]?.units ?? 0;
  return (
    data === 'negative-box' &&
    inputs === 4 &&
    Object.hasOwn(SHARES, width) &&
    layers.every(({ units, activation, initializer, bias }) => units === width && activation.id === 'relu' && SYMMETRIC.has(initializer.id) && bias === 0)
  );
}

/** The reference share for an experiment's settings at birth; null where the table has none. */
export function bornDeadReference(experiment: Experiment): number | null {
  const { layers } = experiment;
  return coversBornDead(experiment) ? (SHARES[layers[0]?.units ?? 0]?.[DEPTHS.indexOf(layers.length)] ?? null) : null;
}

/** Networks of a setting of which some hidden layer is severed at birth. */
export function bornDeadCount({ outcomes }: Setting): number {
  return outcomes.filter(isBornDead).length;
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

/** Whether the shares, taken as one curve, agree with their bounds or reference; null where there is none. */
export function judgeBornDead(settings: readonly Setting[]): Pick<Decision, 'explanation'> & { readonly isWithin: boolean } | null {
  const known = settings.flatMap((setting) => {
    const theory = theoryOf(setting.experiment);
    return theory === null ? [] : [{ setting, theory, point: { outcomes: setting.outcomes.map(isBornDead), low: theory.low, high: theory.high } }];
  });
  const judged = judgeCurve(known.map(({ point }) => point));
  const [from, to] = [known[judged?.from ?? 0], known[judged?.to ?? 0]];
  if (judged === null || from === undefined || to === undefined) return null;
  const isBounds = from.theory.kind === 'bounds';
  const values = { inside: judged.inside, count: known.length, from: from.setting.label ?? '', to: to.setting.label ?? '', errors: Math.max(0, judged.errors), allowed: judged.allowed };
  const run = from === to ? 'born.point' : 'born.run';
  const explanation = [
    ...(isBounds ? [say('born.bounds', values)] : []),
    ...(judged.errors > 0 ? [say(run, values)] : []),
    say(judged.isWithin ? 'born.within' : 'born.outside', values),
    ...(isBounds ? [] : [say('born.below')]),
  ];
  return { isWithin: judged.isWithin, explanation };
}

function isBornDead({ bornDead }: Outcome): boolean {
  return bornDead.includes(1);
}

/**
 * How the share born dead goes from the first setting to the last: `up` or `down` where the same seeds differ by more than chance, else
 * `level`. Null where the settings have different seeds.
 */
export function trendOf(settings: readonly Setting[]): 'up' | 'down' | 'level' | null {
  const [first, last] = [settings[0], settings.at(-1)];
  if (first === undefined || last === undefined || first.outcomes.length !== last.outcomes.length) return null;
  const differences = last.outcomes.map((outcome, seed) => Number(isBornDead(outcome)) - Number(first.outcomes[seed]?.bornDead.includes(1) ?? false));
  const { low, high, allEqual, estimate } = pairedInterval(differences, [-1, 1]);
  if (allEqual) return estimate === 0 ? 'level' : estimate > 0 ? 'up' : 'down';
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'level';
}
