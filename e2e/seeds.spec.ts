import { expect } from 'playwright/test';
import { decodeLink } from '../src/core/link/decode.ts';
import { runHeadless } from '../src/lessons/testing/runHeadless.ts';
import { exported, openStudyLink, QUICK, runToTheEnd, test } from './page.ts';

const SEEDS = 32;
/**
 * Largest distance of two samples of 32 from one distribution, at a level of 0.1 % (Kolmogorov and Smirnov: 1.95 √(2/32)).
 * A seed gives the same network on both engines at birth, but rounding makes them part on the way: hence samples, not networks.
 */
const FARTHEST = 1.95 * Math.sqrt(2 / SEEDS);

interface Ended {
  readonly deadFraction: readonly (number | null)[];
  readonly validationLoss: number;
}

interface ExportedStudy {
  readonly status: string;
  readonly engine: { readonly id: string } | null;
  readonly points: readonly { readonly networks: readonly { readonly seed: number; readonly epochs: readonly Ended[] }[] }[];
}

for (const [name, link] of [
  ['coin flips', QUICK],
  ['a sum to learn', `${QUICK}&labels=sum&initializer=he_normal`],
] as const) {
  test(`32 replicas on WebGL end as 32 single runs do: ${name}`, async ({ page, complaints }) => {
    test.slow();
    const together = await replicasOf(page, link);
    const single = await singleRunsOf(link);
    expect(distance(together.map(deadShare), single.map(deadShare))).toBeLessThan(FARTHEST);
    expect(distance(together.map(({ validationLoss }) => validationLoss), single.map(({ validationLoss }) => validationLoss))).toBeLessThan(FARTHEST);
    expect(complaints).toEqual([]);
  });
}

async function replicasOf(page: Parameters<typeof openStudyLink>[0], link: string): Promise<readonly Ended[]> {
  await openStudyLink(page, `${link}&engine=webgl&seeds=${SEEDS}`);
  await runToTheEnd(page);
  const { status, engine, points } = await exported<ExportedStudy>(page);
  expect(status).toBe('finished');
  expect(engine?.id).toBe('webgl');
  const ended = points.flatMap(({ networks }) => networks.flatMap(({ epochs }) => epochs.slice(-1)));
  expect(ended).toHaveLength(SEEDS);
  return ended;
}

async function singleRunsOf(link: string): Promise<readonly Ended[]> {
  const { experiment } = decodeLink(link);
  const ended: Ended[] = [];
  for (let seed = experiment.seed; seed < experiment.seed + SEEDS; seed++) {
    const last = (await runHeadless({ ...experiment, seed }, 'end')).frames.at(-1);
    ended.push({ deadFraction: last?.layers.slice(0, -1).map((layer) => layer.deadFraction) ?? [], validationLoss: last?.validationLoss ?? Number.NaN });
  }
  return ended;
}

function deadShare({ deadFraction }: Ended): number {
  return deadFraction[0] ?? Number.NaN;
}

/** Largest difference of the two samples' distribution functions (Kolmogorov and Smirnov). NaN where a value is not a number. */
function distance(a: readonly number[], b: readonly number[]): number {
  if ([...a, ...b].some((value) => !Number.isFinite(value))) return Number.NaN;
  const shareUpTo = (sample: readonly number[], value: number): number => sample.filter((each) => each <= value).length / sample.length;
  return Math.max(...[...a, ...b].map((value) => Math.abs(shareUpTo(a, value) - shareUpTo(b, value))));
}
