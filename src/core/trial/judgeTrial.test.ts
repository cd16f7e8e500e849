import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { judgeTrial, type TrialVerdict } from './judgeTrial.ts';
import { planTrial, type SeedCount } from './trial.ts';
import { resultOf, trialRows, type ArmResult, type TrialRow } from './trialRows.ts';
import { TREATMENTS, type TreatmentId } from './treatments.ts';

interface Ended {
  readonly accuracy: number;
  readonly loss?: number;
  readonly train?: number;
  readonly dead?: number | null;
}

const NAN: ArmResult = { validationLoss: Number.NaN, validationAccuracy: 0.5, trainLoss: Number.NaN, deadFraction: null, status: 'not-finite' };

function ended({ accuracy, loss = 0.5, train = loss, dead = null }: Ended): ArmResult {
  return { validationLoss: loss, validationAccuracy: accuracy, trainLoss: train, deadFraction: dead, status: 'finished' };
}

/** Rows and verdict of a trial: results arm by arm, the untreated network's under `untreated`, one a seed. */
function tried(link: string, results: Readonly<Partial<Record<TreatmentId | 'untreated', readonly ArmResult[]>>>): { readonly rows: readonly TrialRow[]; readonly verdict: TrialVerdict | null } {
  const { experiment } = decodeLink(link);
  const { untreated = [], ...others } = results;
  const ids = Object.keys(others).filter((id): id is TreatmentId => Object.hasOwn(TREATMENTS, id));
  const treatments = ids.map((id) => {
    const { label, change, why, source, isControl = false } = TREATMENTS[id];
    return { id, label, change: change(experiment) ?? '', why, source, isControl };
  });
  const seeds: SeedCount = untreated.length === 8 ? 8 : 1;
  const trial = planTrial(experiment, treatments, seeds);
  const rows = trialRows(trial, [untreated, ...ids.map((id) => others[id] ?? [])]);
  return { rows, verdict: judgeTrial(trial, rows) };
}

const XOR = 'data=positive-box&inputs=2&labels=xor&rows=2000&hidden=5';

it('dead units did harm where the same network without them does better', () => {
  const { verdict } = tried(XOR, { untreated: [ended({ accuracy: 0.683, dead: 0.8 })], 'leaky-relu': [ended({ accuracy: 0.927 })], 'rate-10': [ended({ accuracy: 0.5, dead: 0 })] });
  expect(verdict).toMatchObject({ cause: 'leaky-relu', harmful: true, isOverSeeds: false });
  expect(verdict?.text).toContain('Leaky ReLU: 68 → 93\u202f%. The dead units did harm.');
});

it('dead units did none where it does no better without them', () => {
  const { verdict } = tried(XOR, { untreated: [ended({ accuracy: 0.93, dead: 0.6 })], 'leaky-relu': [ended({ accuracy: 0.932 })] });
  expect(verdict).toMatchObject({ cause: null, harmful: false });
  expect(verdict?.text).toContain('they did no harm');
});

it('a network that more rows cure overfitted, with more dead units or fewer', () => {
  const { verdict } = tried(XOR, { untreated: [ended({ accuracy: 0.57, loss: 2.5, train: 0.0004, dead: 0.36 })], 'leaky-relu': [ended({ accuracy: 0.68 })], 'more-rows': [ended({ accuracy: 0.92, dead: 0.9 })] });
  expect(verdict).toMatchObject({ cause: 'more-rows', harmful: true });
  expect(verdict?.text).toContain('Ten times the rows: 57 → 92\u202f%, with more dead units (36\u202f% → 90\u202f%). It was overfitting.');
});

it('of cures about as good the one that changes one thing is the cause', () => {
  const { verdict } = tried(`${XOR}&lr=0.1`, { untreated: [NAN], 'plain-adam': [ended({ accuracy: 0.99 })], 'rate-100': [ended({ accuracy: 0.98 })] });
  expect(verdict?.cause).toBe('rate-100');
  expect(verdict?.text).toContain('no number → 98\u202f%. The learning rate was too high.');
});

