import { fillIn, type Values } from '../words/fillIn.ts';

/** Everything that diagnosis says, in English, by message id: templates for `fillIn`. */
export const WORDS = {
  'dead.some': 'Layer {layer}: {share:share} of units dead',
  'dead.severed': 'Layer {layer} is severed: {units|its one unit is|all {units} units are} dead',
  'vanishing.small': 'Layer {layer}: gradient vanishing, mean size {value:number}',
  'vanishing.zero': 'Layer {layer}: gradient is 0, or below what float32 can hold',
  'vanishing.ratio': 'Gradient vanishing: layer 1 has {value:number} of the output layer’s norm',
  'exploding.ratio': 'Gradient exploding: layer 1 has {value:number} times the output layer’s norm',
  'notFinite.layer': 'Not a finite number from epoch {epoch} on, first in layer {layer}',
  'notFinite.loss': 'The loss is not a finite number from epoch {epoch} on',
  'stalled.above': 'Loss not decreasing: {change:share} over {window} epochs',
  'stalled.rising': 'Loss not decreasing: it rose over {window} epochs',
  'stalled.below': 'Loss has settled below the best constant’s',
  'stalled.risingBelow': 'Loss rose over {window} epochs; it is still below the best constant’s',
  'nothing.reached': 'Nothing left to learn: the loss is the best possible, {best}',
  'nothing.above': 'Nothing to learn: no network can get below a loss of {best}',
  'reach.below': 'Target {target:number} is out of reach: {output} outputs start at {lowest:number}',

  'source.dead.note': 'keras-contrib, DeadReluDetector',
  'source.dead.warning': 'SageMaker Debugger, DeadRelu',
  'source.dead.severed': 'by definition: only zeros pass, and no gradient',
  'source.vanishing.size': 'SageMaker Debugger, VanishingGradient',
  'source.vanishing.ratio': 'AUTOTRAINER, gradient vanish',
  'source.exploding.ratio': 'AUTOTRAINER, gradient explode',
  'source.notFinite': 'SageMaker Debugger, ExplodingTensor',
  'source.stalled': 'SageMaker Debugger, LossNotDecreasing, over 3 epochs',
  'source.nothing': 'by definition: nothing predicts a fair coin',
  'source.reach': 'by definition: range of the output activation',

  'harm.nothing-to-learn': 'No harm: the labels leave nothing to learn',
  'harm.broken-nothing-to-learn': 'Broken: the network no longer computes a number, though these labels left nothing to learn',
  'harm.not-finite': 'Harmful: the network no longer computes a number',
  'harm.constant-output': 'Harmful: the output no longer depends on the input',
  'harm.below-best-constant': 'No harm: the loss is below the best constant’s, {best}',
  'harm.not-below-best-constant': 'Harmful: the loss is not below the best constant’s, {best}',
  'harm.too-early': 'Too early to say whether it does harm',

  'remedy.activation': 'Try {activation}',
  'remedy.selu': 'Try SELU with lecun_normal',
  'remedy.initializer': 'Try {initializer}',
  'remedy.learningRate': 'Try a rate of {rate}',
  'remedy.labels': 'Try labels that can be learnt',
  'remedy.output': 'Try a linear output',
  'remedy.targets': 'Try targets 0 and 1',

  'verdict.drawing': 'The network is being drawn.',
  'verdict.notFinite': 'Not a finite number since epoch {epoch}.',
  'verdict.bornNotFinite': 'Not a finite number from birth.',
  'verdict.began': 'It began in layer {layer}.',
  'verdict.dead': '{dead:count} of {units:count} {units|unit is|units are} dead.',
  'verdict.deadAll': '{units|The one unit is|All {units:count} units are} dead.',
  'verdict.deadNone': 'No unit is dead.',
  'verdict.bornDead': '{dead:count} of {units:count} {units|unit is|units are} born dead.',
  'verdict.bornDeadAll': '{units|The one unit is|All {units:count} units are} born dead.',
  'verdict.bornDeadNone': 'No unit is born dead.',
  'verdict.severed': '{units|The one unit|All {units:count} units} of layer {layer} {units|is|are} dead.',
  'verdict.bornSevered': '{units|The one unit|All {units:count} units} of layer {layer} {units|is|are} born dead.',
  'verdict.cannotDie': '{activation} units cannot die.',
  'verdict.noneCanDie': 'These units cannot die.',

  'verdict.best': 'The loss sits at {best}: coin-flip labels leave nothing to learn.',
  'verdict.aboveBest': 'The validation loss, {loss:loss}, cannot be expected below {best}: coin-flip labels leave nothing to learn.',
  'verdict.coinFlips': 'Coin-flip labels leave nothing to learn; the best loss to expect is {best}.',
  'verdict.untrained': 'Untrained, its loss is {loss:loss}; the best constant’s is {best}.',
  'verdict.atBirth': 'This is the network at birth.',
  'verdict.constantOutput': 'The output no longer depends on the input.',
  'verdict.constantAtBirth': 'The output does not depend on the input.',
  'verdict.noGradient': 'No gradient passes layer {layer}.',
  'verdict.stuck': 'The loss, {loss:loss}, is no better than the best constant’s, {best}.',
  'verdict.yet': 'Yet it is {accuracy:share} accurate: a symptom without harm.',
  'verdict.learns': 'It is {accuracy:share} accurate; its loss, {loss:loss}, is below the best constant’s, {best}.',
  'verdict.early': 'After {epoch} {epoch|epoch|epochs} the loss is {loss:loss}; the best constant’s is {best}.',
  'verdict.confirmed': 'On all {rows:count} training rows, {dead:count} are.',
} as const;

export type MessageId = keyof typeof WORDS;

/** Fills in a message of the catalogue. */
export function say(id: MessageId, values: Values = {}): string {
  return fillIn(WORDS[id], values);
}
