import { expect, it } from 'vitest';
import { stagesOf, type LayerStage, type StepStages } from '../../core/autopsy/stepStages.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { flowInto, stageEdges } from './stageEdges.ts';
import { stageName, stageNumbers, stageWords, type ToldStep } from './stageWords.ts';

const { experiment } = decodeLink('inputs=2&hidden=3&optimizer=sgd&lr=0.5');

/** Units 1 to 3 of layer 1, of which the second fires on no row of two. */
function seen(change: Partial<LayerStage> = {}): LayerStage {
  return { firingRows: Uint32Array.of(2, 0, 1), smallestZ: Float32Array.of(0.5, -2, -0.25), meanZ: Float32Array.of(0.75, -1.5, 0.125), largestZ: Float32Array.of(1, -1, 0.5), meanOutput: Float32Array.of(0.75, 0, 0.25), learningRows: Uint32Array.of(2, 0, 1), ...change };
}

function told(change: Partial<StepStages> = {}): ToldStep {
  // Kernel [3, 2] and bias [3], then kernel [1, 3] and bias [1].
  const parameters = Float32Array.of(1, -1, 2, 2, 0.5, 0.25, 0.5, -3, 0, 4, 5, -2, 0.5);
  const gradient = Float32Array.of(3, 4, 0, 0, 0, 0, 0.5, 0, 1, 0, 0, 0.25, 1);
  const updated = parameters.map((parameter, at) => parameter - 0.5 * (gradient[at] ?? NaN));
  const output: LayerStage = { firingRows: Uint32Array.of(2), smallestZ: Float32Array.of(0.5), meanZ: Float32Array.of(1), largestZ: Float32Array.of(1.5), meanOutput: Float32Array.of(0.7), learningRows: Uint32Array.of(2) };
  const stages = { epoch: 3, step: 1377, batch: { rows: Uint32Array.of(4, 0), labels: Uint8Array.of(1, 0) }, inputs: Float32Array.of(-0.5, -1, -0.25, 0), layers: [seen(), output], loss: 0.75, correct: 1, parameters, gradient, updated, ...change };
  return { stages, experiment, layers: layoutOf(experiment).layers };
}

it('tells every stage of a step in its order', () => {
  const step = told();
  expect(stagesOf(2).map((stage) => stageName(stage, step.layers).name)).toEqual(['Batch', 'Forward, layer 1', 'Forward, output', 'Loss', 'Backward, output', 'Backward, layer 1', 'Update']);
  expect(stagesOf(2).map((stage) => stageWords(step, stage).says)).toEqual([
    'Update 1,377: a batch of 2 training rows goes in, 1 with label 1.',
    'Layer 1: 1 of 3 units fires on no row of this batch. z goes from −2 to 1.',
    'Output: z goes from 0.5 to 1.5 over the 2 rows, 1 in the mean.',
    'The loss of the batch is 0.7500; 1 of 2 labels predicted.',
    'Output: the gradient of the kernel has norm 0.25, that of the bias 1.',
    'Layer 1: the gradient of the kernel has norm 5, that of the bias 1.12. The gradient of 1 of 3 units is exactly 0.',
    'Update 1,377: SGD, learning rate 0.5, moves 6 of 13 weights and biases. Norms of the moves of kernels: layer 1 2.5 and output 0.125. Nothing moves in 1 of 3 hidden units.',
  ]);
});

it('says of numbers that are lost that they are', () => {
  const step = told({ layers: [seen({ meanZ: Float32Array.of(NaN, 0, Infinity) })] });
  expect(stageWords(step, { kind: 'forward', layer: 1 }).says).toBe('Layer 1: z of 2 of 3 units is not a number.');
});

it('lists what goes in, and what each unit does, is told and moves by', () => {
  expect(stageNumbers(told(), { kind: 'batch' }, 1)?.rows).toEqual([['5', '−0.5', '−1', '1'], ['1', '−0.25', '0', '0']]);
  expect(stageNumbers(told(), { kind: 'forward', layer: 1 }, 1)?.rows[1]).toEqual(['2', '−2', '−1.5', '−1', '0', '0']);
  expect(stageNumbers(told(), { kind: 'backward', layer: 1 }, 1)?.rows).toEqual([['1', '2', '5', '0.5'], ['2', '0', '0', '0'], ['3', '1', '0', '1']]);
  expect(stageNumbers(told(), { kind: 'update' }, 7)?.rows[0]).toEqual(['1', '2.5', '0.5', '−0.25', '−1.5', '−2']);
});

it('draws what flows: edges that with the bias add up to the mean z, gradients, and moves', () => {
  const { stages, layers } = told();
  const [first] = layers;
  if (first === undefined) throw new Error('a layer was expected');
  expect([...flowInto(stages, first)]).toEqual([-0.375, 0.5, -0.75, -1, -0.1875, -0.125]);
  const drawn = (index: number): readonly (readonly number[])[] => stageEdges(stages, layers, stagesOf(2)[index] ?? { kind: 'batch' }).map(({ weight }) => [...weight]);
  expect(drawn(0)).toEqual([[], []]);
  expect(drawn(2)).toEqual([[], [3, -0.5]]);
  expect(drawn(5)).toEqual([[4, 3], []]);
  expect(drawn(6)).toEqual([[-2, -1.5], [-0.125]]);
});
