import { expect, it } from 'vitest';
import { decodeLink } from '../../core/link/decode.ts';
import { experimentSentence } from './experimentSentence.ts';

it('the article in one sentence', () => {
  expect(experimentSentence(decodeLink('').experiment)).toBe(
    '200,000 rows of 4 columns, Uniform (-1, 0), labels: coin flip; into 64 ReLU units; trained for 25 epochs with Adam.',
  );
});

it.each([
  ['hidden=64,64,64', 'into 3 layers of 64 ReLU units;'],
  ['hidden=1', 'into 1 ReLU unit;'],
  ['hidden=8,4&activation=tanh,relu', 'into 2 layers;'],
  ['hidden=8,4', 'into 2 ReLU layers;'],
  ['output=linear&loss=mean_squared_error', 'into 64 ReLU units and a linear output; trained for 25 epochs with Adam on mean squared error.'],
  ['at=4.every.3.redo.1|10.activation:leaky_relu:0.1', 'with Adam. After epoch 4: ReDo recycles units of layer 1 whose score is at most 0.025, every 3 epochs. After epoch 10: the activation becomes Leaky ReLU 0.1.'],
  ['output=relu&loss=mean_squared_error&targets=-1:1', 'and a ReLU output; trained for 25 epochs with Adam on mean squared error, targets \u22121 and 1.'],
])('%s reads %s', (link, words) => {
  expect(experimentSentence(decodeLink(link).experiment)).toContain(words);
});
