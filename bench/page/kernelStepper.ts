import { drawRows } from '../../src/core/experiment/birth/drawRows.ts';
import { seedsOf } from '../../src/core/experiment/birth/seeds.ts';
import { stepsPerEpochOf, trainRowsOf } from '../../src/core/experiment/layout.ts';
import { decodeLink } from '../../src/core/link/decode.ts';
import { streamKey } from '../../src/core/random/streams.ts';
import { integerPower, OPTIMIZERS } from '../../src/core/vocabulary/optimizers.ts';
import { NETWORK, Structure } from '../../src/engine/wasm/descriptor.ts';
import { compileKernels, kernelsOn } from '../../src/engine/wasm/kernels.ts';
import { MemoryPlan } from '../../src/engine/wasm/memoryPlan.ts';
import { MOST_STEPS, placeNetwork, placePass, placeRows } from '../../src/engine/wasm/networkPlaces.ts';
import { WasmNetwork } from '../../src/engine/wasm/wasmNetwork.ts';
import type { StepRequest } from './api.ts';
import type { Stepper } from './stepper.ts';

/** More blocks of rows than a call takes. */
const ALL_BLOCKS = 2 ** 31 - 1;

/**
 * Steps of the kernels of `wasm` with nothing around them: an epoch is one call that puts its rows in order and one that makes its
 * updates. Up to `MOST_STEPS` they are those of the engine; later ones all have the rate of that one, which no call sets anew.
 */
export async function kernelStepper({ link }: StepRequest): Promise<Stepper> {
  const { experiment } = decodeLink(link);
  const plan = new MemoryPlan();
  const places = { pass: placePass(plan, [experiment], experiment), rows: placeRows(plan, experiment), own: placeNetwork(plan, experiment) };
  const memory = plan.createMemory();
  const kernels = await kernelsOn(await compileKernels(), memory);
  const { inputs, labels } = drawRows(experiment, 0, experiment.rows);
  new Float32Array(memory.buffer, places.rows.inputs, inputs.length).set(inputs);
  new Uint8Array(memory.buffer, places.rows.labels, labels.length).set(labels);
  const network = new WasmNetwork(experiment, kernels, memory, places);
  const structure = new Structure(memory, places.own.network, NETWORK);
  const rateOf = (step: number): number => OPTIMIZERS[experiment.optimizer].rate(experiment.learningRate, step, integerPower);
  const rates = new Float32Array(memory.buffer, places.own.rates, MOST_STEPS);
  rates.set(rates.map((_, step) => rateOf(step + 1)));
  const stepsPerEpoch = stepsPerEpochOf(experiment);
  const [rows, seed, stream] = [trainRowsOf(experiment), seedsOf(experiment).shuffle, streamKey('shuffle', 0)];
  let isLate = false;
  let roughly = Infinity;

  function train(steps: number): void {
    const { step } = network;
    const into = step % stepsPerEpoch;
    if (into === 0) kernels.shuffle(places.own.order, rows, seed, stream, step / stepsPerEpoch + 1);
    const until = step + Math.min(steps, stepsPerEpoch - into);
    if (until > MOST_STEPS && !isLate) {
      isLate = true;
      rates.fill(rateOf(MOST_STEPS));
    }
    structure.set('ratesFrom', isLate ? step : 0);
    kernels.train(places.own.network, ALL_BLOCKS, until);
  }

  return {
    step(milliseconds) {
      const before = network.step;
      const steps = Math.max(1, Math.ceil(milliseconds / roughly));
      const started = performance.now();
      do train(steps);
      while (performance.now() - started < milliseconds);
      roughly = (performance.now() - started) / (network.step - before);
      return Promise.resolve(roughly);
    },
    dispose: () => {},
  };
}
