import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnose } from '../core/diagnosis/diagnose.ts';
import { evidenceOf } from '../core/diagnosis/evidence.ts';
import { harmOf } from '../core/diagnosis/harm.ts';
import { expectTrue } from '../core/diagnosis/testing/judged.ts';
import { verdict } from '../core/diagnosis/verdict.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { randomExperiment } from '../core/experiment/testing/randomExperiment.ts';
import { decodeLink } from '../core/link/decode.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';
import { openEngines } from './engines.ts';
import { openSession } from './session.ts';

const engines = openEngines();

interface Run {
  readonly experiment: Experiment;
  readonly facts: DataFacts | null;
  readonly frames: readonly Frame[];
}

/** Trains an experiment to its end on the cpu engine. */
function trained(asked: Experiment): Promise<Run> {
  const experiment: Experiment = { ...asked, engine: 'cpu' };
  const frames: Frame[] = [];
  let facts: DataFacts | null = null;
  return new Promise((resolve, reject) => {
    const session = openSession(engines, { experiments: [experiment], until: 'losses' }, (event) => {
      if (event.kind === 'frameRecorded') frames[event.frame.epoch] = event.frame;
      if (event.kind === 'factsDrawn') facts = event.facts[0] ?? null;
      if (event.kind === 'runFailed') reject(new Error(event.message));
      if (event.kind === 'runPrepared') session.start(experiment.epochs);
      if (event.kind === 'runStopped') {
        session.release();
        resolve({ experiment, facts, frames });
      }
    });
  });
}

function ofLink(link: string): Promise<Run> {
  return trained(decodeLink(link).experiment);
}

function sentencesOf({ experiment, facts, frames }: Run): string {
  const evidence = evidenceOf(experiment, facts, frames);
  const { headline, rest } = verdict(experiment, facts, frames);
  return [headline, rest, evidence === null ? '' : harmOf(evidence).text, ...diagnose(experiment, facts, frames).map(({ text }) => text)].join(' ');
}

it('what is said of a network that was trained is true and of one mind, at birth and after every epoch', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomExperiment, async (experiment) => {
      const { facts, frames, experiment: ran } = await trained({ ...experiment, rows: 1000, batchSize: 32, learningRate: 10 * experiment.learningRate });
      expect(frames).toHaveLength(ran.epochs + 1);
      for (const epoch of frames.keys()) expectTrue(ran, facts, frames.slice(0, epoch + 1));
    }),
    { numRuns: 60 },
  );
});

/** Failures that people reported in public, and the finding that names what is wrong. */
const CLINIC = [
  ['a unit born dead', 'data=positive-box&inputs=2&labels=sum&rows=4000&hidden=1&initializer=random_uniform&epochs=20', 'dead-layer'],
  ['units driven dead by the rate', 'data=positive-box&inputs=5&labels=sum&rows=2000&hidden=2&output=linear&loss=mean_squared_error&optimizer=sgd&lr=0.5&batch=1&epochs=20', 'learning-rate-high'],
  ['a dead output with a target below 0', 'data=symmetric-box&inputs=1&labels=sum&rows=1000&hidden=4,2&initializer=glorot_uniform&output=relu&targets=-1:1&loss=mean_squared_error&batch=7&epochs=50', 'target-out-of-reach'],
  ['four of five units dead', 'data=positive-box&inputs=2&labels=xor&rows=2000&hidden=5&initializer=glorot_uniform&optimizer=rmsprop&lr=0.01&batch=4&epochs=30', 'dead-layer'],
  ['sigmoids that pass no gradient', 'data=positive-box&inputs=8&labels=sum&rows=3000&hidden=8,8&activation=sigmoid&initializer=random_normal&loss=mean_squared_error&optimizer=sgd&lr=0.01&batch=50&epochs=50', 'vanishing-gradient'],
  ['a severed layer', 'data=positive-box&inputs=2&labels=sum&rows=1000&hidden=2,2&initializer=random_uniform&batch=2&epochs=20', 'dead-layer'],
  ['kernels of zeros', 'data=normal&inputs=4&labels=sum&rows=3000&hidden=64&initializer=zeros&epochs=10', 'identical-units'],
  ['kernels far too large', 'data=normal&inputs=16&labels=sum&rows=1000&hidden=64,64,64,64,64,64&initializer=random_normal:1&lr=0.003&epochs=3', 'loss-at-birth'],
  ['tanh saturated at birth', 'data=normal&inputs=16&labels=norm&rows=1000&hidden=64,64,64&activation=tanh&initializer=random_normal:5&epochs=4', 'saturated-units'],
  ['a rate far too small', 'data=symmetric-box&inputs=4&labels=sum&rows=3000&hidden=64&initializer=he_normal&optimizer=sgd&lr=0.000001&epochs=10', 'learning-rate-low'],
  ['layers that cannot bend', 'data=normal&inputs=2&labels=xor&rows=3000&hidden=64,64&activation=linear&initializer=glorot_uniform&epochs=5', 'no-nonlinearity'],
  ['dropout that explains a gap', 'data=symmetric-box&inputs=8&labels=norm&rows=3000&hidden=64&initializer=random_normal&dropout=0.5&batch=10&epochs=30', 'dropout-gap'],
  ['overfitting', 'inputs=16&data=normal&labels=norm&rows=1000&split=0.2&hidden=256,64&initializer=he_normal&lr=0.01&epochs=20', 'overfitting'],
  ['a bias that kills at birth', 'data=symmetric-box&inputs=4&labels=sum&rows=3000&hidden=64&initializer=he_normal&bias=-5&epochs=20', 'bias-at-birth'],
] as const;

