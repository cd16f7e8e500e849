import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../core/link/decode.ts';
import { frameOf } from '../../core/telemetry/frameOf.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { createCpuEngine } from './cpuEngine.ts';

/** The article's network with fewer, larger steps: 1,375 of them. */
const QUICK = 'rows=20000&batch=256&lr=0.01';
const SEEDS = Array.from({ length: 16 }, (_, i) => i + 1);

/** The frame at birth (without losses) and after the last epoch. */
async function framesOf(link: string): Promise<{ birth: Frame; end: Frame }> {
  const { experiment } = decodeLink(link);
  const trainer = await createCpuEngine().createTrainer([experiment], { breathe: () => Promise.resolve() });
  const frameAt = async (epoch: number): Promise<Frame> => {
    const [reading] = await trainer.probe();
    const [validation = null] = epoch === 0 ? [] : await trainer.evaluate('validation');
    if (reading === undefined) throw new Error('a probe gives one reading for each network');
    return frameOf(experiment, reading, { replica: 0, epoch, step: trainer.step, train: null, validation, bornDead: null });
  };
  const birth = await frameAt(0);
  await trainer.facts();
  while (trainer.step < experiment.epochs * trainer.stepsPerEpoch) await trainer.advance(1000);
  return { birth, end: await frameAt(experiment.epochs) };
}

async function endsOver(seeds: readonly number[], link: string): Promise<Frame[]> {
  const ends: Frame[] = [];
  for (const seed of seeds) ends.push((await framesOf(`${link}&seed=${seed}`)).end);
  return ends;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half - 0.5)] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

function deadIn(frame: Frame, layer: number): number {
  return frame.layers[layer]?.deadFraction ?? NaN;
}

/** Layers before the last hidden layer that is dead as a whole, with all their gradients. */
function expectSevered(frame: Frame): void {
  const dead = frame.layers.findLastIndex(({ deadFraction }) => deadFraction === 1);
  frame.layers.slice(0, dead + 1).forEach(({ kernelGradient, biasGradient }) => {
    expect([kernelGradient.zeroFraction, kernelGradient.norm, biasGradient.zeroFraction, biasGradient.norm]).toEqual([1, 0, 1, 0]);
  });
}

describe('the article, quick variant', () => {
  it('kills most of one ReLU layer at every seed, and the loss stays at ln 2', async () => {
    const ends = await endsOver(SEEDS, QUICK);
    const dead = ends.map((end) => deadIn(end, 0));
    expect(Math.min(...dead)).toBeGreaterThanOrEqual(0.75);
    expect(medianOf(dead)).toBeGreaterThanOrEqual(0.88);
    expect(medianOf(dead)).toBeLessThanOrEqual(0.97);
    expect(Math.abs(medianOf(ends.map(({ validationLoss }) => validationLoss ?? NaN)) - Math.LN2)).toBeLessThan(0.003);
  }, 60_000);

  it('kills the last of three ReLU layers, and no gradient passes a layer that is dead as a whole', async () => {
    const ends = await endsOver(SEEDS, `${QUICK}&hidden=64,64,64`);
    for (const end of ends) {
      expect(deadIn(end, 2)).toBeGreaterThanOrEqual(0.9);
      expectSevered(end);
    }
    expect(ends.some((end) => deadIn(end, 2) === 1)).toBe(true);
  }, 120_000);

  it('learns the same inputs when the labels can be learnt', async () => {
    const { end } = await framesOf(`${QUICK}&labels=sum&initializer=he_normal`);
    expect(end.validationLoss).toBeLessThan(0.06);
    expect(deadIn(end, 0)).toBeLessThan(0.5);
  }, 20_000);

  it('is severed from birth when three layers start from uniform (-1, 0)', async () => {
    for (const seed of SEEDS) {
      const { birth } = await framesOf(`rows=1000&epochs=1&batch=8192&hidden=64,64,64&initializer=random_uniform:-1:0&seed=${seed}`);
      expect(birth.layers.slice(0, 3).map(({ deadFraction }) => deadFraction)).toEqual([0, 1, 1]);
      expectSevered(birth);
    }
  }, 20_000);
});
