import { expect, test as base, type Page } from 'playwright/test';
import type { Experiment } from '../src/core/experiment/experiment.ts';
import { withLayers } from '../src/core/experiment/testing/withLayers.ts';
import { decodeLink } from '../src/core/link/decode.ts';
import { encodeLink } from '../src/core/link/encode.ts';
import type { ActivationChoice } from '../src/core/vocabulary/activations.ts';
import type { OptimizerId } from '../src/core/vocabulary/optimizers.ts';
import { ALL_ACTIVATIONS, smallExperiment } from './experiments.ts';
import type { Computer, GpuMemory, TensorDifference } from './harness/api.ts';

import { buildHarness, serveHarness, type ServedHarness } from './harness/build.ts';
import { heapBytes } from './heap.ts';

/** What gradients may differ by, as a share of the tensor's largest entry. */
const GRADIENT_TOLERANCE = 1e-4;
const CAN_DIE: readonly ActivationChoice[] = [{ id: 'relu', parameters: [] }, { id: 'leaky_relu', parameters: [0] }, { id: 'elu', parameters: [0] }];
const ON_WEBGL: readonly Computer[] = ['webgl', 'tfjs'];

/** A page with the engines, and what its console has complained of. */
interface Lab {
  readonly page: Page;
  readonly complaints: string[];
}

/** `lab` is a page with the engines; `started` is one on which the WebGL engine has passed its self-test, the same for all tests, and `own` one for a test alone. */
const test = base.extend<{ lab: Page; started: Page; own: Page }>({
  lab: async ({ page }, use) => {
    const { complaints } = await openLab(page);
    await use(page);
    expect(complaints).toEqual([]);
  },
  started: async ({ browser }, use) => {
    if (shared === null) {
      shared = await openLab(await browser.newPage());
      await startEngine(shared.page);
    }
    await use(shared.page);
    expect(shared.complaints.splice(0)).toEqual([]);
  },
  own: async ({ lab }, use) => {
    await startEngine(lab);
    await use(lab);
  },
});

let served: ServedHarness | null = null;
let shared: Lab | null = null;

test.beforeAll(async () => {
  await buildHarness();
  served = await serveHarness();
});

test.afterAll(async () => {
  await shared?.page.close();
  await served?.close();
});

async function openLab(page: Page): Promise<Lab> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(harnessUrl());
  return { page, complaints };
}

async function startEngine(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.harness.start())).toMatchObject({ id: 'webgl', float: 32 });
}

function harnessUrl(): string {
  if (served === null) throw new Error('The harness is not served.');
  return served.url;
}

function tensorsBeyond(differences: readonly TensorDifference[], tolerance: number): readonly TensorDifference[] {
  return differences.filter(({ worst }) => !(worst <= tolerance));
}

test.describe('the WebGL engine', () => {
  test('says which renderer computes, and whether it is software', async ({ lab }) => {
    const report = await lab.evaluate(() => window.harness.start());
    expect(report).toMatchObject({ id: 'webgl', renderer: expect.stringMatching(/\S/), software: expect.any(Boolean) });
  });

  test('refuses a device of 16-bit floats, naming the check and what it read', async ({ page }) => {
    await page.goto(harnessUrl());
    const message = await page.evaluate(() => window.harness.start({ forceFloat16: true }));
    expect(message).toBe('The WebGL self-test failed: 2049 is exact: it became 2048 (TensorFlow.js uses 16-bit textures).');
  });

  test('is not moved by TensorFlow.js flags in the address', async ({ page }) => {
    await page.goto(`${harnessUrl()}?tfjsflags=WEBGL_FORCE_F16_TEXTURES:true,WEBGL_PACK:true,WEBGL_USE_SHAPES_UNIFORMS:true`);
    expect(await page.evaluate(() => window.harness.start())).toMatchObject({ id: 'webgl' });
    const experiment = smallExperiment([7, 5]);
    const differences = await page.evaluate((given) => window.harness.compareGradients(given, 'webgl', 'cpu'), experiment);
    expect(tensorsBeyond(differences, GRADIENT_TOLERANCE)).toEqual([]);
  });
});