it('a treatment that ends in NaN is no cure and stands last', () => {
  const { rows, verdict } = tried(XOR, { untreated: [ended({ accuracy: 0.5, dead: 1 })], elu: [NAN], 'leaky-relu': [ended({ accuracy: 0.51 })] });
  expect(rows.map(({ treatment }) => treatment?.id)).toEqual([undefined, 'leaky-relu', 'elu']);
  expect(rows[2]).toMatchObject({ notFinite: 1, validationLoss: null, deadFraction: null });
  expect(verdict).toMatchObject({ cause: null, harmful: null });
  expect(verdict?.text).toContain('a guess');
});

it('a gain within the error of the validation rows is none', () => {
  expect(tried(XOR, { untreated: [ended({ accuracy: 0.7, dead: 0.5 })], 'leaky-relu': [ended({ accuracy: 0.73 })] }).verdict).toMatchObject({ cause: null, harmful: false });
});

it('a gain of less than two points with one seed is no cause, however many rows show it', () => {
  const { verdict } = tried(`${XOR}&rows=1000000`, { untreated: [ended({ accuracy: 0.98, dead: 0.3 })], 'rate-10': [ended({ accuracy: 0.999, dead: 0 })] });
  expect(verdict).toMatchObject({ cause: null, harmful: false });
  expect(verdict?.text).toContain('nothing tried does clearly better than 98\u202f%');
});

it('nothing is cured or hurt on coin flips, and the control says what the network could do', () => {
  const { rows, verdict } = tried('rows=2000', { untreated: [ended({ accuracy: 0.5, dead: 1 })], 'learnable-labels': [ended({ accuracy: 0.97, dead: 0.4 })], 'leaky-relu': [ended({ accuracy: 0.6 })] });
  expect(verdict).toMatchObject({ cause: null, harmful: null });
  expect(verdict?.text).toContain('reaches 97\u202f% with 40\u202f% of its units dead (here 100\u202f%)');
  expect(rows.find(({ treatment }) => treatment?.isControl)?.difference).toBeNull();
});

it('over seeds the differences are paired, with Student’s interval', () => {
  const before = [0.5, 0.9, 0.6, 0.8, 0.55, 0.85, 0.65, 0.75];
  const gains = [0.1, 0.12, 0.08, 0.1, 0.11, 0.09, 0.1, 0.1];
  const { rows, verdict } = tried(XOR, {
    untreated: before.map((accuracy) => ended({ accuracy, dead: 0.5 })),
    'leaky-relu': before.map((accuracy, seed) => ended({ accuracy: accuracy + (gains[seed] ?? 0) })),
  });
  const row = rows[1];
  // Mean .1, sample deviation .0119523, t(7) = 2.364624.
  expect(row?.difference).toBeCloseTo(0.1, 12);
  expect(row?.interval?.[0]).toBeCloseTo(0.1 - (2.364624 * 0.0119523) / Math.sqrt(8), 5);
  expect(verdict).toMatchObject({ cause: 'leaky-relu', harmful: true, isOverSeeds: true });
  expect(verdict?.text).toContain('95 % interval of the difference: 9.0 to 11.0 points');
});

it('over seeds a mean gain whose interval holds 0 is no cause', () => {
  const { verdict } = tried(XOR, {
    untreated: Array.from({ length: 8 }, () => ended({ accuracy: 0.6, dead: 0.5 })),
    'leaky-relu': [0.95, 0.5, 0.6, 0.62, 0.6, 0.55, 0.61, 0.58].map((accuracy) => ended({ accuracy })),
  });
  expect(verdict).toMatchObject({ cause: null, isOverSeeds: true });
});

it('nothing is said before all networks have ended', () => {
  expect(tried(XOR, { untreated: [ended({ accuracy: 0.6 })], 'leaky-relu': [] }).verdict).toBeNull();
});

it('a network counts as finished only with finite numbers', () => {
  const { experiment } = decodeLink(XOR);
  const summary = { replica: 0, epoch: 1, deadFraction: [0.4], outputDead: false, isFinite: true, trainLoss: 0.6, trainAccuracy: 0.7, validationLoss: 0.5, validationAccuracy: 0.8 };
  expect(resultOf(experiment, summary)).toEqual({ validationLoss: 0.5, validationAccuracy: 0.8, trainLoss: 0.6, deadFraction: 0.4, status: 'finished' });
  expect(resultOf(experiment, { ...summary, isFinite: false }).status).toBe('not-finite');
});
