import fc from 'fast-check';
import { expect, test, type Page } from 'playwright/test';
import type { Experiment } from '../src/core/experiment/experiment.ts';
import { ALL_ACTIVATIONS, smallExperiment } from './experiments.ts';
import { buildHarness, serveHarness, type ServedHarness } from './harness/build.ts';
import type { FusedComparison } from './harness/fused.ts';

/** What gradients may differ by, as a share of the tensor's largest entry. */
const GRADIENT_TOLERANCE = 1e-4;
const UPDATES = 50;
const RELU = { id: 'relu', parameters: [] } as const;
const HE_NORMAL = { id: 'he_normal', parameters: [] } as const;
/**
 * What is allowed is ten times the drift of float32 on the CPU, but no less than this: there sums are made in
 * float64, so that a short run may not drift at all, while a GPU rounds every addition.
 */
const LEAST_DRIFT = 1e-6;
/**
 * The same for parameters. A row at a kink, or a gradient near 0 under an optimizer that divides by its size, turns a rounding
 * into more: of 166 networks drawn at random three differed by 1e-5 to 3e-5 where float32 on the CPU drifts by less than 2e-6.
 */
const LEAST_PARAMETER_DRIFT = 5e-6;

let served: ServedHarness | null = null;

test.beforeAll(async () => {
  await buildHarness();
  served = await serveHarness();
});

test.afterAll(async () => {
  await served?.close();
});

test.beforeEach(async ({ page }) => {
  if (served === null) throw new Error('The harness is not served.');
  await page.goto(served.url);
});

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const perLayer = <T>(layers: number, value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: layers, maxLength: layers });

/** What replicas share, with depths and widths that take every layout. */
const architecture = fc.integer({ min: 1, max: 5 }).chain((layers) =>
  fc.record({
    hidden: perLayer(layers, fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 70 }))),
    activation: perLayer(layers, fc.constantFrom(...ALL_ACTIVATIONS)),
    inputs: fc.integer({ min: 1, max: 16 }),
    batchSize: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 700 })),
    rows: fc.integer({ min: 1000, max: 60000 }),
    output: fc.constantFrom('sigmoid', 'linear', 'relu'),
    crossEntropy: fc.boolean(),
    optimizer: fc.constantFrom('adam', 'sgd', 'momentum', 'rmsprop', 'rmsprop_keras3'),
    drops: fc.boolean(),
  }),
);

/** Experiments of one architecture, each with its own seeds, data, labels, initializers, biases, rates and masks. */
const replicas = architecture.chain(({ hidden, activation, crossEntropy, drops, ...shared }) => {
  const layers = hidden.length;
  const own = fc.record({
    seed,
    data: fc.constantFrom('negative-box', 'positive-box', 'symmetric-box', 'normal'),
    labels: fc.constantFrom('coin-flip', 'sum', 'norm', 'xor', 'spiral'),
    bias: perLayer(layers, fc.constantFrom(0, 0.05, -0.2)),
    initializer: perLayer(layers, fc.constantFrom(...(['he_normal', 'glorot_uniform', 'lecun_uniform'] as const).map((id) => ({ id, parameters: [] })))),
    learningRate: fc.constantFrom(0.0001, 0.001, 0.01),
    rates: perLayer(layers, fc.constantFrom([0, 0], [0.3, 0], [0, 0.1])),
  });
  return fc.array(own, { minLength: 1, maxLength: 5 }).map((list) =>
    list.map(({ rates, bias, initializer, ...chosen }): Experiment => ({
      ...smallExperiment(hidden),
      ...shared,
      ...(crossEntropy ? { output: 'sigmoid', loss: 'binary_crossentropy' } : { loss: 'mean_squared_error' }),
      ...chosen,
      layers: hidden.map((units, layer) => ({
        units,
        activation: activation[layer] ?? RELU,
        initializer: initializer[layer] ?? HE_NORMAL,
        bias: bias[layer] ?? 0,
        dropout: (drops ? rates[layer]?.[0] : 0) ?? 0,
        alphaDropout: (drops ? rates[layer]?.[1] : 0) ?? 0,
      })),
    })),
  );
});

function updatesOf([first]: readonly Experiment[]): number {
  return first === undefined ? 0 : Math.min(UPDATES, Math.ceil(Math.round(first.rows * first.split) / first.batchSize));
}

function complaints({ gradient, wrongZeros, parameters, losses, drift }: FusedComparison): readonly string[] {
  const found: string[] = [];
  if (!(gradient <= GRADIENT_TOLERANCE)) found.push(`gradient ${gradient}`);
  if (wrongZeros > 0) found.push(`wrong zeros ${wrongZeros}`);
  if (!(parameters <= 10 * Math.max(drift.parameters, LEAST_PARAMETER_DRIFT))) found.push(`parameters ${parameters}, float32 ${drift.parameters}`);
  if (!(losses <= 10 * Math.max(drift.losses, LEAST_DRIFT))) found.push(`losses ${losses}, float32 ${drift.losses}`);
  return found;
}

async function expectTruth(page: Page, experiments: readonly Experiment[]): Promise<void> {
  const compared = await page.evaluate(([given, updates]) => window.fused.compare(given, updates), [experiments, updatesOf(experiments)] as const);
  expect(compared).toHaveLength(experiments.length);
  expect(compared.flatMap(complaints)).toEqual([]);
}

test('random networks train in fused draws as they do in float64, replicas together', async ({ page }) => {
  test.setTimeout(300_000);
  await fc.assert(
    fc.asyncProperty(replicas, (experiments) => expectTruth(page, experiments)),
    { seed: 20261, numRuns: 25, endOnFailure: true },
  );
});

test('twenty layers, the widest layers and the largest batch do too', async ({ page }) => {
  const extremes = [
    smallExperiment(Array.from({ length: 20 }, () => 5)),
    smallExperiment([256, 256], undefined, { inputs: 16, learningRate: 0.001 }),
    smallExperiment([256], undefined, { inputs: 16, layers: { dropout: [0.5] } }),
    smallExperiment([3], undefined, { rows: 20000, batchSize: 8192 }),
    smallExperiment([3, 2], undefined, { rows: 1000, batchSize: 1 }),
  ];
  for (const experiment of extremes) await expectTruth(page, [experiment]);
});

test('a replica among others is the same network as alone, bit for bit', async ({ page }) => {
  for (const hidden of [[64], [12, 9]]) {
    const experiments = [3, 4, 5, 6].map((given) => smallExperiment(hidden, undefined, { seed: given, layers: { dropout: [0.2] } }));
    const together = await page.evaluate((given) => window.fused.train(given, 22), experiments);
    for (const [replica, experiment] of experiments.entries()) {
      const [alone] = await page.evaluate((given) => window.fused.train(given, 22), [experiment]);
      expect(together[replica]).toEqual(alone);
    }
  }
});