it.each(CLINIC)('names what is wrong first or second: %s', { timeout: 60_000 }, async (_, link, rule) => {
  const { experiment, facts, frames } = await ofLink(link);
  expect(diagnose(experiment, facts, frames).slice(0, 2).map((finding) => finding.rule)).toContain(rule);
});

const QUICK = 'rows=20000&batch=256&lr=0.01';
const DIVERGES = 'rows=1000&batch=32&epochs=4&labels=norm&output=linear&loss=mean_squared_error&data=normal&initializer=he_normal&optimizer=sgd&lr=0.1&hidden=64,64,64';

/** Sentences that the numbers refute, by what must not be said. */
const REFUTED = [
  ['a third of the rows are wrong, and leaky ReLU mends it', 'rows=3000&batch=32&lr=0.1&epochs=6&labels=xor&hidden=8,8&initializer=he_normal&seed=1', /harm\b/i],
  ['49 % of two equal classes', 'rows=5000&batch=64&lr=0.01&epochs=6&labels=sum&loss=mean_squared_error&targets=-1:1', /It learns/],
  ['ReLU units that are NaN', DIVERGES, /cannot die|can die/i],
  ['a leaky ReLU of slope 0', `${QUICK}&epochs=5&activation=leaky_relu:0`, /cannot die/],
  ['a dead output', `${QUICK}&epochs=2&labels=sum&output=relu&loss=mean_squared_error&initializer=random_uniform:-1:0&output_initializer=random_uniform:-1:0`, /No unit is dead/],
  ['a gradient of 0.64', 'rows=5000&batch=64&lr=0.01&epochs=6&labels=sum&output_initializer=random_normal:10', /exploding/i],
  ['exact zeros of dead units', 'rows=20000&epochs=8', /vanishing/i],
] as const;

it.each(REFUTED)('does not say what is not so: %s', { timeout: 60_000 }, async (_, link, refuted) => {
  expect(sentencesOf(await ofLink(link))).not.toMatch(refuted);
});

it('blames no dead units for what overfitting did', { timeout: 60_000 }, async () => {
  const { experiment, facts, frames } = await ofLink('rows=1000&inputs=16&labels=xor&epochs=40&batch=16&lr=0.01&hidden=64&initializer=he_normal');
  expect(diagnose(experiment, facts, frames)[0]?.rule).toBe('overfitting');
});

it.each([
  ['ReLU', 'data=normal&inputs=8&labels=sum&rows=3000&hidden=64&initializer=he_normal&epochs=10'],
  ['tanh', 'data=normal&inputs=4&labels=sum&rows=3000&hidden=32,32&initializer=glorot_uniform&activation=tanh&epochs=10'],
  ['leaky ReLU, by SGD', 'data=positive-box&inputs=4&labels=sum&rows=5000&hidden=32&activation=leaky_relu&initializer=he_normal&optimizer=sgd&lr=0.05&epochs=20'],
])('finds nothing wrong with a healthy network of %s', { timeout: 60_000 }, async (_, link) => {
  const { experiment, facts, frames } = await ofLink(link);
  expect(diagnose(experiment, facts, frames).filter(({ severity }) => severity !== 'note')).toEqual([]);
});
