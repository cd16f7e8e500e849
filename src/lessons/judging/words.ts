import { fillIn, type Values } from '../../core/words/fillIn.ts';

/** Everything that judges say, in English, by message id: templates for `fillIn`. */
export const WORDS = {
  'number.dead': 'Dead units',
  'number.dead-on-training': 'Dead on all training rows',
  'number.born-dead': 'Dead at birth',
  'number.dead-layer': 'Dead units, layer {layer}',
  'number.born-dead-layer': 'Dead at birth, layer {layer}',
  'number.dead-last': 'Dead units, last hidden layer',
  'number.dead-output': 'Output unit dead',
  'number.dead-earlier': 'Dead units after epoch {epoch}',
  'number.died': 'Deaths after epoch {epoch}',
  'number.revived': 'Revivals after epoch {epoch}',
  'number.below-zero': 'Units at or below 0 on every probe row',
  'number.loss': 'Validation loss',
  'number.loss-earlier': 'Validation loss after epoch {epoch}',
  'number.baseline': 'Best constant’s loss',
  'number.floor': 'Smallest loss in reach',
  'number.accuracy': 'Validation accuracy',
  'number.gradient': 'Mean size of layer 1’s kernel gradient',
  'number.gradient-birth': 'The same at birth',
  'number.gradient-zero': 'Exact zeros among layer 1’s kernel gradient',
  'number.gradient-norm': 'Kernel gradient norm, layer {layer}',
  'number.zero-outputs': 'Zeros among layer 1’s outputs',
  'number.zero-outputs-first': 'The same after epoch 1',
  'number.networks-dead': 'Networks born dead',
  'number.lower-bound': 'Lower bound',
  'number.upper-bound': 'Upper bound',
  'number.reference': 'Reference share',

  'undecided.birth': 'Not decided yet: the networks are being drawn.',
  'undecided.end': 'Not decided yet: the verdict needs the last epoch.',
  'undecided.losses': 'Not decided: the losses of these networks, or the best constant’s, are not known.',
  'undecided.shape': 'Not decided: the runs on the screen are not the ones that this question needs.',

  'units.died': '{dead:share} of the hidden units are dead on the probe after epoch {epoch}; at birth it was {born:share}.',
  'units.cannot-die': 'These units have no dead state.',
  'units.alive': 'Most units stay alive: {dead:share} are dead on the probe after epoch {epoch}.',
  'units.not-all-zero': 'Not every output and gradient is zero: after epoch 1 {zeros:share} of layer 1’s outputs are.',
  'loss.coin-flips': 'The loss ends at {loss:loss}. The labels are coin flips, so no function of the inputs has an expected loss below {best}: the flat loss says nothing about the units.',
  'loss.coin-flips-range': 'The losses end between {low:loss} and {high:loss}. The labels are coin flips, so no function of the inputs has an expected loss below {best}: flat losses say nothing about the units.',
  'loss.stuck': 'The labels can be learnt, yet the loss ends at {loss:loss}, no better than the best constant’s {best}.',
  'loss.learnt': 'The labels can be learnt, and the loss ends at {loss:loss}, below the best constant’s {best}; {accuracy:share} of the validation rows are right.',
  'loss.learnt-in': '{setting}: it learns. Its loss ends at {loss:loss}, below the best constant’s {best}; {accuracy:share} of the validation rows are right.',
  'loss.stuck-in': '{setting}: it does not learn. Its loss ends at {loss:loss}; the best constant’s is {best}.',
  'loss.unjudged': 'Whether the network learnt cannot be told from what is shown.',

  'gradients.severed': 'All kernel gradients of the hidden layers are exactly 0.',
  'gradients.not-severed': 'The last hidden layer has {dead:share} of its units dead; not every gradient is 0.',
  'gradients.small': 'Layer 1’s kernel gradient has a mean size of {gradient:number} at the end, {birth:number} at birth. It has not vanished: the threshold is {threshold:number}.',
  'gradients.vanished': 'Layer 1’s kernel gradient has vanished: its mean size is {gradient:number}, below {threshold:number}.',
  'gradients.alive': 'The gradient does not reach zero: its mean size in layer 1 ends at {gradient:number}.',
  'gradients.dropout-larger': 'With AlphaDropout it ends {ratio:number} times as large as without: the larger gradient comes with no lower validation loss.',
  'gradients.dropout-not-larger': 'With AlphaDropout it ends {ratio:number} times as large as without.',

  'remedy.fewer': '{setting}: {dead:share} of the units counted end dead, against {plain:share}. That is fewer, by more than the {spread:share} that seeds alone can explain.',
  'remedy.same': '{setting}: {dead:share} of the units counted end dead, against {plain:share}. Seeds alone can explain a difference of {spread:share}.',
  'remedy.more': '{setting}: {dead:share} of the units counted end dead, against {plain:share}. That is more, by more than the {spread:share} that seeds alone can explain.',

  'epochs.counts': 'Between epoch {from} and epoch {to} units died {died:count} {died|time|times} and came back {revived:count} {revived|time|times} on the probe; the share dead went from {before:share} to {after:share}.',

  'epochs.loss': 'The validation loss is {before:loss} after epoch {from} and {after:loss} after epoch {to}.',

  'initializers.gap': 'The shares dead after epoch {epoch} lie {gap:share} apart, from {low:share} ({lowest}) to {high:share} ({highest}); seeds alone can explain {spread:share}.',
  'initializers.no-gap': 'The shares dead after epoch {epoch} lie within {gap:share} of each other, which seeds alone can explain.',
  'initializers.birth': 'At birth they lie within {gap:share}.',

  'negative.birth': 'At birth {born:share} of the units are dead.',
  'negative.grows': 'After epoch 1 {first:share} of the units are dead, after epoch {epoch} {dead:share}.',

  'control.all': 'Every one of the {count} settings with labels that depend on the inputs gets below the best constant; inputs, kernels and batches are the same.',
  'control.lowest': 'The least accurate of them has {accuracy:share} of the validation rows right.',
  'control.some': '{learnt} of the {count} settings with labels that depend on the inputs get below the best constant.',

  'harmless.yes': '{dead:share} of the units are dead, and {accuracy:share} of the validation rows are right: a dead fraction alone is no failure.',
  'harmless.few-dead': 'Only {dead:share} of the units are dead.',
  'harmless.inaccurate': 'Only {accuracy:share} of the validation rows are right.',

  'severed.born': 'Layer 1 has {first:share} of its units dead at birth, the layers after it {later:share}.',

  'born.bounds': '{inside} of {count} shares lie within the bounds, give or take {errors} standard errors.',
  'born.reference': '{inside} of {count} shares lie within {errors} standard errors of the reference.',
  'born.below': 'The bounds are for one input; none is drawn here.',
  'born.no-theory': 'Neither the bounds nor the reference table hold for these settings.',

  'scale.same': 'All {count} networks have the same units dead, unit by unit: {dead:count} of {units:count}.',
  'scale.no-bias': 'Every bias is 0, so that a larger kernel scales z and moves no sign.',
  'scale.differs': 'The networks do not have the same units dead: {differing:count} {differing|unit|units} of {units:count} differ.',

  'bias.grows': 'The lower the bias, the more units are born dead: {high:share} at {highest}, {low:share} at {lowest}. A unit that is dead at one bias is dead at every lower one.',
  'bias.does-not': 'The share born dead does not grow as the bias falls.',

  'reach.floor': '{setting}: not every target is in reach, and no loss below {floor:loss}. It ends at {loss:loss}, with {dead:share} of the hidden units dead.',
  'reach.output-dead': '{setting}: the output unit itself is dead on the probe, so that the output is the same for every row.',
  'reach.free': '{setting}: every target is in reach. It ends at {loss:loss}.',

  'slope.zero': '{setting}: {zeros:share} of layer 1’s kernel gradient is exactly 0.',
  'slope.none': 'With a slope below 0 no entry of it is, although up to {below:share} of the units are at or below 0 on every probe row.',
  'slope.some': 'With a slope below 0 up to {zeros:share} of it is exactly 0.',
} as const;

export type MessageId = keyof typeof WORDS;

/** Fills in a message of the lessons' catalogue. A name without a value stays in braces, so that a mistake shows. */
export function say(id: MessageId, values: Values = {}): string {
  return fillIn(WORDS[id], values);
}
