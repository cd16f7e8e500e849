import { expect } from 'playwright/test';
import { exported, open, test } from './page.ts';

interface TriedRun {
  readonly engine: { readonly id: string };
  readonly findings: readonly { readonly rule: string }[];
  readonly frames: readonly { readonly layers: readonly { readonly output: { readonly zeroFraction: number } }[] }[];
  readonly trial: { readonly treatments: readonly { readonly id: string; readonly validationAccuracy: number; readonly status: string }[] };
}

/** A failure that people reported in public, told as an experiment. */
interface Patient {
  readonly name: string;
  /** Where it was reported. */
  readonly source: string;
  readonly link: string;
  /** The rule that names what is wrong: it stands first or second. */
  readonly finding: string;
  /** Validation accuracy that the cure of the report reaches; null where there was nothing to cure. */
  readonly cured: number | null;
}

const DEEP = Array.from({ length: 20 }, () => 10).join(',');

const PATIENTS: readonly Patient[] = [
  { name: 'a single unit born dead', source: 'Cross Validated 450100', link: 'data=positive-box&inputs=2&labels=sum&rows=4000&hidden=1&initializer=random_uniform&epochs=20', finding: 'dead-layer', cured: 0.96 },
  { name: 'both units driven dead by the rate', source: 'AI StackExchange 28864', link: 'data=positive-box&inputs=5&labels=sum&rows=2000&hidden=2&output=linear&loss=mean_squared_error&optimizer=sgd&lr=0.5&batch=1&epochs=20', finding: 'learning-rate-high', cured: 0.89 },
  { name: 'a ReLU output with a target below 0', source: 'DeepLearning.AI forum 324182', link: 'data=symmetric-box&inputs=1&labels=sum&rows=1000&hidden=4,2&initializer=glorot_uniform&output=relu&targets=-1:1&loss=mean_squared_error&batch=7&epochs=50', finding: 'dead-output', cured: 1 },
  { name: 'four of five units dead', source: 'Cross Validated 320672', link: 'data=positive-box&inputs=2&labels=xor&rows=2000&hidden=5&initializer=glorot_uniform&optimizer=rmsprop&lr=0.01&batch=4&epochs=30', finding: 'dead-layer', cured: 0.93 },
  { name: 'unlucky kernels', source: 'brain.js #559', link: 'data=positive-box&inputs=2&labels=xor&rows=1000&hidden=3&initializer=random_uniform:-0.2:0.2&optimizer=sgd&lr=0.3&batch=4&epochs=40', finding: 'dead-layer', cured: 0.83 },
  { name: 'a network killed by its depth', source: 'AUTOTRAINER', link: `data=positive-box&inputs=16&labels=sum&rows=3000&hidden=${DEEP}&initializer=glorot_uniform&lr=0.01&epochs=10`, finding: 'dead-layer', cured: 0.84 },
  { name: 'a gradient that vanishes through sigmoids', source: 'StackOverflow 39217567', link: 'data=positive-box&inputs=8&labels=sum&rows=3000&hidden=8,8&activation=sigmoid&initializer=random_normal&loss=mean_squared_error&optimizer=sgd&lr=0.01&batch=50&epochs=50', finding: 'vanishing-gradient', cured: 0.69 },
  { name: 'a severed second layer', source: 'StackOverflow 41372874', link: 'data=positive-box&inputs=2&labels=sum&rows=1000&hidden=2,2&initializer=random_uniform&batch=2&epochs=20', finding: 'dead-layer', cured: 0.99 },
  { name: 'kernels of zeros', source: 'Cross Validated 27112', link: 'data=normal&inputs=4&labels=sum&rows=3000&hidden=64&initializer=zeros&epochs=10', finding: 'identical-units', cured: 0.99 },
  { name: 'the same with tanh, which learns all the same', source: 'Cross Validated 27112', link: 'data=normal&inputs=4&labels=sum&rows=3000&hidden=64&activation=tanh&initializer=zeros&epochs=10', finding: 'identical-units', cured: null },
  { name: 'kernels far too large', source: 'Karpathy’s recipe', link: 'data=normal&inputs=16&labels=sum&rows=3000&hidden=64,64,64,64,64,64&initializer=random_normal:1&lr=0.003&epochs=10', finding: 'loss-at-birth', cured: 0.96 },
  { name: 'tanh saturated at birth', source: 'cs231n', link: 'data=normal&inputs=16&labels=norm&rows=3000&hidden=64,64,64&activation=tanh&initializer=random_normal:5&epochs=15', finding: 'saturated-units', cured: 0.68 },
  { name: 'a rate far too small', source: 'AUTOTRAINER', link: 'data=symmetric-box&inputs=4&labels=sum&rows=3000&hidden=64&initializer=he_normal&optimizer=sgd&lr=0.000001&epochs=10', finding: 'learning-rate-low', cured: 0.996 },
  { name: 'linear hidden layers', source: 'UMLAUT', link: 'data=normal&inputs=2&labels=xor&rows=3000&hidden=64,64&activation=linear&initializer=glorot_uniform&epochs=15', finding: 'no-nonlinearity', cured: 0.998 },
  { name: 'a validation loss below the train loss', source: 'StackOverflow 43979449', link: 'data=symmetric-box&inputs=8&labels=norm&rows=3000&hidden=64&initializer=random_normal&dropout=0.5&batch=10&epochs=30', finding: 'dropout-gap', cured: 0.92 },
  { name: 'rows learnt by heart', source: 'UMLAUT', link: 'inputs=16&data=normal&labels=norm&rows=1000&split=0.2&hidden=256,64&initializer=he_normal&lr=0.01&epochs=60', finding: 'overfitting', cured: 0.93 },
  { name: 'a bias that shuts the layer', source: 'dlrm #358', link: 'data=symmetric-box&inputs=4&labels=sum&rows=3000&hidden=64&initializer=he_normal&bias=-5&epochs=20', finding: 'bias-at-birth', cured: 0.999 },
  { name: 'death that rises with depth', source: 'transfuser #146', link: 'data=normal&inputs=8&labels=norm&rows=3000&hidden=64,64,64,64,64,64,64,64&initializer=he_uniform&lr=0.005&epochs=10', finding: 'dead-layer', cured: null },
];

