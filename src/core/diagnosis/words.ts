import { fillIn, type Values } from '../words/fillIn.ts';
import { formatPercent } from '../words/numbers.ts';

/** Everything that diagnosis says, in English, by message id: templates for `fillIn`. */
export const WORDS = {
  'dead.some': '{layers}: {share} of units dead',
  'dead.severed': 'Layer {layer} is severed: {units|its one unit is|all {units} units are} dead',
  'dead.output': 'The output unit is dead: it says 0 for every row',
  'birth.loss': 'Loss at birth {loss:loss}: {times:number} times the best constant’s, {best}',
  'saturated.far': '{layers}: {share} of pre-activations saturated',
  'saturated.flat': '{layers}: {share} of pre-activations where the slope is below 1\u202f% of its largest',
  'identical.all': '{layers}: all units are copies of one',
  'identical.born': '{layers}: units were born copies of each other, and started as one',
  'identical.some': '{layers}: units are copies of each other; of {units} in layer {layer} {distinct} {distinct|differs|differ}',
  'linear.chosen': 'No nonlinearity: every hidden layer is linear, and no line separates these labels',
  'linear.used': 'No nonlinearity in use: no unit bends on these rows, and no line separates their labels',
  'overfitting': 'Overfitting since epoch {epoch}: the validation loss rose from {lowest:loss} to {validation:loss}; the train loss is {train:loss}',
  'memorised': 'Memorised: the train loss, {train:loss}, is far below {best}, on labels that nothing predicts',
  'dropout.gap': 'Validation loss {validation:loss}, train loss {train:loss}: dropout acts in training only, nothing is wrong',
  'bias.kills': 'A bias of {bias:number} at birth keeps {share:share} of layer {layer}’s units dead that would live with 0',
  'bias.opens': 'A bias of {bias:number} at birth keeps every unit of layer {layer} on for every row',
  'bias.saturates': 'A bias of {bias:number} at birth saturates {share:share} of layer {layer}’s pre-activations',
  'rate.overflow': 'Learning rate too high: finite at birth, the numbers overflowed in epoch {epoch}',
  'rate.high': 'Learning rate too high: an update changes a kernel by {ratio:share} of it, and the loss does not fall',
  'rate.swings': 'Learning rate too high: an update changes a kernel by {ratio:share} of it, and the accuracy fell by 3 points or more in {swings:share} of epochs',
  'rate.died': 'Learning rate high for this network: {share:share} of layer {layer}’s units died after birth',
  'rate.outputDied': 'Learning rate high for this network: the output unit died after birth',
  'rate.low': 'Learning rate too low: no update changed a kernel by more than {ratio:number} of it',
  'rate.lowFalling': 'Learning rate low: no update changed a kernel by more than {ratio:number} of it, and the loss still falls',
  'rate.slow': 'Learning rate low: in {window} epochs no last update changed a kernel by more than {ratio:number} of it, and the loss still falls',
  'vanishing.small': '{layers}: gradient vanishing, mean size {value:number}',
  'vanishing.zero': '{layers}: gradient is 0, or below what float32 can hold',
  'vanishing.ratio': 'Gradient vanishing: layer 1 has {value:number} of the output layer’s norm',
  'vanishing.spread': '{layers}: gradient vanishing from birth on, 90\u202f% of its entries within {value:number}',
  'exploding.norm': 'Gradient exploding: its norm in layer {layer} is {norm:number}',
  'exploding.ratio': 'Gradient exploding: layer 1 has {value:number} times the output layer’s norm, {norm:number}',
  'exploding.growth': 'Gradient exploding: its norm in layer {layer} is {norm:number}, {value:number} times that at birth',
  'notFinite.layer': 'Not a finite number from {when} on, first in layer {layer}',
  'notFinite.loss': 'The loss is not a finite number from {when} on',
  'stalled.above': 'Loss not decreasing: {change:share} over {window} epochs',
  'stalled.rising': 'Loss not decreasing: it rose over {window} epochs',
  'stalled.notBelow': 'The validation loss, {loss:loss}, is not below the best constant’s, {best}, by more than chance',
  'stalled.constant': 'Output constant: it is the same for every row',
  'stalled.below': 'Loss has settled below the best constant’s',
  'stalled.risingBelow': 'Loss rose over {window} epochs; it is still below the best constant’s',
  'nothing.reached': 'Nothing left to learn: the loss is the best possible, {best}',
  'nothing.above': 'Nothing to learn: no network can get below a loss of {best}',
  'reach.below': 'Target {target:number} is out of reach: {output} outputs start at {lowest:number}',

  'source.dead.note': 'keras-contrib, DeadReluDetector',
  'source.dead.warning': 'SageMaker Debugger, DeadRelu',
  'source.dead.severed': 'by definition: only zeros pass, and no gradient',
  'source.birth.off': 'TheDeepChecker, initial loss: twice the expected',
  'source.birth.far': 'Karpathy’s recipe, “verify loss at init”; ten times the best constant’s is this lab’s bound',
  'source.saturated': 'SageMaker Debugger, SaturatedActivation',
  'source.flat': 'a slope below 1\u202f% is this lab’s bound; half of a layer is SageMaker Debugger’s',
  'source.identical': 'by definition: equal units get equal gradients',
  'source.linear': 'NeuraLint and UMLAUT, missing nonlinearity',
  'source.overfitting': 'SageMaker Debugger, Overfit',
  'source.memorised': 'SageMaker Debugger, Overfit, against the best possible loss',
  'source.dropout': 'by definition: dropout is off in validation; the threshold is chance',
  'source.bias': 'keras-contrib, DeadReluDetector; what a bias of 0 would do follows from the pre-activations',
  'source.rate.high': 'cs231n: updates near 0.001 of the kernel are healthy, ten times that is high',
  'source.rate.died': 'cs231n: “as much as 40\u202f%” can die of a rate set too high',
  'source.rate.low': 'cs231n: updates near 0.001 of the kernel are healthy, a tenth of that is low',
  'source.rate.slow': 'cs231n: updates near 0.001 of the kernel are healthy',
  'source.vanishing.size': 'SageMaker Debugger, VanishingGradient',
  'source.vanishing.ratio': 'AUTOTRAINER, gradient vanish',
  'source.vanishing.spread': 'SageMaker Debugger, PoorWeightInitialization',
  'source.exploding.norm': 'a hundred times the norm of 1 that Keras’s documentation clips to',
  'source.exploding.ratio': 'AUTOTRAINER, gradient explode, of a norm over 10',
  'source.exploding.growth': 'AUTOTRAINER’s factor, over epochs, of a norm over 10',
  'source.notFinite': 'SageMaker Debugger, ExplodingTensor',
  'source.stalled': 'SageMaker Debugger, LossNotDecreasing, over 3 epochs',
  'source.best': 'by definition: what says the same for every row does as well',
  'source.constant': 'by definition: the spread of the output over the probe',
  'source.nothing': 'by definition: nothing predicts a fair coin',
  'source.reach': 'by definition: range of the output activation',

  'harm.nothing-to-learn': 'Nothing can be hurt: the labels leave nothing to learn',
  'harm.broken-nothing-to-learn': 'Broken: the network no longer computes a number, though these labels left nothing to learn',
  'harm.not-finite': 'Harmful: the network no longer computes a number',
  'harm.constant-output': 'Harmful: the output ignores the input',
  'harm.worse-than-best-constant': 'Harmful: the loss, {loss:loss}, ended above the best constant’s, {best}',
  'harm.learns': '{learns}. {what} is not known until it is tried',
  'harm.not-learnt': 'It has not learnt. {what} is not known until it is tried',
  'harm.too-early': 'Too early to say whether it does harm',
  'harm.accuracy': 'It learns ({accuracy:share})',
  'harm.loss': 'Its loss is below the best constant’s',
  'harm.cost.dead': 'Whether the dead units cost it anything',
  'harm.cost.any': 'Whether anything holds it back',
  'harm.hold.dead': 'Whether the dead units hold it back',
  'harm.hold.any': 'What holds it back',

  'verdict.drawing': 'The network is being drawn.',
  'verdict.notFinite': 'Not a finite number since epoch {epoch}.',
  'verdict.notFiniteIn': 'Not a finite number since epoch {epoch}, first in layer {layer}.',
  'verdict.bornNotFinite': 'Not a finite number from birth.',
  'verdict.bornNotFiniteIn': 'Not a finite number from birth, first in layer {layer}.',

  'verdict.constantOutput': 'The output ignores the input.',
  'verdict.worse': 'It has not learnt: its loss, {loss:loss}, is above the best constant’s, {best}.',
  'verdict.stuck': 'It has not learnt: its loss, {loss:loss}, is no better than the best constant’s, {best}.',
  'verdict.worseAccurate': 'Its loss, {loss:loss}, is above the best constant’s, {best}, though it is {accuracy:share} accurate.',
  'verdict.stuckAccurate': 'Its loss, {loss:loss}, is no better than the best constant’s, {best}, though it is {accuracy:share} accurate.',
  'verdict.guesses': 'It guesses: {accuracy:share} accurate, no better than one label for all.',
  'verdict.learns': 'It learns: {accuracy:share} accurate.',
  'verdict.learnsLoss': 'It learns: its loss, {loss:loss}, is below the best constant’s, {best}.',
  'verdict.below': 'Its loss, {loss:loss}, is below the best constant’s, {best}.',

  'verdict.outputDead': 'The output unit is dead.',
  'verdict.outputBornDead': 'The output unit is born dead.',
  'verdict.dead': '{dead:count} of {units:count} {units|unit|units} {dead|is|are} dead.',
  'verdict.deadAll': '{units|The one unit is|All {units:count} units are} dead.',
  'verdict.deadNone': 'No unit is dead.',
  'verdict.bornDead': '{dead:count} of {units:count} {units|unit|units} {dead|is|are} born dead.',
  'verdict.bornDeadAll': '{units|The one unit is|All {units:count} units are} born dead.',
  'verdict.bornDeadNone': 'No unit is born dead.',
  'verdict.hiddenNone': 'No hidden unit is dead.',
  'verdict.hidden': '{dead:count} of {units:count} hidden {units|unit|units} {dead|is|are} dead.',
  'verdict.severed': '{units|The one unit|All {units:count} units} of layer {layer} {units|is|are} dead.',
  'verdict.bornSevered': '{units|The one unit|All {units:count} units} of layer {layer} {units|is|are} born dead.',
  'verdict.cannotDie': '{activation} units cannot die.',
  'verdict.noneCanDie': 'These units cannot die.',

  'verdict.best': 'The validation loss sits at {best}: coin-flip labels leave nothing to learn.',
  'verdict.aboveBest': 'The validation loss, {loss:loss}, cannot be expected below {best}: coin-flip labels leave nothing to learn.',
  'verdict.memorised': 'The train loss, {loss:loss}, is of rows learnt by heart.',
  'verdict.coinFlips': 'Coin-flip labels leave nothing to learn; the best validation loss to expect is {best}.',
  'verdict.untrained': 'Untrained, its loss is {loss:loss}; the best constant’s is {best}.',
  'verdict.atBirth': 'This is the network at birth.',
  'verdict.early': 'After {epoch} {epoch|epoch|epochs} the loss is {loss:loss}; the best constant’s is {best}.',
  'verdict.confirmed': 'On all {rows:count} training rows, {dead:count} {dead|is|are}.',
} as const;

/** Id of a sentence of the diagnosis. */
export type MessageId = keyof typeof WORDS;

/** Fills in a message of the catalogue. */
export function say(id: MessageId, values: Values = {}): string {
  return fillIn(WORDS[id], values);
}

/** Layers by number as a sentence begins with them: `Layer 4`, `Layers 4, 9–20`. From the first. */
export function layersText(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const text = runs.map(([first, last]) => (first === last ? String(first) : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`)).join(', ');
  return `${numbers.length === 1 ? 'Layer' : 'Layers'} ${text}`;
}

/** Shares from the least to the largest: `53–81 %`, or one where they are written alike. */
export function rangeText(shares: readonly number[]): string {
  const [low, high] = [formatPercent(Math.min(...shares)), formatPercent(Math.max(...shares))];
  return low === high ? high : `${low.replace(/\s*%$/, '')}–${high}`;
}
