import { expect, it } from 'vitest';
import { kaplanMeier, type Lifetime } from './survival.ts';

/** Remission in weeks of the 21 patients given 6-mercaptopurine (Freireich et al. 1963), the example of most textbooks; `+` is censored. */
const WEEKS = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+';

it('gives the published curve of the 6-mercaptopurine trial', () => {
  const lives = WEEKS.split(' ').map((text): Lifetime => ({ time: Number.parseInt(text, 10), died: !text.endsWith('+') }));
  const steps = kaplanMeier(lives);
  expect(steps.map(({ time }) => time)).toEqual([0, 6, 7, 10, 13, 16, 22, 23]);
  expect(steps.map(({ atRisk }) => atRisk)).toEqual([21, 21, 17, 15, 12, 11, 7, 6]);
  expect(steps.map(({ alive }) => Number(alive.toFixed(3)))).toEqual([1, 0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448]);
});

it('of units that are all seen to the end is the share that is alive', () => {
  const lives = [{ time: 0, died: true }, { time: 2, died: true }, { time: 5, died: false }, { time: 5, died: false }];
  expect(kaplanMeier(lives).map(({ time, alive }) => [time, alive])).toEqual([[0, 0.75], [2, 0.5]]);
  expect(kaplanMeier([])).toEqual([]);
  expect(kaplanMeier([{ time: 3, died: false }])).toEqual([{ time: 0, alive: 1, atRisk: 1, deaths: 0 }]);
});