/** How far below the accuracy of the reported cure the best treatment may end. */
const POINTS = 0.02;

for (const { name, source, link, finding, cured } of PATIENTS) {
  test(`${name} (${source}): what is wrong stands first or second, and the best treatment cures it`, async ({ page, complaints }) => {
    await open(page, `${link}&engine=cpu&run=1&treat=1`);
    await expect(page.getByRole('region', { name: 'Treatments', exact: true }).getByRole('button', { name: 'Repeat over 8 seeds' })).toBeVisible({ timeout: 150_000 });
    const { engine, findings, trial } = await exported<TriedRun>(page);
    expect(engine.id).toBe('cpu');
    expect(findings.slice(0, 2).map(({ rule }) => rule)).toContain(finding);
    const [best] = trial.treatments;
    expect(best?.status).toBe('finished');
    if (cured !== null) expect(best?.validationAccuracy, `${best?.id ?? 'nothing'} cures it`).toBeGreaterThanOrEqual(cured - POINTS);
    expect(complaints).toEqual([]);
  });
}

test('half of all outputs being zero is no sign of dead units (minigo #425)', async ({ page, complaints }) => {
  await open(page, 'data=normal&inputs=16&labels=sum&rows=3000&hidden=64,64,64,64&initializer=random_normal:1&lr=0.003&epochs=5&engine=cpu&run=1');
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 100_000 });
  const { findings, frames } = await exported<TriedRun>(page);
  const zeros = frames.at(-1)?.layers.slice(0, -1).map(({ output }) => output.zeroFraction) ?? [];
  expect(Math.max(...zeros)).toBeGreaterThan(0.4);
  expect(findings.map(({ rule }) => rule)).not.toContain('dead-layer');
  expect(complaints).toEqual([]);
});
