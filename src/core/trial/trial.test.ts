import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { estimateWork } from '../experiment/work/work.ts';
import { treatmentsFor } from './treatmentsFor.ts';
import { planTrial, REPEATED_SEEDS, TRIAL_BUDGET, workOf } from './trial.ts';

function planned(link: string, seeds: 1 | typeof REPEATED_SEEDS = 1): ReturnType<typeof planTrial> {
  const { experiment } = decodeLink(link);
  return planTrial(experiment, treatmentsFor(experiment, [{ rule: 'overfitting' }]), seeds);
}

it('the untreated network comes first, and everything else is equal to it but the treatment', () => {
  const { experiment } = decodeLink('rows=2000&labels=sum&epochs=3');
  const { arms, untreated, shortened } = planned('rows=2000&labels=sum&epochs=3');
  expect(untreated).toEqual(experiment);
  expect(shortened).toBeNull();
  expect(arms[0]).toEqual({ treatment: null, experiments: [experiment] });
  const leaky = arms.find(({ treatment }) => treatment?.id === 'add-dropout');
  expect(leaky?.experiments).toEqual([{ ...experiment, layers: experiment.layers.map((layer) => ({ ...layer, dropout: 0.3 })) }]);
});

it('a repetition takes the seeds from the run’s own on, and leaves out what is another seed', () => {
  const { experiment } = decodeLink('rows=1000&labels=sum&epochs=2&seed=4294967295');
  const { arms } = planTrial(experiment, treatmentsFor(experiment, []), REPEATED_SEEDS);
  expect(arms[0]?.experiments.map(({ seed }) => seed)).toEqual([4294967295, 0, 1, 2, 3, 4, 5, 6]);
  expect(arms.map(({ treatment }) => treatment?.id)).not.toContain('another-seed');
});

it.each(['labels=sum', 'rows=1000000&labels=xor&epochs=1000', 'rows=1000000&hidden=256,256,256,256&labels=xor&epochs=1000', 'engine=tfjs&labels=sum'])('a trial of %s keeps within the budget and says what was cut', (link) => {
  const trial = planned(link);
  expect(estimateWork(workOf(trial.arms)).seconds).toBeLessThanOrEqual(TRIAL_BUDGET);
  expect(trial.shortened).toMatch(/^Tried on .*epochs? of /);
});

it('epochs are cut before rows, so that what is tried is the beginning of the run', () => {
  const { experiment } = decodeLink('labels=sum&epochs=500');
  expect(planned('labels=sum&epochs=500').untreated).toEqual({ ...experiment, epochs: planned('labels=sum&epochs=500').untreated.epochs });
});
