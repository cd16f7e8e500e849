import { describe, expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { initialParameters } from '../experiment/birth/initialParameters.ts';
import { decodeLink } from '../link/decode.ts';
import { normalFromUniform } from '../random/normal.ts';
import { uniformFromWord } from '../random/streams.ts';
import { threefry2x32 } from '../random/threefry.ts';
import type { Activity, LivingNetwork } from './livingNetwork.ts';
import { operate } from './operate.ts';

/** A network of relu units written out as matrices: weights[layer][unit][input] and biases[layer][unit]. */
interface Written {
  readonly weights: number[][][];
  readonly biases: number[][];
}

const WIDTHS = [3, 6, 5, 1];
const LINK = 'inputs=3&hidden=6,5&initializer=random_normal:0.5&rows=1000&batch=100&seed=7&epochs=40';

function experimentOf(at: string): Experiment {
  const { experiment, notices } = decodeLink(`${LINK}&at=${at}`);
  expect(notices).toEqual([]);
  return experiment;
}

function writtenOut(flat: ArrayLike<number>): Written {
  let place = 0;
  const weights: number[][][] = [];
  const biases: number[][] = [];
  for (let layer = 1; layer < WIDTHS.length; layer++) {
    weights.push(Array.from({ length: WIDTHS[layer] ?? 0 }, () => Array.from({ length: WIDTHS[layer - 1] ?? 0 }, () => flat[place++] ?? NaN)));
    biases.push(Array.from({ length: WIDTHS[layer] ?? 0 }, () => flat[place++] ?? NaN));
  }
  return { weights, biases };
}

/** Entry `input` of the renewed kernel of a unit, from the table of streams: normal draws of σ = 0.5. */
function renewed(layer: number, epoch: number, unit: number, input: number): number {
  const words = new Uint32Array(2);
  threefry2x32(words, 7, 6 * 65_536 + layer, epoch * 256 + unit, Math.floor(input / 2));
  return Math.fround(0.5 * normalFromUniform(uniformFromWord(words[input % 2] ?? 0)));
}

/** What the units did, made up so that some are dormant and some dead. */
const activity: Activity = {
  meanAbs: [Float64Array.of(0.4, 0, 0.003, 0.2, 0.15, 0.02), Float64Array.of(1, 0.01, 0, 0.03, 2)],
  largest: [Float32Array.of(1, -0.1, 0.1, 0.4, 0, 0.3), Float32Array.of(2, 0.1, -3, 0.2, 4)],
};
const read = (): Promise<Activity> => Promise.resolve(activity);

function networkOf(experiment: Experiment): LivingNetwork {
  const parameters = initialParameters(experiment).map((value, index) => value + index / 128);
  return { parameters, slots: [parameters.map((value) => value / 2), parameters.map((value) => value * value)] };
}

/** All that belongs to a replaced unit, in place: incoming kernel new, bias and outgoing weights 0. */
function recycled({ weights, biases }: Written, hidden: number, unit: number, incoming: (input: number) => number): void {
  const own = weights[hidden]?.[unit] ?? [];
  own.forEach((_, input) => (own[input] = incoming(input)));
  const bias = biases[hidden] ?? [];
  bias[unit] = 0;
  for (const row of weights[hidden + 1] ?? []) row[unit] = 0;
}

describe('ReDo', () => {
  it('recycles the units whose score by the formula of the paper is at most τ, and none else', async () => {
    const experiment = experimentOf('4.redo:0.1');
    const before = networkOf(experiment);
    const { parameters, slots } = await operate(experiment, 5, before, read);
    const expected = writtenOut(before.parameters);
    const slotsExpected = before.slots.map(writtenOut);
    const recycledUnits: string[] = [];
    for (const [hidden, means] of [[0.4, 0, 0.003, 0.2, 0.15, 0.02], [1, 0.01, 0, 0.03, 2]].entries()) {
      const layerMean = means.reduce((sum, mean) => sum + mean) / means.length;
      for (const [unit, mean] of means.entries()) {
        if (mean / layerMean > 0.1) continue;
        recycledUnits.push(`${hidden}.${unit}`);
        recycled(expected, hidden, unit, (input) => renewed(hidden + 1, 4, unit, input));
        for (const slot of slotsExpected) recycled(slot, hidden, unit, () => 0);
      }
    }
    expect(recycledUnits).toEqual(['0.1', '0.2', '1.1', '1.2', '1.3']);
    expect(writtenOut(parameters)).toEqual(expected);
    expect(slots.map(writtenOut)).toEqual(slotsExpected);
  });

  it('takes a layer that is wholly silent as dormant, at τ = 0 too', async () => {
    const experiment = experimentOf('4.redo.2:0');
    const silent = { ...activity, meanAbs: [activity.meanAbs[0] ?? new Float64Array(6), new Float64Array(5)] };
    const { parameters } = await operate(experiment, 5, networkOf(experiment), () => Promise.resolve(silent));
    expect(writtenOut(parameters).biases[1]).toEqual([0, 0, 0, 0, 0]);
    expect(writtenOut(parameters).weights[2]).toEqual([[0, 0, 0, 0, 0]]);
    expect(writtenOut(parameters).weights[0]).toEqual(writtenOut(networkOf(experiment).parameters).weights[0]);
  });
});

describe('continual backprop', () => {
  it('follows algorithm 1 of the paper, step by step', async () => {
    const [rate, decay, maturity] = [0.3, 0.75, 2];
    const experiment = experimentOf(`0.continual:${rate}:${decay}:${maturity}`);
    let network = networkOf(experiment);
    const written = writtenOut(network.parameters);
    const ages = [Array.from({ length: 6 }, () => 0), Array.from({ length: 5 }, () => 0)];
    const utilities = ages.map((layer) => [...layer]);
    const due = [0, 0];
    let replacements = 0;
    for (let step = 1; step <= 12; step++) {
      network = await operate(experiment, step, network, read);
      for (const hidden of [0, 1]) {
        const age = ages[hidden] ?? [];
        const utility = utilities[hidden] ?? [];
        for (const unit of age.keys()) {
          const contribution = (activity.meanAbs[hidden]?.[unit] ?? 0) * (written.weights[hidden + 1] ?? []).map((row) => Math.abs(row[unit] ?? 0)).reduce((sum, weight) => sum + weight);
          age[unit] = (age[unit] ?? 0) + 1;
          utility[unit] = decay * (utility[unit] ?? 0) + (1 - decay) * contribution;
        }
        const eligible = [...age.keys()].filter((unit) => (age[unit] ?? 0) > maturity);
        due[hidden] = (due[hidden] ?? 0) + eligible.length * rate;
        while ((due[hidden] ?? 0) > 1 && eligible.length > 0) {
          const worst = eligible.reduce((least, unit) => ((utility[unit] ?? 0) < (utility[least] ?? 0) ? unit : least));
          eligible.splice(eligible.indexOf(worst), 1);
          recycled(written, hidden, worst, (input) => renewed(hidden + 1, step - 1, worst, input));
          utility[worst] = 0;
          age[worst] = 0;
          due[hidden] = (due[hidden] ?? 0) - 1;
          replacements += 1;
        }
      }
      expect(writtenOut(network.parameters)).toEqual(written);
    }
    expect(replacements).toBeGreaterThan(10);
    expect([...(network.memory?.ages ?? [])]).toEqual([...ages.flat(), 0]);
    expect([...(network.memory?.utilities ?? [])]).toEqual([...utilities.flat(), 0]);
  });
});

it('re-initialises one unit, or the dead ones, and leaves what leads on from them', async () => {
  const before = writtenOut(networkOf(experimentOf('1.lr:0.1')).parameters);
  for (const [at, units] of [['3.reinit.2.5', ['1.4']], ['3.reinit', ['0.1', '0.4', '1.2']], ['3.reinit.1', ['0.1', '0.4']], ['3.activation:gelu|3.reinit', []]] as const) {
    const experiment = experimentOf(at);
    const after = writtenOut((await operate(experiment, 4, networkOf(experiment), read)).parameters);
    const changed = before.biases.slice(0, 2).flatMap((layer, hidden) => layer.flatMap((bias, unit) => (after.biases[hidden]?.[unit] === bias ? [] : [`${hidden}.${unit}`])));
    expect(changed).toEqual(units);
    for (const [hidden, layer] of before.weights.entries()) {
      for (const [unit, row] of layer.entries()) {
        const isNew = changed.includes(`${hidden}.${unit}`);
        expect(after.weights[hidden]?.[unit]).toEqual(isNew ? row.map((_, input) => renewed(hidden + 1, 3, unit, input)) : row);
      }
    }
  }
});

it('adds to the bias of a unit, of a layer, of all hidden layers, and to nothing else', async () => {
  const before = networkOf(experimentOf('1.lr:0.1'));
  for (const [at, count] of [['2.bias.1.3.add:0.5', 1], ['2.bias.2.add:0.5', 5], ['2.bias.add:0.5', 11]] as const) {
    const { parameters, slots } = await operate(experimentOf(at), 3, before, read);
    const differences = [...parameters].map((value, index) => value - (before.parameters[index] ?? 0)).filter((difference) => difference !== 0);
    expect(differences).toHaveLength(count);
    for (const difference of differences) expect(difference).toBeCloseTo(0.5, 5);
    expect(slots).toEqual(before.slots);
  }
});

it('shrinks every parameter and adds a standard normal draw of its own times the noise', async () => {
  const large = decodeLink('inputs=16&hidden=256,64&rows=1000&at=1.shrink:0.5:0.1|2.shrink:0.5:0.1').experiment;
  const before: LivingNetwork = { parameters: initialParameters(large).map(() => 2), slots: [] };
  const [first, second] = [await operate(large, 2, before, read), await operate(large, 3, before, read)];
  const draws = [...first.parameters].map((value) => (value - 1) / 0.1);
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
  expect(new Set(first.parameters).size).toBeGreaterThan(0.99 * first.parameters.length);
  expect(second.parameters).not.toEqual(first.parameters);
  expect((await operate(large, 2, before, read)).parameters).toEqual(first.parameters);
});

it('begins another optimizer with slots of its own, and clears those of a frozen layer', async () => {
  const changed = await operate(experimentOf('2.optimizer:momentum'), 3, networkOf(experimentOf('1.lr:0.1')), read);
  expect(changed.slots).toEqual([new Float32Array(changed.parameters.length)]);
  const frozen = await operate(experimentOf('2.freeze.2'), 3, networkOf(experimentOf('1.lr:0.1')), read);
  for (const slot of frozen.slots.map(writtenOut)) {
    expect(slot.biases.map((layer) => layer.every((value) => value === 0))).toEqual([false, true, false]);
    expect(slot.weights.map((layer) => layer.flat().every((value) => value === 0))).toEqual([false, true, false]);
  }
});
