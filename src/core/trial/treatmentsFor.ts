import type { Finding } from '../diagnosis/finding.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { linkChange } from '../link/linkChange.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { TREATMENTS, type TreatmentId } from './treatments.ts';

/** A treatment of one experiment. */
export interface Treatment {
  readonly id: TreatmentId;
  readonly label: string;
  /** The change as link text. */
  readonly change: string;
  readonly why: string;
  readonly source: string;
  /** Whether it is no cure but another task, to compare with. */
  readonly isControl: boolean;
}

/** Most treatments that one trial takes. */
export const MAX_TREATMENTS = 8;

const UNDYING: readonly TreatmentId[] = ['leaky-relu', 'elu', 'selu'];
const SLOWER: readonly TreatmentId[] = ['rate-10', 'rate-100', 'plain-adam', 'rate-1000', 'usual-rate'];
const FASTER: readonly TreatmentId[] = ['usual-rate', 'rate-x100', 'plain-adam', 'rate-x10'];

/** What answers each finding, what is most likely to cure it first. */
const ANSWERS: Readonly<Record<string, readonly TreatmentId[]>> = {
  'not-finite': ['rate-100', 'plain-adam', 'rate-10', 'no-dropout', 'smaller-kernels', 'rate-1000', 'fewer-layers', 'selu'],
  'dead-output': ['linear-output', 'reachable-targets', 'rate-10', 'more-units', 'another-seed', 'selu'],
  'target-out-of-reach': ['linear-output', 'reachable-targets'],
  'dead-layer': ['leaky-relu', 'zero-bias', 'elu', 'rate-10', 'selu', 'fewer-layers', 'he-normal', 'more-units', 'plain-adam', 'rate-100', 'another-seed'],
  'bias-at-birth': ['zero-bias', 'leaky-relu', 'elu'],
  'identical-units': ['he-normal', 'smaller-kernels', 'selu', 'leaky-relu', 'elu'],
  'no-nonlinearity': ['relu', 'selu', 'more-units', 'he-normal'],
  'saturated-units': ['smaller-kernels', 'selu', 'relu', 'rate-10', 'he-normal'],
  'loss-at-birth': ['he-normal', 'smaller-kernels', 'selu', 'plain-adam', 'rate-10', 'rate-x10'],
  'exploding-gradient': ['smaller-kernels', 'rate-10', 'rate-100', 'selu', 'plain-adam', 'he-normal'],
  'vanishing-gradient': ['selu', 'relu', 'rate-x100', 'plain-adam', 'he-normal', 'leaky-relu', 'fewer-layers'],
  'learning-rate-high': SLOWER,
  'learning-rate-low': FASTER,
  overfitting: ['more-rows', 'fewer-units', 'add-dropout', 'rate-10', 'fewer-layers', 'selu'],
  'dropout-gap': ['no-dropout', 'no-alpha-dropout'],
  'memorised-labels': ['learnable-labels'],
  'nothing-to-learn': ['learnable-labels'],
  'loss-not-decreasing': ['linear-output', 'plain-adam', 'no-dropout', 'leaky-relu', 'usual-rate', 'rate-x100', 'rate-10', 'selu', 'relu', 'rate-x10', 'he-normal'],
};

/** Not tried where nothing can be learnt: one activation that cannot die is enough to show that it makes no difference there. */
const NEEDS_LEARNING: ReadonlySet<TreatmentId> = new Set(['elu', 'selu']);

/** Tried where the findings leave room: what cures most often, whatever is found. */
const ELSE: readonly TreatmentId[] = [...UNDYING, 'linear-output', 'zero-bias', 'no-dropout', 'no-alpha-dropout', 'plain-adam', 'rate-10', 'he-normal', 'rate-x10', 'more-units', 'another-seed', 'fewer-layers'];

/** How many places in a list one finding further down costs. */
const FINDING_STEP = 1.5;

/**
 * What to try on an experiment, at most `MAX_TREATMENTS`: what answers the first findings first. No two of them make the
 * same experiment, and none leaves it as it is. What makes an experiment that is not allowed is passed over.
 */
export function treatmentsFor(experiment: Experiment, findings: readonly Pick<Finding, 'rule'>[], isAllowed: (treated: Experiment) => boolean = () => true): readonly Treatment[] {
  const { learnable } = LABELS[experiment.labels];
  const made = new Set([identityOf(experiment)]);
  const chosen: Treatment[] = [];
  for (const id of ranked(findings)) {
    if (chosen.length === MAX_TREATMENTS) break;
    if (!learnable && NEEDS_LEARNING.has(id)) continue;
    const { label, change: changeOf, why, source, isControl = false } = TREATMENTS[id];
    const change = changeOf(experiment);
    if (change === null) continue;
    const changed = linkChange(experiment, change);
    const identity = identityOf(changed.experiment);
    if (changed.notices.length > 0 || made.has(identity) || !isAllowed(changed.experiment)) continue;
    made.add(identity);
    chosen.push({ id, label, change, why, source, isControl });
  }
  return chosen;
}

function identityOf(experiment: Experiment): string {
  return JSON.stringify(experiment);
}

/** All treatments that the findings ask for, then the others, the likeliest first. */
function ranked(findings: readonly Pick<Finding, 'rule'>[]): readonly TreatmentId[] {
  const best = new Map<TreatmentId, number>();
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  rules.forEach((rule, finding) => {
    (Object.hasOwn(ANSWERS, rule) ? (ANSWERS[rule] ?? []) : []).forEach((id, place) => {
      best.set(id, Math.min(best.get(id) ?? Infinity, place + FINDING_STEP * finding));
    });
  });
  const asked = [...best].toSorted(([, a], [, b]) => a - b).map(([id]) => id);
  return [...asked, ...ELSE.filter((id) => !best.has(id))];
}
