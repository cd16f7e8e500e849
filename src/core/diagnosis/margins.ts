// By how much a loss has to lie below another to count as below it: every such margin, with its reason.

/**
 * Natural units of the loss by which a validation loss has to lie below the best constant's for a network to have learnt,
 * in studies and lessons. With coin-flip labels, which leave nothing to learn, one seed in 200 ends further from ln 2;
 * learnable labels end a hundred times further.
 */
export const LEARNT_MARGIN = 0.003;

/**
 * Share of the best constant's loss by which a validation loss has to lie below it for a run to be called unharmed: the
 * smallest decrease that counts as one.
 */
export const UNHARMED_MARGIN = 0.001;

/** Smallest relative decrease of a loss that counts as one: SageMaker Debugger's 0.1 %. */
export const LEAST_DECREASE = 0.001;

/** Epochs over which a loss has to fall, and after which harm is judged by the loss: SageMaker Debugger's ten steps are too few of ours. */
export const WINDOW = 3;

/**
 * Share of the best possible loss by which a loss may lie above it and still have reached it, where labels leave nothing
 * to learn: validation rows are a sample, whose best constant differs from the expectation.
 */
export const REACHED_MARGIN = 0.005;

/** Best constants of several runs that lie closer than this, in the loss's units, are one: they are the same to the digits that are drawn. */
export const SAME_BASELINE = 5e-4;
