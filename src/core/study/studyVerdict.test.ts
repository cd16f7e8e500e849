import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { decodeLink } from '../link/decode.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import type { ReplicaSummary } from './replicaSummary.ts';
import { seedsVerdict, sweepVerdict, type JudgedPoint, type StudyWords } from './studyVerdict.ts';

const HALVES: DataFacts = { trainRows: 140_000, validationRows: 60_000, trainPositiveShare: 0.5, validationPositiveShare: 0.5 };
const PERCENT = '\u202f%';
const WELL = { isFinite: true, outputDead: null, validationLoss: 0.1 } as const;
const NAN = { deadFraction: [null], isFinite: false, outputDead: null, validationLoss: NaN } as const;

type Stated = Pick<ReplicaSummary, 'deadFraction' | 'isFinite' | 'outputDead' | 'validationLoss'>;

function point(link: string, networks: readonly Stated[], epoch = 25, value: number | null = null): JudgedPoint {
  const { experiment } = decodeLink(link);
  return {
    value,
    experiments: networks.map((_, index): Experiment => ({ ...experiment, seed: index })),
    facts: networks.map(() => HALVES),
    summaries: networks.map((network, replica) => ({ ...network, replica, epoch, trainLoss: network.validationLoss, trainAccuracy: 0.5, validationAccuracy: 0.5 })),
  };
}

function many(count: number, network: Stated): readonly Stated[] {
  return Array.from({ length: count }, () => network);
}

function said({ headline, rest }: StudyWords): string {
  return `${headline} | ${rest}`;
}

describe('of many seeds', () => {
  it('says in how many most units died, and how many of them', () => {
    const networks = [...many(63, { ...WELL, deadFraction: [0.83] }), { ...WELL, deadFraction: [1] }];
    expect(said(seedsVerdict(point('', networks)))).toBe(`In 64 of 64 networks most units died: 83–100${PERCENT}. | 1 of 64 networks has a severed layer. The labels leave nothing to learn.`);
  });

  it('counts apart what is not finite, and first where it is half of them', () => {
    const one = [NAN, ...many(3, { ...WELL, deadFraction: [0.75] })];
    expect(said(seedsVerdict(point('labels=sum', one)))).toBe(`In 3 of 3 finite networks most units died: 75${PERCENT}. | 1 of 4 networks computes no finite number. 3 of 4 networks learnt.`);
    expect(seedsVerdict(point('labels=sum', [...many(3, NAN), ...one])).headline).toBe('4 of 7 networks compute no finite number.');
    expect(said(seedsVerdict(point('labels=sum&activation=tanh', many(2, NAN))))).toBe('2 of 2 networks compute no finite number. | 0 of 2 networks learnt.');
  });

  it('counts dead outputs, and who learnt', () => {
    const networks = [{ ...WELL, deadFraction: [0], outputDead: true, validationLoss: 0.25 }, { ...WELL, deadFraction: [0.125], outputDead: false, validationLoss: 0.01 }];
    expect(said(seedsVerdict(point('labels=sum&output=relu&loss=mean_squared_error', networks)))).toBe(`Units died in 1 of 2 networks: at most 13${PERCENT}. | In 1 of 2 networks the output unit is dead. 1 of 2 networks learnt.`);
  });

  it('says what cannot be, and what is not yet', () => {
    expect(seedsVerdict(point('activation=tanh&labels=sum', many(2, { ...WELL, deadFraction: [null] }))).headline).toBe('No hidden unit can die.');
    expect(seedsVerdict(point('', many(2, { ...WELL, deadFraction: [0] }))).headline).toBe('No unit is dead in any of 2 networks.');
    expect(seedsVerdict(point('', [])).headline).toBe('The networks are not drawn yet.');
  });

  it('speaks at birth of who is born dead', () => {
    const networks = [...many(2, { ...WELL, deadFraction: [1, 0.5] }), ...many(2, { ...WELL, deadFraction: [0, 0.25] })];
    expect(said(seedsVerdict(point('labels=sum&hidden=4,4', networks, 0)))).toBe(`2 of 4 networks are born dead. | In 2 of 4 networks most units are born dead: 75${PERCENT}.`);
  });
});

describe('of a sweep', () => {
  const at = (value: number, networks: readonly Stated[], epoch = 25): JudgedPoint => point('labels=sum', networks, epoch, value);

  it('says how far it goes, not finite apart', () => {
    const points = [at(0.001, many(4, { ...WELL, deadFraction: [0.2] })), at(0.1, [NAN, ...many(3, { ...WELL, deadFraction: [0.9], validationLoss: 0.7 })]), at(1, many(4, NAN))];
    expect(said(sweepVerdict('lr', points))).toBe('Networks that compute no finite number, by learning rate: 1 of 4 at 0.1 and 4 of 4 at 1. | Networks in which most units died, by learning rate: 0 of 4 at 0.001 to 3 of 3 at 0.1. Networks that learnt: 0 of 4 at 0.1 to 4 of 4 at 0.001.');
  });

  it('says at birth who is born dead, and leaves out what is not trained once others are', () => {
    const born = [at(1, many(2, { ...WELL, deadFraction: [0] }), 0), at(2, [{ ...WELL, deadFraction: [1] }, { ...WELL, deadFraction: [0] }], 0)];
    expect(said(sweepVerdict('depth', born))).toBe('Networks born dead, by hidden layers: 0 of 2 at 1 to 1 of 2 at 2. | ');
    expect(said(sweepVerdict('depth', [at(1, many(2, { ...WELL, deadFraction: [0.75] })), ...born.slice(1)]))).toBe('Networks in which most units died, by hidden layers: 2 of 2 at 1. | Networks that learnt: 2 of 2 at 1.');
    expect(said(sweepVerdict('depth', born.slice(0, 1).concat(at(2, many(2, { ...WELL, deadFraction: [0] }), 0))))).toBe('Networks born dead, by hidden layers: none at every value. | ');
    expect(said(sweepVerdict('depth', [...born.slice(0, 1), at(2, many(2, { ...WELL, deadFraction: [0] }), 0), at(3, [])]))).toBe('Networks born dead, by hidden layers: none at every value known so far. | ');
    expect(sweepVerdict('depth', [at(1, [])]).headline).toBe('The networks are not drawn yet.');
  });
});

it('never says of networks with a NaN that they cannot die, that none is dead, or that they learnt', () => {
  const network = fc.oneof(
    fc.constant<Stated>(NAN),
    fc.double({ min: 0, max: 1, noNaN: true }).map((share): Stated => ({ ...WELL, deadFraction: [share] })),
  );
  fc.assert(
    fc.property(fc.array(network, { minLength: 1, maxLength: 12 }), fc.constantFrom(0, 3), (networks, epoch) => {
      const words = said(seedsVerdict(point('labels=sum', networks, epoch)));
      const broken = networks.filter(({ isFinite }) => !isFinite).length;
      expect(words.includes(`${broken} of ${networks.length} network`) && words.includes('no finite number')).toBe(broken > 0);
      expect(words).not.toMatch(/NaN|undefined|can die/);
      const learnt = / (\d+) of (\d+) networks? learnt/.exec(words);
      expect(Number(learnt?.[1] ?? 0)).toBeLessThanOrEqual(networks.length - broken);
    }),
  );
});
