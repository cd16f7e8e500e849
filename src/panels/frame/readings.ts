import type { PanelId } from '../../core/address/page.ts';
import type { TermId } from '../../core/words/glossary.ts';

/** How a picture is read, and the words that it takes. */
export interface Reading {
  readonly how: string;
  readonly terms: readonly TermId[];
}

/** How the panel of each id is read. */
const READINGS: Readonly<Record<PanelId, Reading>> = {
  network: {
    how: 'Inputs stand at the left, the output at the right, and between them every layer: a bar is a unit, a column an epoch. The shade says on how many rows of data the unit fires; hatched is dead. The wires are the strongest weights at the epoch shown.',
    terms: ['onRate', 'dead', 'bornDead', 'severed'],
  },
  function: {
    how: 'What the network answers at every place: blue towards label 1, orange towards label 0, fainter in between. Each line is where a unit begins to fire, the short stroke on the side where it does. The dotted square is where the inputs come from. A dead unit’s line has left the rows.',
    terms: ['preActivation', 'dead', 'kernel', 'bias'],
  },
  preActivation: { how: 'How often each value of z occurs, over all units of the layer and all rows of the probe. Right of the edge at 0 units fire.', terms: ['preActivation', 'probe'] },
  loss: { how: 'The mean loss after each epoch: train solid, validation dashed. The dotted line is the best that one and the same answer for every row can reach.', terms: ['epoch'] },
  layerOutputs: { how: 'Each ridge is the histogram of what the layer puts out at one epoch, birth on top. The column at the left is the share that is exactly 0.', terms: ['probe', 'dead'] },
  gradients: { how: 'Each ridge is the histogram of the gradient at one epoch, birth on top, on an axis that is logarithmic on both sides of 0. The column at the left is the share that is exactly 0.', terms: ['gradient', 'kernel'] },
  gradientNorms: { how: 'The length of each layer’s gradient over epochs, on a logarithmic axis. A point on the floor, named 0, is exactly 0.', terms: ['gradient', 'kernel'] },
  parameters: { how: 'How the weights and the biases of the layer in focus are spread at the epoch shown. The line marks 0; entries that are exactly 0 are not drawn.', terms: ['kernel', 'bias'] },
  diagnosis: { how: 'What the rules find at the epoch shown: the symptom, its measure beside the threshold, and whether it does harm.', terms: ['dead', 'severed', 'probe'] },
};

const BY_ID = new Map<string, Reading>(Object.entries(READINGS));

/** How a panel is read; undefined for one that is read as it stands. */
export function readingOf(id: string): Reading | undefined {
  return BY_ID.get(id);
}