for (const computer of ON_WEBGL) {
  test.describe(`${computer} against the CPU engine on the same kernels and batches`, () => {
    for (const hidden of [[1], [64], [7, 5, 3], [33, 2, 18]]) {
      test(`has its pre-activations, gradients and first update for every activation on 4-${hidden.join('-')}-1`, async ({ started }) => {
        for (const activation of ALL_ACTIVATIONS) {
          const experiment = smallExperiment(hidden, [activation], { layers: { dropout: [0.3] }, optimizer: 'sgd', learningRate: 1 });
          await expectAgreement(started, experiment, computer);
        }
      });
    }

    test('has them for every output, loss and pair of targets', async ({ started }) => {
      const outputs: readonly Pick<Partial<Experiment>, 'output' | 'loss' | 'targets'>[] = [
        { output: 'sigmoid', loss: 'mean_squared_error' },
        { output: 'sigmoid', loss: 'mean_squared_error', targets: '-1:1' },
        { output: 'linear', loss: 'mean_squared_error', targets: '-1:1' },
        { output: 'relu', loss: 'mean_squared_error' },
      ];
      for (const changes of outputs) {
        await expectAgreement(started, smallExperiment([9, 6], ALL_ACTIVATIONS, { ...changes, optimizer: 'sgd', learningRate: 1 }), computer);
      }
    });

    test('has them with AlphaDropout, mixed activations and a batch larger than the training set', async ({ started }) => {
      const experiment = smallExperiment([12, 8, 5], ALL_ACTIVATIONS.slice(3), {
        layers: { alphaDropout: [0.1, 0, 0.25], dropout: [0, 0.5, 0] },
        batchSize: 1024,
        inputs: 7,
        optimizer: 'sgd',
        learningRate: 1,
      });
      await expectAgreement(started, experiment, computer);
    });

    test('keeps gradients that float16 would lose, through ten sigmoid layers', async ({ started }) => {
      const sigmoid = ALL_ACTIVATIONS.filter(({ id }) => id === 'sigmoid');
      const experiment = smallExperiment(Array.from({ length: 10 }, () => 8), sigmoid, {
        layers: { initializer: [{ id: 'random_normal', parameters: [0.3] }] },
      });
      const differences = await started.evaluate(([given, on]) => window.harness.compareGradients(given, on, 'cpu'), [experiment, computer] as const);
      expect(tensorsBeyond(differences, GRADIENT_TOLERANCE)).toEqual([]);
      const first = differences[0]?.largest ?? 0;
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(6e-8);
    });

    test('has a gradient of exactly 0 before a layer that is dead whole, of every activation that can die', async ({ started }) => {
      const hidden = [6, 5, 4];
      for (const activation of CAN_DIE) {
        const experiment = smallExperiment(hidden, [activation], { data: 'negative-box', layers: { bias: [0], initializer: [{ id: 'random_uniform', parameters: [-1, 0] }] } });
        const differences = await started.evaluate(([given, on]) => window.harness.compareGradients(given, on, 'cpu'), [experiment, computer] as const);
        const dead = differences.filter(({ tensor }) => tensor !== 'dense_4 bias');
        expect(dead).toEqual(dead.map(({ tensor }) => ({ tensor, largest: 0, worst: 0 })));
        await expectAgreement(started, smallExperiment(hidden, [activation], { optimizer: 'sgd', learningRate: 1 }), computer);
      }
    });

    const optimizers: readonly OptimizerId[] = ['adam', 'sgd', 'momentum', 'rmsprop', 'rmsprop_keras3'];
    for (const optimizer of optimizers) {
      test(`follows it for 50 updates of ${optimizer}, within ten times what float32 drifts from float64`, async ({ started }) => {
        const experiment = smallExperiment([16, 8], undefined, { optimizer, layers: { dropout: [0.2, 0] } });
        const [measured, float32, float64] = await Promise.all(
          ([computer, 'cpu', 'cpu64'] as const).map((on) =>
            started.evaluate(([given, by]) => window.harness.trajectory(given, by, 50), [experiment, on] as const),
          ),
        );
        if (measured === undefined || float32 === undefined || float64 === undefined) throw new Error('A trajectory is missing.');
        expect(measured.losses).toHaveLength(51);
        expect(largestDifference(measured.losses, float64.losses)).toBeLessThanOrEqual(10 * largestDifference(float32.losses, float64.losses));
        expect(largestDifference(measured.parameters, float64.parameters)).toBeLessThanOrEqual(10 * largestDifference(float32.parameters, float64.parameters));
      });
    }
  });
}

for (const computer of ON_WEBGL) {
  test(`${computer} drops the units that the seeded stream says, bit for bit, in shallow and deep networks`, async ({ started }) => {
    for (const [hidden, batchSize, seed, step] of [[[63], 1, 1, 0], [[64], 3, 4294967295, 109374], [[1], 2, 7, 4375], [[5, 130], 1, 3, 17], [[5, 67, 64], 4, 1, 0]] as const) {
      const experiment = smallExperiment([...hidden], [{ id: 'linear', parameters: [] }], {
        data: 'positive-box',
        layers: { initializer: [{ id: 'constant', parameters: [0.01] }], bias: [0.1], dropout: hidden.map((_, index) => (index === hidden.length - 1 ? 0.6 : 0)) },
        optimizer: 'sgd',
        learningRate: 1,
        epochs: 1000,
        seed,
        batchSize,
      });
      expect(await started.evaluate(([given, on, at]) => window.harness.differingMasks(given, on, at), [experiment, computer, step] as const)).toBe(0);
    }
  });
}

