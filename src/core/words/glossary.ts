/** A word of this page, and in two sentences what it means here. */
export interface Term {
  readonly term: string;
  readonly means: string;
  /** How sentences say it, where they do so in this sense alone. */
  readonly said?: readonly string[];
}

/** The words that the page uses as the literature does, or in a sense of its own. The definitions in full are in `docs/science.md`. */
export const GLOSSARY = {
  kernel: { term: 'Kernel', means: 'The weights of a layer, one for every input of every unit. Keras and TensorBoard call them its kernel.', said: ['kernel', 'kernels'] },
  bias: { term: 'Bias', means: 'A number that a unit adds to the sum of its weighted inputs. It moves the edge at which the unit begins to fire.', said: ['bias', 'biases'] },
  preActivation: { term: 'Pre-activation z', means: 'What a unit adds up: its weights times its inputs, and its bias. ReLU passes z on where it is above 0, and gives 0 elsewhere.', said: ['pre-activation', 'pre-activations'] },
  probe: { term: 'Probe', means: 'The first 2,048 training rows, or all where there are fewer, with dropout off. Histograms, gradients and the state of every unit are taken on it.', said: ['probe'] },
  onRate: { term: 'On-rate', means: 'The share of rows of the probe on which a unit fires, which is where its z is above 0. A ReLU unit with 0 % is dead.', said: ['on-rate'] },
  dead: { term: 'Dead', means: 'A ReLU unit whose z is at most 0 on every row of the probe. There its output is 0 and so is its gradient: none of these rows can move it.', said: ['dead'] },
  bornDead: { term: 'Born dead', means: 'Dead before any training. The kernel and bias as they were drawn keep z at or below 0 on the whole probe.', said: ['born dead'] },
  severed: { term: 'Severed', means: 'A hidden layer whose units are all dead lets nothing through. The output is then the same for every row of the probe, and no gradient passes back through it.', said: ['severed'] },
  gradient: { term: 'Gradient', means: 'How the mean loss on the probe changes with each weight and bias. Where it is exactly 0, nothing pushes.', said: ['gradient', 'gradients'] },
  epoch: { term: 'Epoch', means: 'Once through all training rows. Epoch 0, called birth, is before any training.' },
} as const satisfies Record<string, Term>;

/** Names of the words. */
export type TermId = keyof typeof GLOSSARY;
