import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../core/experiment/settings/fields.ts';
import { withLayers } from '../core/experiment/testing/withLayers.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { createCpuEngine } from './cpu/cpuEngine.ts';
import { secondOpinion } from './secondOpinion.ts';
import type { Engine, Trainer } from './trainer.ts';

const SMALL: Experiment = { ...DEFAULT_EXPERIMENT, rows: 1000, batchSize: 100, epochs: 4, engine: 'cpu' };
const calm = { breathe: () => Promise.resolve() };
const unhurried = { steps: 50, milliseconds: Infinity };
const cpu = createCpuEngine();

/** An engine that makes something wrong. */
function wrongEngine(wrong: (trainer: Trainer) => Partial<Trainer>): Engine {
  return {
    ...cpu,
    createTrainer: async (experiments, context) => {
      const trainer = await cpu.createTrainer(experiments, context);
      const wrongly = wrong(trainer);
      return new Proxy(trainer, {
        get(target, name) {
          const value: unknown = Reflect.get(Object.hasOwn(wrongly, name) ? wrongly : target, name);
          return typeof value === 'function' && !Object.hasOwn(wrongly, name) ? value.bind(target) : value;
        },
      });
    },
  };
}

it('finds no deviation of an engine from itself, to the last step of a short run', async () => {
  const { steps, loss, gradient } = await secondOpinion(cpu, createCpuEngine(), SMALL, calm, unhurried);
  expect(steps).toBe(28);
  expect(loss.worst).toBe(0);
  expect(gradient.worst).toBe(0);
});

it('finds what float32 is off from float64 where nothing has a kink', async () => {
  const smooth: Experiment = { ...withLayers(SMALL, { activation: [{ id: 'tanh', parameters: [] }] }), batchSize: 10 };
  const { steps, loss, gradient } = await secondOpinion(cpu, createCpuEngine('float64'), smooth, calm, unhurried);
  expect(steps).toBe(50);
  expect(loss.worst).toBeGreaterThan(0);
  expect(loss.worst).toBeLessThan(1e-5);
  expect(gradient.worst).toBeGreaterThan(0);
  expect(gradient.worst).toBeLessThan(1e-4);
});

it('makes one step however little time there is', async () => {
  expect((await secondOpinion(cpu, createCpuEngine(), SMALL, calm, { steps: 50, milliseconds: -1 })).steps).toBe(1);
});

it('names the layer and the step of a wrong gradient', async () => {
  const wrong = wrongEngine((trainer) => ({
    async probe() {
      const readings = await trainer.probe();
      if (trainer.step !== 3) return readings;
      return readings.map((reading) => ({ ...reading, gradient: reading.gradient.map((value, index, all) => (index === all.length - 1 ? value * 1.5 : value)) }));
    },
  }));
  const { gradient } = await secondOpinion(wrong, cpu, SMALL, calm, unhurried);
  expect(gradient).toMatchObject({ layer: 2, tensor: 'bias', step: 3 });
  expect(gradient.worst).toBeGreaterThan(0.001);
});

it('notices updates of the wrong size', async () => {
  const hasty: Engine = { ...cpu, createTrainer: ([experiment = SMALL], context) => cpu.createTrainer([{ ...experiment, learningRate: experiment.learningRate * 1.01 }], context) };
  expect((await secondOpinion(hasty, cpu, SMALL, calm, unhurried)).gradient.worst).toBeGreaterThan(1e-4);
});