for (const computer of ON_WEBGL) {
  test(`${computer} stops at a step within an epoch with the bits of not stopping`, async ({ started }) => {
    for (const hidden of [[5], [64], [9, 7, 6]]) {
      const experiment = smallExperiment(hidden, [{ id: 'relu', parameters: [] }], { layers: { dropout: hidden.map(() => 0.2) }, batchSize: 64 });
      const on = (stops: readonly number[]): ReturnType<typeof window.harness.stopping> =>
        started.evaluate(([given, name, at]) => window.harness.stopping(given, name, at), [experiment, computer, stops] as const);
      const stops = [1, 2, 5, 10, 13, 14, 20];
      const stopped = await on(stops);
      expect(stopped).toEqual({ ...(await on([])), steps: stops });
      expect(stopped.losses).toHaveLength(2);
    }
  });
}

for (const computer of ['webgl', 'tfjs'] as const) {
  test(`${computer} finds the step of a death again, and takes apart how its update moved the largest z`, async ({ started }) => {
    const experiment = smallExperiment([24], [{ id: 'relu', parameters: [] }], { data: 'negative-box', batchSize: 32, learningRate: 0.02 });
    const { step, expected, largestAfter, sumOfParts } = await started.evaluate(([given, on]) => window.harness.recordDeath(given, on), [experiment, computer] as const);
    expect(step).toBe(expected);
    expect(largestAfter).toBeLessThanOrEqual(0);
    expect(sumOfParts).toBeCloseTo(largestAfter, 5);
  });
}

test('a run that overflows does so alike on all engines: the same units dead, the same losses, infinite at the same epoch and named for the same layer', async ({ started }) => {
  const overflowing = smallExperiment([64], undefined, { output: 'linear', loss: 'mean_squared_error', optimizer: 'sgd', learningRate: 10, data: 'negative-box', rows: 2000, batchSize: 256, epochs: 5, layers: { bias: [0] } });
  // Its sums of finite terms overflow in float32 where they do not in float64.
  const { experiment: wide } = decodeLink('data=normal&labels=sum&rows=1000&activation=leaky_relu&output=linear&loss=mean_squared_error&optimizer=sgd&lr=2&batch=700&epochs=5&seed=34&initializer=random_normal:1');
  const experiments: readonly Experiment[] = [overflowing, { ...withLayers(overflowing, { units: [16] }), batchSize: 32 }, withLayers(overflowing, { units: [12, 9] }), wide];
  for (const experiment of experiments) {
    const onCpu = await started.evaluate((given) => window.harness.run(given, 'cpu'), experiment);
    expect(onCpu.notFinite?.layer).toBe(experiment.layers.length + 1);
    for (const computer of ON_WEBGL) {
      const measured = await started.evaluate(([given, on]) => window.harness.run(given, on), [experiment, computer] as const);
      expect(measured.deadFractions).toEqual(onCpu.deadFractions);
      expect(measured.notFinite).toEqual(onCpu.notFinite);
      for (const of of ['train', 'validation'] as const) {
        expect(measured[of].map(({ loss }) => kindOf(loss))).toEqual(onCpu[of].map(({ loss }) => kindOf(loss)));
        for (const [epoch, { loss }] of onCpu[of].entries()) if (Number.isFinite(loss)) expect((measured[of][epoch]?.loss ?? NaN) / loss).toBeCloseTo(1, 3);
      }
    }
  }
});

test('all engines agree on how far the last update of an epoch moves each kernel', async ({ started }) => {
  for (const hidden of [[5], [64], [9, 7, 6]]) {
    const experiment = smallExperiment(hidden, [{ id: 'tanh', parameters: [] }], { optimizer: 'momentum', epochs: 2 });
    const onCpu = await started.evaluate((given) => window.harness.run(given, 'cpu'), experiment);
    expect(onCpu.updateRatios[0]).toEqual(hidden.concat(1).map(() => null));
    for (const computer of ON_WEBGL) {
      const { updateRatios } = await started.evaluate(([given, on]) => window.harness.run(given, on), [experiment, computer] as const);
      expect(updateRatios[0]).toEqual(onCpu.updateRatios[0]);
      for (const [epoch, ratios] of onCpu.updateRatios.slice(1).entries()) {
        for (const [layer, ratio] of ratios.entries()) {
          expect(ratio).toBeGreaterThan(0);
          expect((updateRatios[epoch + 1]?.[layer] ?? NaN) / (ratio ?? NaN)).toBeCloseTo(1, 2);
        }
      }
    }
  }
});

