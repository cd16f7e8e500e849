import { expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { createCpuEngine } from '../cpu/cpuEngine.ts';
import { ofReplica, type Engine, type Trainer } from '../trainer.ts';
import { createWasmEngine } from './wasmEngine.ts';

const calm = { breathe: () => Promise.resolve() };

async function trainerOf(engine: Engine, experiment: Experiment): Promise<Trainer> {
  const trainer = await engine.createTrainer([experiment], calm);
  await trainer.facts();
  return trainer;
}

it('tries', async () => {
  for (const link of ['rows=1000&hidden=6,5&batch=32&labels=sum&initializer=he_normal&lr=0.01', 'rows=1000&hidden=64,33&batch=100&labels=sum&activation=gelu&dropout=0.3&inputs=7']) {
    const { experiment } = decodeLink(link);
    const [a, b] = [await trainerOf(createCpuEngine(), experiment), await trainerOf(await createWasmEngine(), experiment)];
    for (let round = 0; round < 3; round++) {
      console.log(await a.evaluate('validation'), await b.evaluate('validation'));
      const [pa, pb] = [ofReplica(await a.probe(), 0), ofReplica(await b.probe(), 0)];
      for (const layer of layoutOf(experiment).layers) {
        let most = 0, diff = 0;
        for (let i = layer.kernelStart; i < layer.biasStart + layer.units; i++) {
          most = Math.max(most, Math.abs(pa.gradient[i]!));
          diff = Math.max(diff, Math.abs(pa.gradient[i]! - pb.gradient[i]!));
        }
        console.log(layer.name, diff / most, Math.max(...pa.preActivations[layer.number - 1]!.map((z, i) => Math.abs(z - pb.preActivations[layer.number - 1]![i]!))));
      }
      await a.advance(0); await b.advance(0);
    }
    await a.advance(10000); await b.advance(10000);
    console.log(await a.epochLoss(), await b.epochLoss(), a.step, b.step);
  }
  expect(1).toBe(1);
});