test('the losses of a wide network, whose rows go through in many parts, are those of the CPU engine', async ({ started }) => {
  const experiment = smallExperiment([256, 256, 256], undefined, { rows: 5001 });
  const [onWebgl, onCpu] = await started.evaluate(
    async (given) => [(await window.harness.trajectory(given, 'webgl', 0)).losses, (await window.harness.trajectory(given, 'cpu', 0)).losses] as const,
    experiment,
  );
  expect(onCpu).toHaveLength(1);
  expect(Math.abs((onWebgl[0] ?? NaN) / (onCpu[0] ?? NaN) - 1)).toBeLessThan(1e-5);
});

test('the quick variant ends on WebGL as the article says: most units dead, the loss at ln 2', async ({ started }) => {
  const experiment = smallExperiment([64], undefined, {
    data: 'negative-box',
    labels: 'coin-flip',
    rows: 20000,
    batchSize: 256,
    layers: { bias: [0], initializer: [{ id: 'random_normal', parameters: [0.05] }] },
    epochs: 25,
  });
  const { deadFractions, deadOnTraining, validation, train } = await started.evaluate((given) => window.harness.run(given, 'webgl'), experiment);
  expect(validation).toHaveLength(26);
  expect(train).toHaveLength(26);
  expect(deadFractions[0]).toBeGreaterThanOrEqual(0.75);
  expect(deadOnTraining[0]).toBeLessThanOrEqual(deadFractions[0] ?? 0);
  expect(Math.abs((validation.at(-1)?.loss ?? 0) - Math.LN2)).toBeLessThan(0.003);
});

test('what the GPU and the heap hold stays flat over epochs and over 200 changes of architecture', async ({ own }) => {
  test.slow();
  const memoryAfter = async (experiments: readonly Experiment[], computer: Computer): Promise<GpuMemory> =>
    own.evaluate(
      async ([given, on]) => {
        for (const experiment of given) await window.harness.visit(experiment, on);
        return window.harness.memory();
      },
      [experiments, computer] as const,
    );
  const architectures = Array.from({ length: 201 }, (_, index) => {
    const hidden = Array.from({ length: 1 + (index % 3) }, (_unused, layer) => 1 + ((index * 7 + layer * 13) % 60));
    return smallExperiment(hidden, ALL_ACTIVATIONS.slice(index % ALL_ACTIVATIONS.length), { batchSize: 350, epochs: 1 });
  });
  const first = await memoryAfter(architectures.slice(0, 1), 'webgl');
  // By then every program has been wanted, and the oldest have gone.
  await memoryAfter(architectures.slice(1, 101), 'webgl');
  const heapBefore = await heapBytes(own);
  const last = await memoryAfter(architectures.slice(101), 'webgl');
  const { programs } = last.objects;
  expect(last).toEqual({ ...first, objects: { ...first.objects, programs } });
  expect(programs).toBeLessThanOrEqual(128);
  expect((await heapBytes(own)) - heapBefore).toBeLessThan(2 ** 20);

  const { tensors, bytes, allocatedBytes } = await memoryAfter(architectures.slice(0, 6), 'tfjs');
  expect({ tensors, bytes }).toEqual({ tensors: first.tensors, bytes: first.bytes });
  expect(allocatedBytes).toBeLessThan(2 ** 27);
});

for (const moment of ['before advance', 'during advance', 'during probe'] as const) {
  test(`a context lost ${moment} is reported as such, and gives no numbers`, async ({ own }) => {
    const experiment = smallExperiment([8], undefined, { epochs: 1 });
    expect(await own.evaluate(([given, when]) => window.harness.loseContext(given, when), [experiment, moment] as const)).toBe('context-lost');
  });
}

async function expectAgreement(page: Page, experiment: Experiment, computer: Computer): Promise<void> {
  const differences = await page.evaluate(
    async ([given, on]) => [
      ...(await window.harness.comparePreActivations(given, on, 'cpu')),
      ...(await window.harness.compareGradients(given, on, 'cpu')),
      ...(await window.harness.compareUpdates(given, on, 'cpu')),
    ],
    [experiment, computer] as const,
  );
  expect(tensorsBeyond(differences, GRADIENT_TOLERANCE), encodeLink(experiment)).toEqual([]);
}

function largestDifference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - (b[index] ?? NaN))), 0);
}

/** A finite number, or which of those that are not. */
function kindOf(value: number): string {
  return Number.isFinite(value) ? 'finite' : String(value);
}
